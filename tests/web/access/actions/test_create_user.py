import pytest

from huiyin_web.access.accounts import NewAccount
from huiyin_web.access.actions.create_user import create_user
from huiyin_web.access.actor import platform
from huiyin_web.access.roles import Role
from huiyin_web.core.models import AuditEvent
from support import cast
from web.access.steps import AT

pytestmark = pytest.mark.django_db


def test_the_demos_cast_is_made_once_with_known_passwords_and_marked():
    def made():
        return create_user(
            account=NewAccount("卓玛", Role.AUDITOR, cast.PROVINCE, username="auditor"), password="yak-butter-tea-17",
            must_change_password=False, is_made_up=True, by=platform("demo"), at=AT,
        )  # fmt: skip

    first, again = made(), made()
    assert first == again
    assert first.check_password("yak-butter-tea-17")
    assert (first.is_made_up, first.must_change_password, first.issued_by_key) == (True, False, "platform:demo")
    assert AuditEvent.objects.count() == 1
