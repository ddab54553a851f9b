"""Withdraw a file of evidence."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.rules.publicity import personal_in
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.evidence.errors import NotYoursToWithdrawError, ReasonNeededError, ReasonPersonalError, WithdrawnError
from huiyin_web.evidence.events import WITHDRAWN
from huiyin_web.evidence.folder import path_of
from huiyin_web.evidence.limits import LEAST_REASON, WITHDRAW_HOURS
from huiyin_web.evidence.models import EvidenceFile
from huiyin_web.evidence.permissions import may_withdraw
from huiyin_web.evidence.queries import file_or_404


@transaction.atomic
def withdraw_file(*, uuid: UUID, reason: str, by: Actor, at: datetime) -> EvidenceFile:
    """Take a wrong file back: it is deleted, its row stays with the reason.

    Who: whoever attached it, within `WITHDRAW_WITHIN` and while nothing was done since to what it belongs to; after
    that whoever the app of the subject says and did not attach it: no stranger's paper stays for ever.
    Rule: with a reason that holds no personal number.
    Recorded: `evidence.file.withdrawn` with the reason and the hash.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
        WithdrawnError: it was withdrawn before.
        NotYoursToWithdrawError: it is somebody else's to withdraw, or too early for that.
        ReasonNeededError, ReasonPersonalError: the reason says nothing, or too much.
    """
    row, subject = file_or_404(by, uuid, lock=True)
    if row.withdrawn_at is not None:
        raise WithdrawnError
    if not may_withdraw(by, row, subject, at=at):
        raise NotYoursToWithdrawError(hours=WITHDRAW_HOURS)
    if len(reason.strip()) < LEAST_REASON:
        raise ReasonNeededError(least=LEAST_REASON)
    if kinds := personal_in(reason):
        raise ReasonPersonalError(kinds=Text.join(kinds))
    row.withdrawn_at, row.reason = at, reason.strip()
    row.save()
    audit.record(
        WITHDRAWN, by=by, at=at, subject=f"evidence:{row.pk}", place_code=row.place_code,
        detail={"of": row.subject, "shows": row.shows, "sha256": row.sha256, "reason": row.reason},
    )  # fmt: skip
    transaction.on_commit(lambda: path_of(row.uuid).unlink(missing_ok=True))
    return row
