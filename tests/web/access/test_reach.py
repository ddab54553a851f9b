from datetime import UTC, date, datetime

import pytest

from huiyin_web.access.actions.delegate import delegate
from huiyin_web.access.actions.end_delegation import end_delegation
from huiyin_web.access.actions.end_grant import end_grant
from huiyin_web.access.actions.grant_reach import grant_reach
from huiyin_web.access.actor import platform
from huiyin_web.access.errors import DelegationError, GrantError
from huiyin_web.access.models import Delegation
from huiyin_web.access.queries import actor_of
from huiyin_web.access.queries.delegations import PAGE_ROWS
from huiyin_web.access.roles import Role
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
TODAY = date(2016, 9, 14)
LAST = date(2016, 12, 31)
pytestmark = pytest.mark.django_db


def actor(user, on=TODAY):
    return actor_of(user, on=on)


def granted(user, by=None, **changed):
    asked = {"place_code": cast.VILLAGE, "household": None, "starts_on": TODAY, "ends_on": LAST, "source": "pairing:1"}
    return grant_reach(user=user.pk, **asked | changed, by=by or platform(), at=AT)


def test_a_pairing_reaches_from_its_first_day_to_its_last():
    user = cast.helper(villages=())
    made = granted(user)
    assert made.kind == "pairing"
    reach = [actor(user, on).scope.covers(cast.VILLAGE) for on in (date(2016, 9, 13), TODAY, LAST, date(2017, 1, 1))]
    assert reach == [False, True, True, False]


def test_a_household_is_reached_without_its_village():
    user = cast.helper(villages=())
    granted(user, household=7)
    scope = actor(user).scope
    assert (scope.households, scope.covers(cast.VILLAGE)) == ((7,), False)


def test_an_ended_grant_reaches_to_the_day_it_ended():
    user = cast.inspector(assigned=())
    made = granted(user, place_code=cast.COUNTY, ends_on=None)
    end_grant(grant=made.pk, on=date(2016, 10, 1), by=platform(), at=AT)
    assert actor(user, date(2016, 10, 1)).scope.covers(cast.COUNTY)
    assert not actor(user, date(2016, 10, 2)).scope.covers(cast.COUNTY)


def test_what_is_granted_and_ended_is_recorded():
    user = cast.evaluator(assigned=())
    made = granted(user)
    end_grant(grant=made.pk, on=LAST, by=platform(), at=AT)
    assert list(AuditEvent.objects.order_by("number").values_list("action", "subject")) == [
        ("access.reach.granted", user.key), ("access.reach.ended", user.key),
    ]  # fmt: skip


def test_a_grant_ends_no_earlier_than_it_starts():
    with pytest.raises(GrantError, match="The last day lies before the first"):
        granted(cast.helper(), ends_on=date(2016, 9, 13))


@pytest.mark.parametrize(
    ("builder", "place", "error"),
    [
        (cast.township_officer, cast.NEXT_VILLAGE, NotFoundError),
        (cast.village_worker, cast.VILLAGE, NotAllowedError),
        (cast.commander, cast.VILLAGE, NotAllowedError),
    ],
)
def test_nobody_grants_what_they_do_not_reach_or_manage(builder, place, error):
    user = cast.helper(villages=())
    with pytest.raises(error):
        granted(user, by=actor(builder()), place_code=place)


def test_a_secretary_acts_for_the_commander_until_the_last_day():
    commander, secretary = cast.commander(), cast.secretary()
    assert actor(secretary).scope.prefixes == ()
    delegate(deputy=secretary.pk, ends_on=LAST, reason="出差", by=actor(commander), on=TODAY, at=AT)
    acting = actor(secretary)
    assert (acting.role, acting.scope, acting.key) == (Role.COMMANDER, actor(commander).scope, secretary.key)
    assert actor(secretary, date(2017, 1, 1)).role is Role.SECRETARY
    event = AuditEvent.objects.get()
    assert (event.action, event.detail["reason"], event.detail["to"]) == (
        "access.delegation.given", "出差", secretary.key,
    )  # fmt: skip


def test_what_was_delegated_can_not_be_delegated_on():
    commander, first, second = cast.commander(), cast.secretary(), cast.secretary()
    delegate(deputy=first.pk, ends_on=LAST, reason="出差", by=actor(commander), on=TODAY, at=AT)
    with pytest.raises(NotAllowedError, match="only a commander in person"):
        delegate(deputy=second.pk, ends_on=LAST, reason="出差", by=actor(first), on=TODAY, at=AT)


def test_an_ended_delegation_reaches_nothing_more_and_only_its_commander_ends_it():
    commander, secretary = cast.commander(), cast.secretary()
    made = delegate(deputy=secretary.pk, ends_on=LAST, reason="出差", by=actor(commander), on=TODAY, at=AT)
    with pytest.raises(NotFoundError):
        end_delegation(delegation=made.pk, by=actor(cast.commander()), at=AT)
    end_delegation(delegation=made.pk, by=actor(commander), at=AT)
    assert actor(secretary).role is Role.SECRETARY
    with pytest.raises(NotFoundError):
        end_delegation(delegation=made.pk, by=actor(commander), at=AT)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"ends_on": date(2016, 9, 13)}, DelegationError),
        ({"reason": "  "}, DelegationError),
        ({"deputy": 0}, NotFoundError),
    ],
)
def test_a_delegation_needs_a_secretary_a_reason_and_a_last_day_to_come(changed, error):
    commander, secretary = cast.commander(), cast.secretary()
    asked = {"deputy": secretary.pk, "ends_on": LAST, "reason": "出差"}
    with pytest.raises(error):
        delegate(**asked | changed, by=actor(commander), on=TODAY, at=AT)
    assert Delegation.objects.count() == 0


def test_a_secretary_of_another_place_is_not_found():
    elsewhere = cast.secretary(cast.COUNTY)
    with pytest.raises(NotFoundError):
        delegate(deputy=elsewhere.pk, ends_on=LAST, reason="出差", by=actor(cast.commander()), on=TODAY, at=AT)


def test_an_ended_commander_delegates_nothing():
    commander = cast.commander()
    secretary = cast.secretary(of=commander)
    commander.is_active = False
    commander.save()
    assert actor(secretary).role is Role.SECRETARY


def test_a_given_household_lies_in_the_reach_of_its_helper():
    home = given.household()
    user = cast.reaching(cast.helper(villages=()), household=home.pk)
    found = given.Household.objects.filter(actor(user).scope.households_in("village_code"))
    assert list(found) == [home]


def test_the_same_grant_asked_for_twice_is_one_with_one_event():
    user = cast.helper(villages=())
    assert granted(user) == granted(user, starts_on=date(2016, 10, 1))
    assert granted(user, ends_on=None) != granted(user)
    assert AuditEvent.objects.count() == 2


def test_a_place_that_is_not_there_is_not_granted_nor_anything_to_who_reaches_all():
    given.places()
    with pytest.raises(GrantError, match="No place has the code 632725100299"):
        granted(cast.helper(), place_code="632725100299")
    with pytest.raises(GrantError, match="reaches everything already"):
        granted(cast.auditor())


def test_a_grant_that_is_over_is_not_ended_again():
    made = granted(cast.helper(villages=()))
    with pytest.raises(NotFoundError):
        end_grant(grant=made.pk, on=date(2017, 1, 1), by=platform(), at=AT)
    made.refresh_from_db()
    assert made.ends_on == LAST


def test_a_grant_of_a_household_out_of_reach_is_not_ended():
    home = given.household(cast.NEXT_VILLAGE)
    made = granted(cast.helper(villages=()), place_code=cast.NEXT_VILLAGE, household=home.pk)
    with pytest.raises(NotFoundError):
        end_grant(grant=made.pk, on=TODAY, by=actor(cast.township_officer()), at=AT)


def test_a_grant_of_a_household_that_is_no_longer_known_can_be_ended():
    made = granted(cast.helper(villages=()), household=7)
    end_grant(grant=made.pk, on=TODAY, by=actor(cast.township_officer()), at=AT)
    made.refresh_from_db()
    assert made.ends_on == TODAY


def test_a_grant_of_a_place_out_of_reach_is_not_ended():
    user = cast.helper(villages=())
    made = granted(user, place_code=cast.NEXT_VILLAGE)
    with pytest.raises(NotFoundError):
        end_grant(grant=made.pk, on=TODAY, by=actor(cast.township_officer()), at=AT)


def test_delegations_are_turned_by_key_and_none_is_lost(client):
    commander, secretary = cast.commander(), cast.secretary()
    Delegation.objects.bulk_create(
        Delegation(principal=commander, deputy=secretary, starts_on=TODAY, ends_on=LAST, reason=str(number))
        for number in range(PAGE_ROWS + 3)
    )
    client.force_login(commander)
    first = client.get("/access/delegations/").context["page"]
    second = client.get(f"/access/delegations/{first.pager.next}").context["page"]
    assert [row.reason for row in (*first.rows, *second.rows)] == [str(n) for n in reversed(range(PAGE_ROWS + 3))]
    assert (second.pager.next, second.pager.words.en) == ("", "3 of 53")
