from datetime import UTC, date, datetime

import pytest

from huiyin_web.assistance.actions.carry_promise import CarryTerms, carry_promise
from huiyin_web.assistance.actions.close_round import close_round
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.assistance.models import Pairing
from huiyin_web.core.errors import NotAllowedError
from support import cast, given
from support.assistance import UNIT, acting, county, enrolled, paired, province, round_of
from support.commitments import given as promise

pytestmark = pytest.mark.django_db
AFTER = datetime(2016, 12, 31, 2, 0, tzinfo=UTC)


@pytest.fixture
def row():
    given.places()
    row = round_of(2013, 2016)
    paired(enrolled(row))
    return row


def closed(row, *, by=None, at=AFTER):
    return close_round(round_id=row.pk, by=by or province(), at=at)


def test_its_pairings_end_with_it_on_its_last_day(row):
    user = cast.assisting_unit(villages=())
    assert closed(row).closed_on == date(2016, 12, 31)

    ended = Pairing.objects.get()
    assert (ended.ends_on, ended.end_reason, ended.ended_early) == (date(2016, 12, 31), "轮次届满。", False)
    assert acting(user, date(2016, 12, 31)).scope.covers(cast.VILLAGE)
    assert not acting(user, date(2017, 1, 1)).scope.covers(cast.VILLAGE)


def test_nothing_of_it_disappears_silently(row):
    old = promise(source_key=row.key, owner=UNIT)
    given.poor_place()
    with pytest.raises(AssistanceRefusedError) as refused:
        closed(row)
    assert [reason.words.en for reason in refused.value.decision.missing] == [
        "1 promises were not kept and nobody has decided about them: carry each into the next round or let it go.",
        f"1 poor places would be left without a unit, such as {cast.VILLAGE}: pair them in the next round first.",
    ]

    terms = CarryTerms(carried=False, reason="村已整体搬迁")
    carry_promise(round_id=row.pk, commitment=old.pk, terms=terms, by=province(), at=AFTER)
    paired(enrolled(round_of(2017, 2020)), on=date(2017, 1, 1))
    assert closed(row).closed_on is not None


def test_it_is_closed_once_not_before_its_last_day_and_by_the_province(row):
    with pytest.raises(NotAllowedError):
        closed(row, by=county())
    with pytest.raises(AssistanceRefusedError, match="runs until 2016-12-31"):
        closed(row, at=datetime(2016, 12, 30, 2, 0, tzinfo=UTC))
    closed(row)
    with pytest.raises(AssistanceRefusedError, match="closed already"):
        closed(row)
