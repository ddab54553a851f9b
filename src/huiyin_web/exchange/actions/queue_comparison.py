"""Have the worker compare an export with the register."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.exchange.errors import ExchangeStateError
from huiyin_web.exchange.queries.exchanges import exchange_of
from huiyin_web.exchange.standing import state_of
from huiyin_web.exchange.steps import COMPARE, WORKS
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.models import Job

_TITLE = Text("Compare {name} with the register", "核对 {name}")


@transaction.atomic
def queue_comparison(*, exchange: int, user: int, by: Actor, at: datetime) -> Job:
    """Queue the comparison of an export, the first time or once more.

    Who: the offices of a county and above, of exchanges in reach.
    Recorded: `jobs.job.queued`; the comparison itself records more.

    Args:
        exchange: its number.
        user: the account in whose name the worker compares.
        by: who asks.
        at: when.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to compare.
        ExchangeStateError: it is compared, refused or closed.
        ConflictError: a job is at work on it.
    """
    found = exchange_of(by, exchange, lock=True)
    if not found.waits:
        raise ExchangeStateError(number=found.pk, state=state_of(found))
    WORKS.need_idle(found.pk)
    return enqueue(
        kind=COMPARE, title=_TITLE.fill(name=found.file_name), params={"exchange": found.pk, "user": user},
        place_code=found.place_code, by=by, at=at,
    )  # fmt: skip
