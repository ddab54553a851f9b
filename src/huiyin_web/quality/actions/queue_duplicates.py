"""Have the worker search the register for double entries."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.queries import waits_or_runs
from huiyin_web.quality.errors import DuplicatesUnderWayError
from huiyin_web.quality.permissions import need_check
from huiyin_web.quality.recording import DUPLICATES_JOB

_TITLE = Text("Search the register for double entries", "查找重复登记")


@transaction.atomic
def queue_duplicates(*, user: int, by: Actor, at: datetime) -> Job:
    """Queue a search.

    Who: whoever may have the register checked.
    Recorded: `jobs.job.queued`; the search itself records more.

    Args:
        user: the account in whose name the worker searches.
        by: who asks.
        at: when.

    Raises:
        NotAllowedError: the role does not include it.
        DuplicatesUnderWayError: one is queued or at work.
    """
    need_check(by)
    if waits_or_runs(DUPLICATES_JOB):
        raise DuplicatesUnderWayError
    return enqueue(kind=DUPLICATES_JOB, title=_TITLE, params={"user": user}, place_code=by.place_code, by=by, at=at)
