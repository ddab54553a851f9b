from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from huiyin.followup.relocation import Given, Step, Told
from huiyin_web.access.actor import platform
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.relocation.actions.carry_over import Home, Line, carry_over
from huiyin_web.relocation.errors import RelocationRefusedError
from huiyin_web.relocation.models import Move, Scheme
from support import given as register
from support.relocation import AT, FOUND, MOVED_ON, SIGNED, TERMS, township

pytestmark = pytest.mark.django_db
BY = platform("test")
HOUSE = Given(on=MOVED_ON, area=50_00, contribution=0, debt=0)
WAY = ((Step.CONSENT, SIGNED), (Step.HOUSE, HOUSE), (Step.MOVE, Given(on=MOVED_ON)))
NOW = datetime(2018, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _places():
    register.places()


def carried(*homes, by=BY):
    line = Line(TERMS, platform("demo-county"), platform("demo"), AT, homes)
    return carry_over(ledger=[line], by=by, at=NOW)


def test_a_ledger_comes_over_as_if_every_step_had_been_taken_by_hand():
    home = register.household(member_count=2)
    year = replace(FOUND, on=date(2017, 9, 14), labour=2)
    (row,) = carried(Home(home.pk, WAY, (FOUND, year)))
    move = row.moves.get()
    assert (row.number, move.state, move.area, move.due_on) == ("R-2016-0001", "moved", 50_00, date(2018, 9, 14))
    assert list(move.follow_ups.order_by("months").values_list("months", flat=True)) == [6, 12]
    assert (move.words.count(), move.deeds.count()) == (1, 3)
    assert AuditEvent.objects.get(action="relocation.schemes.carried").detail == {"schemes": 1, "households": 1}


def test_a_step_that_may_not_be_taken_leaves_nothing_behind():
    home = register.household(member_count=1)
    for steps, words in ((WAY[1:], "this can be done while"), (WAY, "50 m2 for a household of 1")):
        with pytest.raises(RelocationRefusedError, match=words):
            carried(Home(home.pk, steps))
    empty = Told(MOVED_ON, None, None, None, "", "", "")
    with pytest.raises(RelocationRefusedError):
        carried(Home(register.household(member_count=2).pk, WAY, (empty,)))
    assert (Scheme.objects.count(), Move.objects.count()) == (0, 0)


def test_a_township_carries_nothing_over():
    with pytest.raises(NotAllowedError):
        carried(by=township())
