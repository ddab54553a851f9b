from datetime import date

import pytest

from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.registry.models import ChangeRequest, PersonHistory
from support import cast, given
from web.registry.steps import acting, fill, village

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    given.places()
    return given.person(given.household(), education="primary")


def test_what_decides_nothing_is_saved_at_once_with_history(member):
    changed = fill(member, by=village(), section="schooling", education="junior")
    member.refresh_from_db()
    assert (changed.saved, member.education, member.version) == (("education",), "junior", 2)
    assert PersonHistory.objects.get(person_id=member.pk).education == "primary"
    event = AuditEvent.objects.get()
    assert (event.action, event.subject) == ("registry.person.changed", f"household:{member.household_id}")
    assert event.detail["member"] == member.office_number


def test_who_somebody_is_waits_for_approval(member):
    request = fill(member, by=village(), section="identity", id_number="632722198404300045", birth_date="").request
    assert (request.person, request.household_id) == (member, member.household_id)
    assert request.changes == {"birth_date": ["", "1984-04-30"], "id_number": ["", "632722198404300045"]}
    assert AuditEvent.objects.get().detail["changes"][0]["zh"] == "证件号码：-- → 632722********0045"


def test_a_request_of_a_member_does_not_hinder_the_household_s(member):
    fill(member, by=village(), section="protection", dibao="是")
    fill(member.household, by=village(), wage_income="1200")
    assert ChangeRequest.objects.count() == 2


def test_a_member_of_another_village_is_not_found(member):
    other = given.person(given.household(cast.NEXT_VILLAGE))
    with pytest.raises(NotFoundError):
        fill(other, by=village(), section="schooling", education="junior")


def test_who_may_only_look_changes_nobody(member):
    with pytest.raises(NotAllowedError):
        fill(member, by=acting(cast.helper()), section="schooling", education="junior")


def test_the_day_of_birth_is_kept_as_a_day(member):
    fill(member, by=village(), section="identity", birth_date="1984年4月30日")
    assert ChangeRequest.objects.get().changes["birth_date"] == ["", date(1984, 4, 30).isoformat()]
