"""Have the worker search the register for suspects."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.queries import waits_or_runs
from huiyin_web.quality.errors import SearchUnderWayError
from huiyin_web.quality.permissions import need_check
from huiyin_web.quality.recording import FIND_JOB

_TITLE = Text("Check the register for suspects", "核验台账疑点")


@transaction.atomic
def queue_search(*, user: int, by: Actor, at: datetime) -> Job:
    """Queue a search.

    Who: whoever may have the register checked.
    Recorded: `jobs.job.queued`; the search itself records more.

    Args:
        user: the account in whose name the worker searches.
        by: who asks.
        at: when.

    Raises:
        NotAllowedError: the role does not include it.
        SearchUnderWayError: one is queued or at work.
    """
    need_check(by)
    if waits_or_runs(FIND_JOB):
        raise SearchUnderWayError
    return enqueue(kind=FIND_JOB, title=_TITLE, params={"user": user}, place_code=by.place_code, by=by, at=at)
