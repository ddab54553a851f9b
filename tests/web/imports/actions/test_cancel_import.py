import pytest

from huiyin_web.access.models import User
from huiyin_web.core.errors import ConflictError
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.actions.cancel_import import cancel_import
from huiyin_web.imports.actions.hand_in import hand_in
from huiyin_web.imports.actions.queue_check import queue_check
from huiyin_web.imports.errors import BatchStateError, OthersImportError
from huiyin_web.imports.folders import folder_of
from huiyin_web.imports.models import BatchState
from huiyin_web.imports.staging import is_staged
from web.imports.files import AT, applied, checked, colleague, household, officer

pytestmark = pytest.mark.usefixtures("registry")


def test_a_cancelled_import_leaves_its_row_and_nothing_else(tmp_path):
    by = officer()
    batch = checked([household()], by, tmp_path)
    cancelled = cancel_import(batch=batch.pk, by=by, at=AT)
    assert cancelled.state == BatchState.CANCELLED
    assert not is_staged(batch.uuid)
    assert not folder_of(batch.uuid).exists()
    assert AuditEvent.objects.filter(action="imports.batch.cancelled").count() == 1


def test_what_is_applied_cannot_be_cancelled(tmp_path):
    by = officer()
    batch = applied([household()], by, tmp_path)
    with pytest.raises(BatchStateError) as refused:
        cancel_import(batch=batch.pk, by=by, at=AT)
    assert "applied" in refused.value.say("en")


def test_where_two_are_needed_its_sender_alone_cancels_and_the_other_sends_it_back_with_a_reason(tmp_path):
    by = officer()
    batch = checked([household()], by, tmp_path)
    for step in (lambda: None, lambda: hand_in(batch=batch.pk, by=by, at=AT)):
        step()
        with pytest.raises(OthersImportError) as refused:
            cancel_import(batch=batch.pk, by=colleague(by), at=AT)
        assert refused.value.say("en").endswith("Send it back with a reason instead.")
    assert cancel_import(batch=batch.pk, by=by, at=AT).state == BatchState.CANCELLED


def test_what_is_being_worked_on_cannot_be_cancelled(tmp_path):
    by = officer()
    batch = checked([household()], by, tmp_path)
    queue_check(batch=batch.pk, user=User.objects.get().pk, by=by, at=AT)
    with pytest.raises(ConflictError) as refused:
        cancel_import(batch=batch.pk, by=by, at=AT)
    assert "being worked on" in refused.value.say("en")
    assert folder_of(batch.uuid).exists()
