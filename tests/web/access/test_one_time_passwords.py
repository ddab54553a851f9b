from datetime import UTC, datetime, timedelta

import pytest

from huiyin_web.access.accounts import NewAccount
from huiyin_web.access.actions.change_password import change_password
from huiyin_web.access.actions.create_accounts import create_accounts
from huiyin_web.access.actions.create_user import create_user
from huiyin_web.access.actions.reset_accounts import reset_accounts
from huiyin_web.access.actions.sign_in import sign_in
from huiyin_web.access.actor import platform
from huiyin_web.access.errors import PasswordExpiredError, SignInRefusedError
from huiyin_web.access.models import SignInFailure, User
from huiyin_web.access.queries import actor_of
from huiyin_web.access.queries.accounts import AskedAccounts, accounts_page, issued_page
from huiyin_web.access.roles import Role
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.migrating import migrations_of

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
LIFE, SECOND = timedelta(hours=72), timedelta(seconds=1)
OWN = "black-tent-in-the-snow"
pytestmark = pytest.mark.django_db


@pytest.fixture
def issued():
    given.places()
    (one,) = create_accounts(accounts=[NewAccount("才仁", Role.VILLAGE_WORKER, cast.VILLAGE)], by=platform(), at=AT)
    return one


def attempt(issued, at, password=None):
    return sign_in(username=issued.username, password=password or issued.password, address="10.0.0.1", at=at)


def states(user, at, **asked):
    rows = accounts_page(actor=actor_of(user, on=at.date()), asked=AskedAccounts(**asked), at=at).rows
    return [(row.username, row.state.en) for row in rows]


def test_a_one_time_password_signs_in_for_three_days_and_no_longer(issued):
    assert attempt(issued, AT + LIFE - SECOND).username == issued.username
    with pytest.raises(PasswordExpiredError) as refused:
        attempt(issued, AT + LIFE)
    assert refused.value.say("en") == (
        "This one-time password expired at 2016-09-17 17:00. Ask the township officer or the county officer or the "
        "prefecture officer or the provincial office for a new one."
    )
    assert refused.value.say("zh") == (
        "该一次性密码已于 2016-09-17 17:00 过期。请联系乡镇扶贫干部或县扶贫干部或市州扶贫干部或省扶贫办重置密码。"
    )


def test_only_whoever_knows_an_expired_password_is_told_so(issued):
    with pytest.raises(SignInRefusedError):
        attempt(issued, AT + LIFE, password="guessed")


def test_an_expired_password_is_recorded_and_is_no_guess(issued):
    AuditEvent.objects.all().delete()
    for _ in range(6):
        with pytest.raises(PasswordExpiredError):
            attempt(issued, AT + LIFE)
    assert SignInFailure.objects.count() == 0
    event = AuditEvent.objects.first()
    assert (event.action, event.detail["expired"]) == ("access.session.refused", "2016-09-17T09:00:00+00:00")


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.PROVINCIAL_OFFICE, "Ask the administrator for"),
        (Role.AUDITOR, "Ask the administrator for"),
        (Role.ANALYST, "Ask the provincial office for"),
        (Role.ADMINISTRATOR, "Ask whoever keeps the installation (the command 'huiyin user NAME --reset') for"),
    ],
)
def test_whoever_can_give_a_new_one_is_named_by_their_role(role, words):
    given.places()
    (one,) = create_accounts(accounts=[NewAccount("卓玛", role, cast.PROVINCE)], by=platform(), at=AT)
    with pytest.raises(PasswordExpiredError) as refused:
        attempt(one, AT + LIFE)
    assert words in refused.value.say("en")


def test_a_reset_gives_three_more_days(issued):
    user = User.objects.get()
    (again,) = reset_accounts(users=[user.pk], by=platform(), at=AT + LIFE)
    assert (again.expires_at, attempt(again, AT + 2 * LIFE - SECOND)) == (AT + 2 * LIFE, user)


def test_an_own_password_never_expires(issued):
    change_password(user=attempt(issued, AT), present=issued.password, new=OWN, at=AT)
    assert attempt(issued, AT + 1000 * LIFE, password=OWN).password_expires_at is None


@pytest.mark.parametrize(("must_change", "expires"), [(True, AT + LIFE), (False, None)])
def test_a_known_password_expires_where_it_must_be_changed(must_change, expires):
    made = create_user(
        account=NewAccount("卓玛", Role.AUDITOR, cast.PROVINCE, username="auditor"), password=OWN,
        must_change_password=must_change, is_made_up=True, by=platform(), at=AT,
    )  # fmt: skip
    assert made.password_expires_at == expires


def test_the_list_marks_expired_passwords_and_gives_them_alone_where_asked(issued):
    township = cast.township_officer()
    other = cast.village_worker()
    assert states(township, AT)[0] == (issued.username, "Not yet used")
    assert states(township, AT + LIFE)[0] == (issued.username, "One-time password expired")
    assert states(township, AT + LIFE, expired=True) == [(issued.username, "One-time password expired")]
    assert states(township, AT, expired=True) == []
    assert len(states(township, AT + LIFE)) == 2
    assert other.password_expires_at is None


def test_the_filter_stays_when_the_page_is_turned():
    assert AskedAccounts(words="a", expired=True).address("6327.1") == "?words=a&role=&ended=&expired=1&after=6327.1"


def test_the_page_of_new_passwords_says_until_when(issued, client):
    assert issued_page([issued], by=platform()).until == AT + LIFE
    client.force_login(cast.township_officer())
    client.cookies["huiyin_language"] = "en"
    answer = client.post("/access/accounts/reset/", {"users": [User.objects.get(username=issued.username).pk]})
    assert "They expire at 20" in answer.content.decode()


def test_the_sign_in_page_says_that_a_password_has_expired(issued, client):
    client.cookies["huiyin_language"] = "en"
    answer = client.post("/access/sign-in/", {"username": issued.username, "password": issued.password})
    assert answer.status_code == 401
    assert "This one-time password expired at 2016-09-17 17:00." in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_one_time_passwords_that_are_out_already_have_three_days_from_the_migration_on():
    given.places()
    old, own = cast.village_worker(), cast.village_worker()
    User.objects.filter(pk=old.pk).update(must_change_password=True)
    with migrations_of("access") as migrate:
        migrate("0001_initial")
        migrate("0002_one_time_passwords_expire")
    assert User.objects.get(pk=own.pk).password_expires_at is None
    left = User.objects.get(pk=old.pk).password_expires_at - datetime.now(UTC)
    assert LIFE - timedelta(minutes=5) < left <= LIFE
