"""Have a checked file's rows brought in by the worker."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.imports.permissions import need_import
from huiyin_web.imports.queries import batch_of
from huiyin_web.imports.steps import APPLY, WORKS
from huiyin_web.imports.turns import need_checked, need_good, need_latest, need_stand, need_turn
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.models import Job

_TITLE = Text("Import {name}", "导入 {name}")


@transaction.atomic
def queue_apply(*, batch: int, good_only: bool, user: int, by: Actor, at: datetime, stand: str | None = None) -> Job:
    """Queue the bringing in of a file's rows: all of them, or the good ones of a file that has others too.

    Who: whoever may import and sees the import; somebody else than its sender where it registers somebody or
    changes what decides what a household is entitled to (`turns`).
    Recorded: `jobs.job.queued`; the step itself records more.

    Args:
        batch: the number of the import.
        good_only: the explicit choice to leave the refused rows out.
        user: the account in whose name the worker acts.
        by: who decides.
        at: when.
        stand: the import's `stand` when it was looked at; none for as it is.

    Raises:
        NotAllowedError, NotFoundError, OwnImportError, NotHandedInError: the import is not theirs to apply.
        BatchStateError: it is not checked, or applied already.
        MovedOnError: it is not as it was looked at.
        OvertakenError: another of its kind came in after its check.
        RowsRefusedError, NothingToImportError: rows have problems.
        ConflictError: a job is at work on it.
    """
    need_import(by)
    found = batch_of(actor=by, number=batch)
    chosen = good_only or found.good_only
    need_checked(found)
    need_stand(found, stand)
    need_latest(found)
    need_good(found, good_only=chosen)
    need_turn(found, by)
    WORKS.need_idle(found.pk)
    return enqueue(
        kind=APPLY, title=_TITLE.fill(name=found.file_name), place_code=found.place_code, by=by, at=at,
        params={"batch": batch, "good_only": chosen, "user": user, "stand": found.stand},
    )  # fmt: skip
