import pytest

from huiyin_web.access.actions.end_accounts import end_accounts
from huiyin_web.access.actions.reset_accounts import reset_accounts
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast
from web.access.steps import AT

pytestmark = pytest.mark.django_db


def test_an_ended_account_is_signed_out_and_can_not_be_changed_again(township, client):
    user = cast.village_worker()
    client.force_login(user)
    end_accounts(users=[user.pk], by=township, at=AT)
    assert client.get("/jobs/").status_code == 302
    with pytest.raises(NotFoundError):
        reset_accounts(users=[user.pk], by=township, at=AT)
    user.refresh_from_db()
    assert (user.is_active, user.ended_at) == (False, AT)


def test_one_account_out_of_reach_stops_the_whole_change(township):
    mine, theirs = cast.village_worker(), cast.village_worker(cast.NEXT_VILLAGE)
    with pytest.raises(NotFoundError):
        end_accounts(users=[mine.pk, theirs.pk], by=township, at=AT)
    mine.refresh_from_db()
    assert mine.is_active
    assert not mine.must_change_password
    assert AuditEvent.objects.count() == 0
