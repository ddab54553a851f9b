import pytest

from huiyin.followup.cooperation import Step
from huiyin_web.access.errors import SamePersonError
from huiyin_web.access.queries import actor_of
from huiyin_web.cooperation.errors import CooperationRefusedError, NoSuchEntryError
from huiyin_web.cooperation.models import Entry
from huiyin_web.cooperation.queries.stored import told_of
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.cooperation import AT, YEAR, answered, east, entered, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    given.places()
    return signed()


def counted(row):
    return told_of([row], YEAR)[row.pk]["doctors_west"].counted


def test_an_entry_counts_once_the_other_side_has_confirmed_it(row):
    entry = entered(row)
    assert counted(row) == 0
    answered(row, entry)
    assert (counted(row), Entry.objects.get().state) == (2, "confirmed")
    assert AuditEvent.objects.get(action="cooperation.agreement.confirm").detail["entry"] == entry.pk


def test_one_that_was_confirmed_by_mistake_is_refused_with_a_reason_and_stays_in_sight(row):
    entry = entered(row)
    answered(row, entry)
    with pytest.raises(CooperationRefusedError):
        answered(row, entry, Step.REFUSE)
    answered(row, entry, Step.REFUSE, reason="重复计算")
    assert (counted(row), Entry.objects.get().reason) == (0, "重复计算")


def test_the_same_side_and_the_same_hand_do_not_confirm(row):
    maker = cast.eastern_partner()
    entry = entered(row, by=actor_of(maker, on=AT.date()))
    with pytest.raises(CooperationRefusedError, match="Your own side made this entry"):
        answered(row, entry, by=east())
    with pytest.raises(SamePersonError):
        answered(row, entry, by=actor_of(cast.given_by(cast.county_officer(), maker), on=AT.date()))
    other = entered(signed(document="2", begins=AT.date().replace(month=8)))
    with pytest.raises(NoSuchEntryError):
        answered(row, other)
