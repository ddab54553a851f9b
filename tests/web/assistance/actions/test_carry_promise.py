from datetime import UTC, date, datetime, timedelta

import pytest

from huiyin_web.assistance.actions.carry_promise import CarryTerms, carry_promise
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.assistance.models import Carried
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from support import given
from support.assistance import AT, county, province, round_of
from support.commitments import PROVEN, brought
from support.commitments import given as promise

pytestmark = pytest.mark.django_db
AFTER = datetime(2016, 12, 1, tzinfo=UTC)
CARRIED = CarryTerms(carried=True, reason="施工季节已过，转入下一轮", due_on=date(2017, 10, 31))
LET_GO = CarryTerms(carried=False, reason="村已整体搬迁")


@pytest.fixture
def row():
    given.places()
    return round_of(2013, 2016)


def decided(row, of, terms=CARRIED, by=None):
    return carry_promise(round_id=row.pk, commitment=of.pk, terms=terms, by=by or province(), at=AFTER)


def test_what_was_kept_in_part_is_carried_with_what_is_left_and_the_old_one_stays(row):
    round_of(2017, 2020)
    old = brought(promise(source_key=row.key), *PROVEN, "verify", amount=150)
    new = decided(row, old).successor

    assert (new.quantity, new.source_key, new.owner, new.accepter, new.due_on) == (
        3_000, "2017-2020", old.owner, old.accepter, date(2017, 10, 31),
    )  # fmt: skip
    assert Commitment.objects.get(pk=old.pk).state == "closed"


def test_what_is_let_go_has_a_reason_and_no_successor(row):
    assert decided(row, promise(source_key=row.key), LET_GO).successor is None
    assert Commitment.objects.count() == 1


def test_what_was_kept_waits_for_no_decision_and_nothing_is_decided_twice(row):
    kept = brought(promise(source_key=row.key), *PROVEN, "verify")
    with pytest.raises(NotFoundError):
        decided(row, kept, LET_GO)
    open_ = promise(source_key=row.key, at=AT + timedelta(minutes=1))
    decided(row, open_, LET_GO)
    with pytest.raises(NotFoundError):
        decided(row, open_, LET_GO)
    assert Carried.objects.count() == 1


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (CarryTerms(carried=False, reason=" "), "reason"),
        (CarryTerms(carried=True, reason="转入"), "due_on"),
        (CARRIED, "carried"),
    ],
)
def test_a_reason_a_day_and_a_round_to_go_to_are_needed(row, terms, field):
    if field == "due_on":
        round_of(2017, 2020)
    with pytest.raises(AssistanceRefusedError) as refused:
        decided(row, promise(source_key=row.key), terms)
    assert [reason.field for reason in refused.value.decision.missing] == [field]


def test_only_the_province_decides(row):
    with pytest.raises(NotAllowedError):
        decided(row, promise(source_key=row.key), by=county())
