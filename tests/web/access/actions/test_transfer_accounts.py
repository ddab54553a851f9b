from datetime import date, timedelta

import pytest
from django.urls import reverse

from huiyin_web.access.actions.transfer_accounts import transfer_accounts
from huiyin_web.access.errors import AccountsRefusedError
from huiyin_web.access.models import Grant, User
from huiyin_web.access.queries import actor_of
from huiyin_web.access.roles import Role
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.registry.models import Draft
from support import cast, given
from web.access.steps import AT, SECOND_VILLAGE, granted

pytestmark = pytest.mark.django_db


def test_a_transferred_worker_reaches_the_new_village_only(township):
    user = cast.village_worker()
    transfer_accounts(users=[user.pk], place_code=SECOND_VILLAGE, by=township, at=AT)
    user.refresh_from_db()
    scope = actor_of(user, on=AT.date()).scope
    assert (scope.covers(cast.VILLAGE), scope.covers(SECOND_VILLAGE)) == (False, True)
    assert AuditEvent.objects.get().detail["from"] == {user.key: cast.VILLAGE}


def test_a_transferred_helper_loses_what_lies_outside_the_new_village_after_today_and_keeps_what_lies_in_it(township):
    home, far = given.household(SECOND_VILLAGE), given.household(cast.VILLAGE)
    user = cast.reaching(cast.reaching(cast.helper(cast.VILLAGE), household=home.pk), household=far.pk)
    assert transfer_accounts(users=[user.pk], place_code=SECOND_VILLAGE, by=township, at=AT) == 2
    user.refresh_from_db()
    today, later = (actor_of(user, on=day).scope for day in (AT.date(), AT.date() + timedelta(days=1)))
    assert (today.prefixes, today.households) == (("632725100200",), (home.pk, far.pk))
    assert (later.prefixes, later.households) == ((), (home.pk,))
    (event,) = AuditEvent.objects.all()
    assert (event.action, event.detail["grants_ended"]) == ("access.accounts.transferred", 2)
    assert [(one["user"], one["place"], one["on"]) for one in event.detail["grants"]] == [
        (user.key, cast.VILLAGE, "2016-09-14"),
    ] * 2


def test_what_a_helper_was_given_elsewhere_by_another_office_ends_too(township):
    user = cast.helper(cast.VILLAGE, villages=(cast.NEXT_VILLAGE,))
    transfer_accounts(users=[user.pk], place_code=SECOND_VILLAGE, by=township, at=AT)
    assert Grant.objects.get().ends_on == AT.date()


def test_what_is_over_or_the_organisation_s_or_somebody_else_s_stays_as_it_is(township):
    user = cast.sharing(cast.somebody(Role.HELPER, cast.VILLAGE, organisation="Z-1"), cast.VILLAGE)
    over = granted(user, ends_on=AT.date())
    other = cast.helper()
    assert transfer_accounts(users=[user.pk], place_code=SECOND_VILLAGE, by=township, at=AT) == 0
    assert actor_of(user, on=date(2016, 9, 15)).scope.covers(cast.VILLAGE)
    assert (other.grants.get().ends_on, Grant.objects.get(pk=over.pk).ends_on) == (None, AT.date())


def test_a_transfer_that_is_refused_ends_nothing(township):
    user, worker = cast.helper(cast.VILLAGE), cast.village_worker()
    with pytest.raises(AccountsRefusedError):
        transfer_accounts(users=[user.pk, worker.pk], place_code=cast.TOWNSHIP, by=township, at=AT)
    assert Grant.objects.get().ends_on is None


def test_the_page_says_before_and_after_what_a_transfer_ends(township, client):
    user = cast.helper(cast.VILLAGE)
    client.force_login(User.objects.get(role=Role.TOWNSHIP_OFFICER))
    client.cookies["huiyin_language"] = "en"
    before = client.get(reverse("access:change"), {"users": user.pk}).content.decode()
    assert "1 place or household was given here by name and runs now: today is its last day where it lies" in before
    asked = {"users": user.pk, "place_code": SECOND_VILLAGE}
    after = client.post(reverse("access:transfer"), asked, follow=True).content.decode()
    assert "The accounts are transferred." in after
    assert "Today is the last day of what they were given outside the new place (number: 1)." in after
    again = client.get(reverse("access:change"), {"users": user.pk}).content.decode()
    assert "given here by name" not in again


@pytest.mark.parametrize(
    ("place", "error"),
    [
        (cast.NEXT_VILLAGE, NotFoundError),
        (cast.TOWNSHIP, AccountsRefusedError),
        ("632725100299", AccountsRefusedError),
    ],
)
def test_nobody_is_transferred_out_of_the_area_or_off_their_level(township, place, error):
    given.place("632725100299", valid_to=date(2016, 9, 13))
    user = cast.village_worker()
    with pytest.raises(error):
        transfer_accounts(users=[user.pk], place_code=place, by=township, at=AT)
    user.refresh_from_db()
    assert user.place_code == cast.VILLAGE


def test_what_was_written_and_not_handed_in_does_not_go_along(township):
    user, other = cast.helper(cast.VILLAGE), cast.helper(cast.VILLAGE)
    for one in (user, other):
        Draft.objects.create(by_key=one.key, subject="application", section="s", version=1, cells={}, kept_at=AT)
    transfer_accounts(users=[user.pk], place_code=SECOND_VILLAGE, by=township, at=AT)
    assert [draft.by_key for draft in Draft.objects.all()] == [other.key]
