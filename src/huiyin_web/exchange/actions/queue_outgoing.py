"""Have the worker write the outgoing file."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.exchange.errors import ExchangeStateError
from huiyin_web.exchange.queries.exchanges import exchange_of
from huiyin_web.exchange.standing import state_of
from huiyin_web.exchange.steps import WORKS, WRITE
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.models import Job

_TITLE = Text("Write the file for the national registry: {name}", "生成全国系统回传文件：{name}")


@transaction.atomic
def queue_outgoing(*, exchange: int, user: int, by: Actor, at: datetime) -> Job:
    """Queue the writing of the outgoing file with what is decided by then.

    Who: the offices of a county and above that may show personal data.
    Recorded: `jobs.job.queued`; the writing itself records more.

    Args:
        exchange: its number.
        user: the account in whose name the worker writes.
        by: who asks.
        at: when.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs.
        ExchangeStateError: it is not compared, or closed.
        ConflictError: a job is at work on it.
    """
    found = exchange_of(by, exchange, lock=True)
    by.need(May.UNMASK)
    if not found.is_open:
        raise ExchangeStateError(number=found.pk, state=state_of(found))
    WORKS.need_idle(found.pk)
    return enqueue(
        kind=WRITE, title=_TITLE.fill(name=found.file_name), params={"exchange": found.pk, "user": user},
        place_code=found.place_code, by=by, at=at,
    )  # fmt: skip
