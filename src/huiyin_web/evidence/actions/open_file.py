"""Open a file of evidence."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.reasons import without_numbers
from huiyin_web.evidence.errors import LostFileError, ReasonNeededError, WithdrawnError
from huiyin_web.evidence.events import OPENED
from huiyin_web.evidence.folder import sound
from huiyin_web.evidence.limits import LEAST_REASON
from huiyin_web.evidence.models import EvidenceFile
from huiyin_web.evidence.permissions import need_opening
from huiyin_web.evidence.queries import file_or_404


@transaction.atomic
def open_file(*, uuid: UUID, reason: str, by: Actor, at: datetime) -> tuple[EvidenceFile, bytes]:
    """Let somebody see a file, and give its content: any file may show a name, a number, a face.

    Who: whoever reaches what the file belongs to and, as its app says, opens its files.
    Rule: with a reason, each time; a file that is not what it was is not shown.
    Recorded: `evidence.file.opened` at whom the file concerns, with the reason.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
        WithdrawnError: it was withdrawn.
        ReasonNeededError, PersonalReasonError: the reason says nothing, or too much.
        LostFileError: the file is missing, or was changed.
    """
    row, subject = file_or_404(by, uuid)
    need_opening(by, subject)
    if row.withdrawn_at is not None:
        raise WithdrawnError
    if len(reason.strip()) < LEAST_REASON:
        raise ReasonNeededError(least=LEAST_REASON)
    content = sound(row.uuid, row.sha256)
    if content is None:
        raise LostFileError
    audit.record(
        OPENED, by=by, at=at, subject=subject.concerns, place_code=row.place_code,
        detail={"evidence": row.pk, "of": row.subject, "shows": row.shows, "sha256": row.sha256,
                "reason": without_numbers(reason)},
    )  # fmt: skip
    return row, content
