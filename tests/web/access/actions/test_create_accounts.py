from datetime import date

import pytest

from huiyin_web.access.accounts import NewAccount
from huiyin_web.access.actions.create_accounts import create_accounts
from huiyin_web.access.errors import AccountsRefusedError
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.access.roles import Role
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from web.access.steps import AT, SECOND_VILLAGE, the_event, worker

pytestmark = pytest.mark.django_db


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


def test_an_account_is_made_at_a_place_on_its_last_day_and_at_none_that_has_ended(township):
    given.place("632725100298", name="今日撤销", valid_to=date(2016, 9, 14))
    given.place("632725100299", name="昨日撤销", valid_to=date(2016, 9, 13))
    create_accounts(accounts=[worker(place="632725100298")], by=township, at=AT)
    with pytest.raises(AccountsRefusedError, match="No place has the code 632725100299 today"):
        create_accounts(accounts=[worker(place="632725100299")], by=township, at=AT)


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


def test_an_account_names_an_organisation_that_there_is(township):
    given.organisation("Z-1")
    create_accounts(accounts=[worker(organisation="Z-1")], by=township, at=AT)
    assert User.objects.get(role=Role.VILLAGE_WORKER).organisation == "Z-1"
