"""Give up an import that has not been applied."""

import shutil
from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.imports.errors import BatchStateError, OthersImportError
from huiyin_web.imports.folders import folder_of
from huiyin_web.imports.models import OPEN_STATES, BatchState, ImportBatch
from huiyin_web.imports.permissions import need_import
from huiyin_web.imports.queries import batch_of
from huiyin_web.imports.staging import unstage
from huiyin_web.imports.steps import WORKS
from huiyin_web.imports.turns import may_cancel


def cancel_import(*, batch: int, by: Actor, at: datetime) -> ImportBatch:
    """Give up an import: its file and its staged rows are removed, the row of the import stays.

    Who: whoever may import and sees the import; its sender only where somebody else brings it in (`turns`), who
    sends it back with a reason.
    Recorded: `imports.batch.cancelled`.

    Raises:
        NotAllowedError, NotFoundError: the import is not theirs to cancel.
        OthersImportError: it is for its sender to cancel.
        BatchStateError: it is applied or cancelled already.
        ConflictError: a job is at work on it.
    """
    need_import(by)
    found = batch_of(actor=by, number=batch)
    if found.state == BatchState.CHECKED and not may_cancel(found, by):
        raise OthersImportError(name=found.by_name)
    with transaction.atomic():
        WORKS.need_idle(found.pk)
        still = ImportBatch.objects.filter(pk=batch, state__in=[*OPEN_STATES, BatchState.REFUSED])
        if not still.update(state=BatchState.CANCELLED):
            found.refresh_from_db()
            raise BatchStateError(number=batch, state=BatchState(found.state).label, needed=BatchState.CHECKED.label)
        audit.record(
            "imports.batch.cancelled", by=by, at=at, subject=f"import:{batch}", place_code=found.place_code,
            detail={"sha256": found.sha256},
        )  # fmt: skip
    unstage(found.uuid)
    shutil.rmtree(folder_of(found.uuid), ignore_errors=True)
    found.refresh_from_db()
    return found
