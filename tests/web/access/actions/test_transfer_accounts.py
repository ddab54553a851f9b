import pytest

from huiyin_web.access.actions.transfer_accounts import transfer_accounts
from huiyin_web.access.errors import AccountsRefusedError
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast
from web.access.steps import AT, SECOND_VILLAGE

pytestmark = pytest.mark.django_db


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
