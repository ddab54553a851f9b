"""Hand a checked file in for somebody else to bring in."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.imports.errors import HandedInError
from huiyin_web.imports.kinds import kind_of
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.permissions import need_import, need_kind
from huiyin_web.imports.queries import batch_of
from huiyin_web.imports.steps import WORKS
from huiyin_web.imports.turns import Turn, need_checked, need_good, need_latest, need_stand, turn_of


@transaction.atomic
def hand_in(*, batch: int, good_only: bool = False, by: Actor, at: datetime, stand: str | None = None) -> ImportBatch:
    """Hand in a file that a second person brings in (`turns`): all of it, or its good rows.

    Who: whoever sent it.
    Rule: until somebody else brings it in, nothing changes; what is handed in is what the check has shown.
    Recorded: `imports.batch.handed_in`.

    Args:
        batch: the number of the import.
        good_only: the explicit choice to leave the refused rows out.
        by: who hands it in.
        at: when.
        stand: the import's `stand` when it was looked at; none for as it is.

    Raises:
        NotAllowedError, NotFoundError, ProvincialKindError: the import is not theirs.
        BatchStateError, NothingToImportError, RowsRefusedError, OvertakenError: it cannot be brought in as it stands.
        HandedInError: it is handed in already, was sent by somebody else, or needs nobody else.
        MovedOnError: it was checked again, or sent back, since it was looked at.
        ConflictError: a job is at work on it.
    """
    need_import(by)
    found = batch_of(actor=by, number=batch)
    need_kind(by, kind_of(found.kind))
    need_checked(found)
    need_stand(found, stand)
    need_latest(found)
    need_good(found, good_only=good_only)
    WORKS.need_idle(found.pk)
    still = ImportBatch.objects.filter(
        pk=batch, state=BatchState.CHECKED, checked_at=found.checked_at, handed_in_at=None
    )
    if turn_of(found, by) is not Turn.HAND_IN or not still.update(
        handed_in_at=at, good_only=good_only, sent_back_by="", sent_back_why=""
    ):
        raise HandedInError(number=batch, name=found.by_name)
    audit.record(
        "imports.batch.handed_in", by=by, at=at, subject=f"import:{batch}", place_code=found.place_code,
        detail={"sha256": found.sha256, "changed": found.changed, "deciding": found.deciding, "good_only": good_only},
    )  # fmt: skip
    found.refresh_from_db()
    return found
