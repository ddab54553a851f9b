import pytest

from huiyin_web.access.actions.reset_accounts import reset_accounts
from huiyin_web.access.models import SignInFailure
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast
from web.access.steps import AT, SECOND_VILLAGE, attempt, the_event

pytestmark = pytest.mark.django_db


def test_resetting_signs_people_out_and_gives_new_passwords_with_one_event(township, client):
    users = [cast.village_worker(), cast.village_worker(SECOND_VILLAGE)]
    client.force_login(users[0])
    issued = reset_accounts(users=[user.pk for user in users], by=township, at=AT)
    users[0].refresh_from_db()
    assert users[0].check_password(issued[0].password)
    assert users[0].must_change_password
    assert client.get("/jobs/").status_code == 302
    assert the_event() == ("access.accounts.reset", "users:2", cast.TOWNSHIP, 2)


def test_resetting_ends_the_wait_after_failed_sign_ins_of_these_accounts_and_of_no_other(township):
    mine = cast.village_worker(SECOND_VILLAGE)
    SignInFailure.objects.bulk_create(
        SignInFailure(username=name, address="10.0.0.9", at=AT) for name in [mine.username.lower(), "another"] * 5
    )
    (issued,) = reset_accounts(users=[mine.pk], by=township, at=AT)
    assert attempt(mine.username, issued.password, at=AT) == mine
    assert set(SignInFailure.objects.values_list("username", flat=True)) == {"another"}


def test_one_account_out_of_reach_stops_the_whole_change(township):
    mine, theirs = cast.village_worker(), cast.village_worker(cast.NEXT_VILLAGE)
    with pytest.raises(NotFoundError):
        reset_accounts(users=[mine.pk, theirs.pk], by=township, at=AT)
    mine.refresh_from_db()
    assert mine.is_active
    assert not mine.must_change_password
    assert AuditEvent.objects.count() == 0
