"""Queue the work of a day."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import platform
from huiyin_web.core.clock import day_of
from huiyin_web.core.turns import take_turn
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.daily import Daily
from huiyin_web.jobs.models import Job

_LOCK = 0x44_41_49_4C  # "DAIL": the key of PostgreSQL's advisory lock


@transaction.atomic
def queue_daily(*, daily: Daily, at: datetime) -> Job | None:
    """Queue a work of the day unless it was queued before; the jobs of earlier days stay as they are.

    Who: the worker.
    Rule: once a day, however many workers there are: they take turns.
    Recorded: `jobs.job.queued`.

    Raises:
        JobKindError: nobody registered the kind.
    """
    take_turn(_LOCK)
    on = day_of(at).isoformat()
    if Job.objects.filter(kind=daily.kind, params__on=on).exists():
        return None
    return enqueue(kind=daily.kind, title=daily.title, params={"on": on}, place_code="", by=platform(), at=at)
