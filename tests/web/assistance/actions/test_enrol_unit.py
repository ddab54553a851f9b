import pytest

from huiyin_web.assistance.actions.enrol_unit import Enrolment, enrol_unit
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.assistance.models import Participant
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.assistance import AT, acting, enrolled, paired, province, round_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    given.places()
    return round_of()


def test_a_unit_is_in_a_round_once_and_takes_on_what_was_said_last(row):
    enrolled(row, most=3)
    made = enrolled(row, most=5, kind="hospital", specialities=("medical",), funds=10_000)

    assert Participant.objects.count() == 1
    assert (made.most, made.kind, made.known_for, made.funds) == (5, "hospital", ("medical",), 10_000)
    told = AuditEvent.objects.filter(action="assistance.unit.enrolled").order_by("number").last().detail
    assert told["before"] == {"kind": "organ", "most": 3}


@pytest.mark.parametrize(
    ("terms", "fields"),
    [
        ({"kind": "bakery"}, ["kind"]),
        ({"most": 0}, ["most"]),
        ({"least": 4}, ["least"]),
        ({"specialities": ("singing",)}, ["specialities"]),
        ({"funds": -1}, ["funds"]),
    ],
)
def test_what_a_unit_is_and_takes_is_sound(row, terms, fields):
    with pytest.raises(AssistanceRefusedError) as refused:
        enrolled(row, **terms)
    assert [reason.field for reason in refused.value.decision.missing] == fields


def test_a_unit_takes_no_fewer_villages_than_it_is_paired_with(row):
    unit = enrolled(row, most=2)
    paired(unit)
    paired(unit, cast.NEXT_VILLAGE)
    with pytest.raises(AssistanceRefusedError, match="It is paired with 2 already"):
        enrolled(row, most=1)


def test_a_prefecture_takes_no_unit_in(row):
    with pytest.raises(NotAllowedError):
        enrolled(row, by=acting(cast.prefecture_officer()))


def test_a_unit_that_nobody_knows_is_not_taken_in(row):
    with pytest.raises(AssistanceRefusedError, match="No organisation has the number Q-1"):
        enrol_unit(round_id=row.pk, terms=Enrolment("Q-1", "organ"), by=province(), at=AT)
