"""Have an uploaded file checked by the worker."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.imports.errors import BatchStateError
from huiyin_web.imports.models import OPEN_STATES, BatchState
from huiyin_web.imports.permissions import need_import
from huiyin_web.imports.queries import batch_of
from huiyin_web.imports.steps import CHECK, WORKS
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.models import Job

_TITLE = Text("Check {name}", "校验 {name}")


@transaction.atomic
def queue_check(*, batch: int, user: int, by: Actor, at: datetime) -> Job:
    """Queue the check of a file, the first time or once more.

    Who: whoever may import and sees the import.
    Recorded: `jobs.job.queued`; the check itself records more.

    Args:
        batch: the number of the import.
        user: the account in whose name the worker checks: rows outside its area are refused.
        by: who asks.
        at: when.

    Raises:
        NotAllowedError, NotFoundError: the import is not theirs to check.
        BatchStateError: it is applied, refused or cancelled.
        ConflictError: a job is at work on it.
    """
    need_import(by)
    found = batch_of(actor=by, number=batch)
    if found.state not in OPEN_STATES:
        raise BatchStateError(number=batch, state=BatchState(found.state).label, needed=BatchState.UPLOADED.label)
    WORKS.need_idle(found.pk)
    return enqueue(
        kind=CHECK, title=_TITLE.fill(name=found.file_name), params={"batch": batch, "user": user},
        place_code=found.place_code, by=by, at=at,
    )  # fmt: skip
