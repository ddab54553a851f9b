"""Have an applied import undone by the worker."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.imports.kinds import kind_of
from huiyin_web.imports.permissions import need_import, need_kind
from huiyin_web.imports.queries import batch_of
from huiyin_web.imports.steps import UNDO, WORKS
from huiyin_web.imports.undoing import need_undoable
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.models import Job

_TITLE = Text("Undo the import of {name}", "撤销导入 {name}")


@transaction.atomic
def queue_undo(*, batch: int, user: int, by: Actor, at: datetime) -> Job:
    """Queue the undoing of an import.

    Who: whoever may import its kind and sees the import.
    Recorded: `jobs.job.queued`; the undoing itself records more.

    Args:
        batch: the number of the import.
        user: the account in whose name the worker acts.
        by: who asks.
        at: when.

    Raises:
        NotAllowedError, NotFoundError, ProvincialKindError: the import is not theirs to undo.
        UndoOfUndoError, BatchStateError, UnknownKindError, UndoKindError, UndoNothingError, UndoLateError,
        UndoFrozenError: it cannot be undone as it stands.
        OwnUndoError: it is for somebody else to undo.
        ConflictError: a job is at work on it.
    """
    need_import(by)
    found = batch_of(actor=by, number=batch)
    need_kind(by, kind_of(found.kind))
    need_undoable(found, by, at)
    WORKS.need_idle(found.pk)
    return enqueue(
        kind=UNDO, title=_TITLE.fill(name=found.file_name), place_code=found.place_code, by=by, at=at,
        params={"batch": batch, "user": user},
    )  # fmt: skip
