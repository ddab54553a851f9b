from datetime import timedelta

import pytest

from huiyin_web.access.actions.end_accounts import end_accounts
from huiyin_web.access.actor import platform
from huiyin_web.access.errors import SignInRefusedError, TooManyAttemptsError
from huiyin_web.access.models import SignInFailure
from huiyin_web.core.models import AuditEvent
from support import cast
from web.access.steps import AT, PASSWORD, actions, attempt

SECOND = timedelta(seconds=1)
pytestmark = pytest.mark.django_db


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
