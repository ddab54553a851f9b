from datetime import UTC, datetime

import pytest

from huiyin_web.access.accounts import NewAccount
from huiyin_web.access.actions.create_accounts import create_accounts
from huiyin_web.access.actions.create_user import create_user
from huiyin_web.access.actions.end_accounts import end_accounts
from huiyin_web.access.actions.reset_accounts import reset_accounts
from huiyin_web.access.actions.transfer_accounts import transfer_accounts
from huiyin_web.access.actor import platform
from huiyin_web.access.errors import AccountsRefusedError
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.access.roles import Role
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
SECOND_VILLAGE = "632725100201"
pytestmark = pytest.mark.django_db


@pytest.fixture
def township():
    given.places(cast.VILLAGE, SECOND_VILLAGE, cast.NEXT_VILLAGE)
    return actor_of(cast.township_officer(), on=AT.date())


def worker(name="才仁", place=cast.VILLAGE, **more):
    return NewAccount(name, Role.VILLAGE_WORKER, place, **more)


def the_event():
    event = AuditEvent.objects.get()
    return event.action, event.subject, event.place_code, event.detail["count"]


def test_a_township_makes_its_villages_accounts_with_one_event(township):
    issued = create_accounts(accounts=[worker(), worker("尕玛", SECOND_VILLAGE)], by=township, at=AT)
    assert [(one.username, one.name) for one in issued] == [("632725100200-1", "才仁"), ("632725100201-1", "尕玛")]
    made = User.objects.get(username="632725100200-1")
    assert made.check_password(issued[0].password)
    assert made.must_change_password
    assert the_event() == ("access.accounts.created", "users:2", cast.TOWNSHIP, 2)


def test_the_event_of_one_account_names_it_and_no_event_holds_a_password(township):
    issued = create_accounts(accounts=[worker()], by=township, at=AT)
    made = User.objects.get(username=issued[0].username)
    assert the_event() == ("access.accounts.created", made.key, cast.VILLAGE, 1)
    assert issued[0].password not in str(AuditEvent.objects.values().get())


def test_a_user_name_is_the_places_digits_with_the_first_free_number(township):
    create_accounts(accounts=[worker("甲"), worker("乙")], by=township, at=AT)
    third = create_accounts(accounts=[worker("丙")], by=township, at=AT)
    assert third[0].username == "632725100200-3"


def test_passwords_differ_and_hold_nothing_that_looks_like_something_else(township):
    issued = create_accounts(accounts=[worker(str(n)) for n in range(4)], by=township, at=AT)
    passwords = {one.password for one in issued}
    assert len(passwords) == 4
    assert all(len(word) == 14 and not set(word) & set("01lioLIO") for word in passwords)


@pytest.mark.parametrize(
    ("accounts", "words"),
    [
        ([], "Give 1 to 500 accounts, not 0."),
        ([worker(place="632725100299")], "No place has the code 632725100299"),
        ([worker(place=cast.TOWNSHIP)], "belongs to a village; 632725100000 is none."),
        ([worker("才" * 61)], f"'{'才' * 20}…' has 61"),
        ([worker("")], "A name has 1 to 60 characters"),
        ([worker("才\u202e仁")], "The name '才仁' holds the hidden character U+202E"),
        ([worker(organisation="Z-9")], "No organisation has the number Z-9"),
        ([worker(), worker()], "has an account of the role 'village worker' at 632725100200 already"),
        ([worker(username="same"), worker("尕玛", username="SAME")], "The user name 'same' is taken"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(township, accounts, words):
    with pytest.raises(AccountsRefusedError) as refused:
        create_accounts(accounts=accounts, by=township, at=AT)
    assert words in refused.value.say("en")
    assert User.objects.filter(role=Role.VILLAGE_WORKER).count() == 0
    assert AuditEvent.objects.count() == 0


def test_everything_wrong_is_said_at_once(township):
    with pytest.raises(AccountsRefusedError) as refused:
        create_accounts(accounts=[worker(place="632725100299"), worker(place=cast.TOWNSHIP)], by=township, at=AT)
    assert len(refused.value.problems) == 2


@pytest.mark.parametrize(
    ("builder", "role", "place", "error"),
    [
        (cast.township_officer, Role.VILLAGE_WORKER, cast.NEXT_VILLAGE, NotFoundError),
        (cast.township_officer, Role.TOWNSHIP_OFFICER, cast.TOWNSHIP, NotAllowedError),
        (cast.county_officer, Role.COUNTY_OFFICER, cast.COUNTY, NotAllowedError),
        (cast.county_officer, Role.COMMANDER, cast.COUNTY, NotAllowedError),
        (cast.administrator, Role.VILLAGE_WORKER, cast.VILLAGE, NotAllowedError),
        (cast.administrator, Role.ADMINISTRATOR, cast.PROVINCE, NotAllowedError),
        (cast.village_worker, Role.HELPER, cast.VILLAGE, NotAllowedError),
        (cast.auditor, Role.VILLAGE_WORKER, cast.VILLAGE, NotAllowedError),
    ],
)
def test_nobody_makes_an_account_at_or_above_their_own_role_or_outside_their_area(builder, role, place, error):
    given.places()
    by = actor_of(builder(), on=AT.date())
    with pytest.raises(error):
        create_accounts(accounts=[NewAccount("才仁", role, place)], by=by, at=AT)


def test_resetting_signs_people_out_and_gives_new_passwords_with_one_event(township, client):
    users = [cast.village_worker(), cast.village_worker(SECOND_VILLAGE)]
    client.force_login(users[0])
    issued = reset_accounts(users=[user.pk for user in users], by=township, at=AT)
    users[0].refresh_from_db()
    assert users[0].check_password(issued[0].password)
    assert users[0].must_change_password
    assert client.get("/jobs/").status_code == 302
    assert the_event() == ("access.accounts.reset", "users:2", cast.TOWNSHIP, 2)


def test_a_transferred_worker_reaches_the_new_village_only(township):
    user = cast.village_worker()
    transfer_accounts(users=[user.pk], place_code=SECOND_VILLAGE, by=township, at=AT)
    user.refresh_from_db()
    scope = actor_of(user, on=AT.date()).scope
    assert (scope.covers(cast.VILLAGE), scope.covers(SECOND_VILLAGE)) == (False, True)
    assert AuditEvent.objects.get().detail["from"] == {user.key: cast.VILLAGE}


@pytest.mark.parametrize(
    ("place", "error"),
    [
        (cast.NEXT_VILLAGE, NotFoundError),
        (cast.TOWNSHIP, AccountsRefusedError),
        ("632725100299", AccountsRefusedError),
    ],
)
def test_nobody_is_transferred_out_of_the_area_or_off_their_level(township, place, error):
    user = cast.village_worker()
    with pytest.raises(error):
        transfer_accounts(users=[user.pk], place_code=place, by=township, at=AT)
    user.refresh_from_db()
    assert user.place_code == cast.VILLAGE


def test_an_ended_account_is_signed_out_and_can_not_be_changed_again(township, client):
    user = cast.village_worker()
    client.force_login(user)
    end_accounts(users=[user.pk], by=township, at=AT)
    assert client.get("/jobs/").status_code == 302
    with pytest.raises(NotFoundError):
        reset_accounts(users=[user.pk], by=township, at=AT)
    user.refresh_from_db()
    assert (user.is_active, user.ended_at) == (False, AT)


@pytest.mark.parametrize("act", [reset_accounts, end_accounts])
def test_one_account_out_of_reach_stops_the_whole_change(township, act):
    mine, theirs = cast.village_worker(), cast.village_worker(cast.NEXT_VILLAGE)
    with pytest.raises(NotFoundError):
        act(users=[mine.pk, theirs.pk], by=township, at=AT)
    mine.refresh_from_db()
    assert mine.is_active
    assert not mine.must_change_password
    assert AuditEvent.objects.count() == 0


def test_the_demos_cast_is_made_once_with_known_passwords_and_marked():
    def made():
        return create_user(
            account=NewAccount("卓玛", Role.AUDITOR, cast.PROVINCE, username="auditor"), password="yak-butter-tea-17",
            must_change_password=False, is_made_up=True, by=platform("demo"), at=AT,
        )  # fmt: skip

    first, again = made(), made()
    assert first == again
    assert first.check_password("yak-butter-tea-17")
    assert (first.is_made_up, first.must_change_password) == (True, False)
    assert AuditEvent.objects.count() == 1


def test_an_account_names_an_organisation_that_there_is(township):
    given.organisation("Z-1")
    create_accounts(accounts=[worker(organisation="Z-1")], by=township, at=AT)
    assert User.objects.get(role=Role.VILLAGE_WORKER).organisation == "Z-1"
