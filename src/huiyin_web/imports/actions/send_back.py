"""Send a file back that was handed in, with the reason."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.rules.publicity import personal_in
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.imports.errors import BackPersonalError, BackReasonError, MovedOnError
from huiyin_web.imports.limits import LEAST_REASON
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.permissions import need_import
from huiyin_web.imports.queries import batch_of
from huiyin_web.imports.steps import WORKS
from huiyin_web.imports.turns import need_checked, need_stand, need_turn


@transaction.atomic
def send_back(*, batch: int, reason: str, by: Actor, at: datetime, stand: str | None = None) -> ImportBatch:
    """Send a file back to whoever handed it in; the register stays as it is.

    Who: whoever could bring it in.
    Rule: with a reason that its sender can act on, and that holds no personal number.
    Recorded: `imports.batch.sent_back` with the reason.

    Args:
        batch: the number of the import.
        reason: why, in words.
        by: who sends it back.
        at: when.
        stand: the import's `stand` when it was looked at; none for as it is.

    Raises:
        NotAllowedError, NotFoundError, OwnImportError, NotHandedInError: it is not theirs to decide.
        BatchStateError: it was decided or cancelled.
        MovedOnError: it is not as it was looked at.
        BackReasonError, BackPersonalError: the reason says nothing, or too much.
        ConflictError: a job is at work on it.
    """
    need_import(by)
    found = batch_of(actor=by, number=batch)
    need_checked(found)
    need_stand(found, stand)
    need_turn(found, by)
    WORKS.need_idle(found.pk)
    if len(reason.strip()) < LEAST_REASON:
        raise BackReasonError(least=LEAST_REASON)
    if kinds := personal_in(reason):
        raise BackPersonalError(kinds=Text.join(kinds))
    still = ImportBatch.objects.filter(
        pk=batch, state=BatchState.CHECKED, checked_at=found.checked_at, handed_in_at=found.handed_in_at
    )
    if not still.update(handed_in_at=None, good_only=False, sent_back_by=by.name, sent_back_why=reason.strip()):
        raise MovedOnError(number=batch)
    found.refresh_from_db()
    audit.record(
        "imports.batch.sent_back", by=by, at=at, subject=f"import:{batch}", place_code=found.place_code,
        detail={"sha256": found.sha256, "reason": found.sent_back_why},
    )  # fmt: skip
    return found
