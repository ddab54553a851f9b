"""Have the worker decide about a field of which more differ than somebody waits for."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.records.sheets import SHEETS
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.exchange.errors import ExchangeStateError
from huiyin_web.exchange.queries.exchanges import exchange_of
from huiyin_web.exchange.standing import state_of
from huiyin_web.exchange.steps import DECIDE, WORKS
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.models import Job

_TITLE = Text("Take the national registry's {field}", "采用全国系统的{field}")


@transaction.atomic
def queue_decision(
    *, exchange: int, sheet: str, field: str, newer: str = "", user: int, by: Actor, at: datetime
) -> Job:
    """Queue the taking of theirs for all open differences of a field; with `newer`, those of which that side is newer.

    Who: whoever may change households, of exchanges in reach.
    Recorded: `jobs.job.queued`; what is decided records more.

    Args:
        exchange: its number.
        sheet: which sheet.
        field: which of its fields.
        newer: the side that is newer; empty for all.
        user: the account in whose name the worker decides.
        by: who decides.
        at: when.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to decide about.
        ExchangeStateError: it is not compared, or closed.
        ConflictError: a job is at work on it.
    """
    by.need(May.CHANGE_HOUSEHOLDS)
    found = exchange_of(by, exchange, lock=True)
    if not found.is_open:
        raise ExchangeStateError(number=found.pk, state=state_of(found))
    WORKS.need_idle(found.pk)
    return enqueue(
        kind=DECIDE, title=_TITLE.fill(field=SHEETS[sheet].field(field).label),
        params={"exchange": found.pk, "sheet": sheet, "field": field, "newer": newer, "user": user},
        place_code=found.place_code, by=by, at=at,
    )  # fmt: skip
