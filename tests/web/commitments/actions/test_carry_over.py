from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from huiyin.followup.commitments import Given
from huiyin_web.access.actor import platform
from huiyin_web.commitments.actions.carry_over import Line, Was, carry_over
from huiyin_web.commitments.errors import LedgerRefusedError
from huiyin_web.commitments.models import Commitment, Entry
from huiyin_web.core.models import AuditEvent
from support import given as register
from support.commitments import AT, PROVEN, TERMS, brought, county, given, township, unit

pytestmark = pytest.mark.django_db
ALL = Decimal(180)


@pytest.fixture(autouse=True)
def _places():
    register.places()


def was(act, by, days, **sent):
    return Was(act, by, AT + timedelta(days), Given(**sent))


def kept():
    return Line(
        TERMS, county(), AT,
        (
            was("accept", unit(), 1), was("prove", unit(), 2, reason="培训签到册，存于乡政府"),
            was("deliver", unit(), 3, amount=ALL), was("verify", township(), 4, amount=ALL),
        ),
    )  # fmt: skip


def carried(*ledger):
    return carry_over(ledger=ledger, by=platform(), at=AT)


def state_of(row):
    left_out = {"id", "serial", "by_key", "by_name"}
    return {field.name: getattr(row, field.name) for field in row._meta.concrete_fields if field.name not in left_out}


def test_a_promise_that_is_carried_over_stands_as_if_everything_had_been_done_to_it_here():
    row = brought(given(), *PROVEN, "verify")
    (copy,) = carried(kept())
    assert state_of(Commitment.objects.get(pk=copy.pk)) == state_of(Commitment.objects.get(pk=row.pk))
    told = [list(one.entries.order_by("pk").values_list("act", "on", "amount", "at", "reason")) for one in (row, copy)]
    assert told[0] == told[1]
    assert copy.number == "C-2016-0002"


def test_the_lines_of_a_ledger_are_numbered_in_their_years_and_told_of_once():
    earlier = replace(TERMS, starts_on=date(2015, 9, 15), due_on=date(2016, 9, 1))
    rows = carried(kept(), Line(earlier, county(), AT - timedelta(365)), Line(TERMS, county(), AT))
    assert [row.number for row in rows] == ["C-2016-0001", "C-2015-0001", "C-2016-0002"]
    (event,) = AuditEvent.objects.all()
    assert (event.action, event.detail) == ("commitments.ledger.carried", {"commitments": 3, "entries": 4})


def test_one_line_that_cannot_be_keeps_the_whole_ledger_out_and_every_such_line_is_named():
    nowhere = Line(replace(TERMS, place_code="990000000000", title="无此地"), county(), AT)
    unproven = Line(
        replace(TERMS, title="无佐证"), county(), AT,
        (was("accept", unit(), 1), was("deliver", unit(), 3, amount=ALL), was("verify", township(), 4, amount=ALL)),
    )  # fmt: skip
    own = Line(replace(TERMS, title="自己核验", accepter=TERMS.owner), county(), AT)
    with pytest.raises(LedgerRefusedError) as refused:
        carried(kept(), nowhere, unproven, own)
    told = refused.value.text.en
    assert "2. 无此地: No place has the code 990000000000." in told
    assert "3. 无佐证: Add at least one proof first" in told
    assert "4. 自己核验: Whoever has to keep it can't also say whether it was kept" in told
    assert not Commitment.objects.exists()
    assert not Entry.objects.exists()


def test_its_owner_does_not_verify_it_in_a_ledger_either():
    acts = (*kept().acts[:3], was("verify", unit(), 4, amount=ALL))
    with pytest.raises(LedgerRefusedError, match="Only its accepter can do this"):
        carried(replace(kept(), acts=acts))


def test_a_long_list_of_refusals_says_how_many_more_there_are():
    with pytest.raises(LedgerRefusedError, match=r"And 5 more\."):
        carried(*[Line(replace(TERMS, place_code="990000000000"), county(), AT)] * 25)
