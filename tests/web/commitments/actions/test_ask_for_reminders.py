import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.commitments.actions.ask_for_reminders import ask_for_reminders
from huiyin_web.commitments.models import Wish
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from support import cast
from support.commitments import AT, TODAY, unit

pytestmark = pytest.mark.django_db


def test_a_wish_is_kept_for_its_owner_and_the_log_never_says_where_to():
    by = unit()
    ask_for_reminders(email="a@example.invalid", account="", by=by, at=AT)
    row = ask_for_reminders(email="b@example.invalid", account="13800000000", by=by, at=AT)

    assert Wish.objects.get() == row
    assert (row.user_id, row.email, row.account) == (by.account, "b@example.invalid", "13800000000")
    assert [event.detail for event in AuditEvent.objects.order_by("pk")] == [
        {"channels": ["email"]}, {"channels": ["email", "message"]},
    ]  # fmt: skip


def test_whoever_sees_no_commitments_is_reminded_of_none():
    with pytest.raises(NotAllowedError):
        ask_for_reminders(email="", account="", by=actor_of(cast.helper(), on=TODAY), at=AT)
