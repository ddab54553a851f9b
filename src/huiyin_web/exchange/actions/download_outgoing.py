"""Give the registry's own workbook back, with what we keep written into it."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.reasons import without_numbers
from huiyin_web.exchange.errors import NotWrittenError, ReasonNeededError
from huiyin_web.exchange.folders import OUTGOING, folder_of
from huiyin_web.exchange.queries.exchanges import exchange_of
from huiyin_web.imports.limits import LEAST_REASON

CODE = "exchange.file.downloaded"


@transaction.atomic
def download_outgoing(*, exchange: int, reason: str, by: Actor, at: datetime) -> tuple[Path, str]:
    """Give the outgoing file as it was written last, in clear, and the name that it goes by.

    Who: the offices of a county and above that may show personal data.
    Rule: with a reason.
    Recorded: `exchange.file.downloaded`, with the reason, before the file is given.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs.
        ReasonNeededError, PersonalReasonError: the reason says nothing, or too much.
        NotWrittenError: nobody has had it written.
    """
    found = exchange_of(by, exchange)
    by.need(May.UNMASK)
    if len(reason.strip()) < LEAST_REASON:
        raise ReasonNeededError(least=LEAST_REASON)
    path = folder_of(found.uuid) / OUTGOING
    if found.written_at is None or not path.exists():
        raise NotWrittenError(number=found.pk)
    audit.record(
        CODE, by=by, at=at, subject=f"exchange:{found.pk}", place_code=found.place_code,
        detail={"reason": without_numbers(reason), "written_at": found.written_at.isoformat()},
    )  # fmt: skip
    return path, f"全国系统-{found.exported_on.isoformat()}-{found.pk}.xlsx"
