from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from huiyin_web.access.actions.end_accounts import end_accounts
from huiyin_web.access.actions.sign_in import sign_in
from huiyin_web.access.actor import platform
from huiyin_web.access.errors import SignInRefusedError, TooManyAttemptsError
from huiyin_web.access.models import SignInFailure
from huiyin_web.access.throttle import account_wait, address_wait
from huiyin_web.core.models import AuditEvent
from support import cast

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
PASSWORD = "yak-butter-tea-17"
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    user = cast.county_officer()
    user.set_password(PASSWORD)
    user.save()
    return user


def attempt(username, password, *, address="10.0.0.1", at=AT):
    return sign_in(username=username, password=password, address=address, at=at)


def actions():
    return list(AuditEvent.objects.order_by("number").values_list("action", "subject", "place_code"))


def test_the_right_password_signs_in_whatever_the_letters_of_the_name(officer):
    assert attempt(officer.username.upper(), PASSWORD) == officer
    assert actions() == [("access.session.started", officer.key, cast.COUNTY)]
    assert SignInFailure.objects.count() == 0


@pytest.mark.parametrize("name", ["", "nobody-of-this-name"])
def test_a_wrong_password_and_an_unknown_name_are_answered_alike(officer, name):
    with pytest.raises(SignInRefusedError) as refused:
        attempt(name or officer.username, "wrong-password")
    assert refused.value.say("en").startswith("This user name and password do not belong together.")
    assert actions() == [
        ("access.session.refused", "user:unknown" if name else officer.key, "" if name else cast.COUNTY)
    ]


def test_the_log_never_holds_what_was_typed(officer):
    with pytest.raises(SignInRefusedError):
        attempt("my-password-by-mistake", "x")
    assert "my-password-by-mistake" not in str(AuditEvent.objects.values().get())


def test_an_ended_account_signs_nobody_in(officer):
    end_accounts(users=[officer.pk], by=platform(), at=AT)
    with pytest.raises(SignInRefusedError):
        attempt(officer.username, PASSWORD)


def test_after_five_failures_even_the_right_password_waits_and_then_signs_in(officer):
    for _ in range(5):
        with pytest.raises(SignInRefusedError):
            attempt(officer.username, "wrong", at=AT)
    with pytest.raises(TooManyAttemptsError) as refused:
        attempt(officer.username, PASSWORD, at=AT + 29 * SECOND)
    assert refused.value.say("en").startswith("Too many attempts failed. Try again in 1 min")
    assert attempt(officer.username, PASSWORD, at=AT + 30 * SECOND) == officer


def test_knocking_while_one_must_wait_does_not_lengthen_the_wait(officer):
    for _ in range(5):
        with pytest.raises(SignInRefusedError):
            attempt(officer.username, "wrong")
    for _ in range(20):
        with pytest.raises(TooManyAttemptsError):
            attempt(officer.username, "wrong", at=AT + SECOND)
    assert attempt(officer.username, PASSWORD, at=AT + 30 * SECOND) == officer


def test_an_address_that_tries_many_names_waits_and_others_do_not(officer):
    SignInFailure.objects.bulk_create(SignInFailure(username=f"name-{n}", address="10.0.0.9", at=AT) for n in range(30))
    with pytest.raises(TooManyAttemptsError):
        attempt(officer.username, PASSWORD, address="10.0.0.9")
    assert attempt(officer.username, PASSWORD, address="10.0.0.8") == officer


@pytest.mark.parametrize(
    ("failures", "wait"),
    [(4, 0), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (20, 900)],
)
def test_the_wait_of_an_account_doubles_up_to_a_quarter_of_an_hour(failures, wait):
    assert account_wait([AT] * failures, AT) == wait * SECOND


def test_failures_older_than_a_quarter_of_an_hour_are_forgotten():
    assert account_wait([AT] * 20, AT + 15 * MINUTE) == timedelta()
    assert address_wait([AT] * 40, AT + 14 * MINUTE) == MINUTE
    assert address_wait([AT] * 40, AT + 15 * MINUTE) == timedelta()


def test_the_page_signs_in_and_leads_on_only_within_the_platform(client, officer):
    where = reverse("access:sign_in")
    form = {"username": officer.username, "password": PASSWORD}
    assert client.post(where, form | {"next": "/jobs/"}).url == "/jobs/"
    client.logout()
    assert client.post(where, form | {"next": "//evil.example/"}).url == "/"


def test_the_page_says_in_both_languages_that_it_refused(client, officer):
    where = reverse("access:sign_in")
    form = {"username": officer.username, "password": "wrong"}
    client.cookies["huiyin_language"] = "en"
    english = client.post(where, form)
    client.cookies["huiyin_language"] = "zh-hans"
    chinese = client.post(where, form)
    assert (english.status_code, chinese.status_code) == (401, 401)
    assert "do not belong together" in english.content.decode()
    assert "用户名与密码不匹配" in chinese.content.decode()


def test_signing_out_is_recorded_and_ends_the_session(client, officer):
    client.force_login(officer)
    assert client.post(reverse("access:sign_out")).url == reverse("access:sign_in")
    assert actions() == [("access.session.ended", officer.key, cast.COUNTY)]
    assert client.get(reverse("jobs:list")).status_code == 302


def test_whoever_has_a_one_time_password_first_changes_it(client, officer):
    officer.must_change_password = True
    officer.save()
    client.force_login(officer)
    where = reverse("access:password")
    assert client.get(reverse("jobs:list")).url == where
    new = {"present": PASSWORD, "new": "black-tent-in-the-snow", "again": "black-tent-in-the-snow"}
    assert client.post(where, new).status_code == 302
    assert client.get(reverse("jobs:list")).status_code == 200
    officer.refresh_from_db()
    assert officer.check_password("black-tent-in-the-snow")
    assert actions() == [("access.password.changed", officer.key, cast.COUNTY)]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"present": "wrong"}, "The present password is not this one."),
        ({"new": PASSWORD, "again": PASSWORD}, "The new password is the present one"),
        ({"again": "something-else-1"}, "The two new passwords differ."),
        ({"new": "short", "again": "short"}, "This password is too short."),
        ({"new": "qwertyuiop", "again": "qwertyuiop"}, "This password is too common."),
    ],
)
def test_a_password_that_will_not_do_is_refused_in_words(client, officer, changed, words):
    client.force_login(officer)
    client.cookies["huiyin_language"] = "en"
    form = {"present": PASSWORD, "new": "black-tent-in-the-snow", "again": "black-tent-in-the-snow"} | changed
    page = client.post(reverse("access:password"), form)
    assert words in page.content.decode()
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)
