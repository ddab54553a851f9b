"""Have the worker compare a list with the register."""

from datetime import datetime

from django.db import transaction

from huiyin.crosschecks import kind_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.models import Job
from huiyin_web.quality.permissions import need_cross_check
from huiyin_web.quality.queries.lists import list_in_reach
from huiyin_web.quality.recording import LIST_JOB

_TITLE = Text("Compare list {number} with the register: {kind}", "比对第 {number} 号名单：{kind}")


@transaction.atomic
def queue_comparison(*, number: int, user: int, by: Actor, at: datetime) -> Job:
    """Queue the comparison of a list that was sent.

    Who: whoever may compare lists, of those in reach.
    Recorded: `jobs.job.queued`; the comparison itself records more.

    Args:
        number: the list.
        user: the account in whose name the worker compares.
        by: who asks.
        at: when.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to compare.
    """
    need_cross_check(by)
    found = list_in_reach(by, number)
    title = _TITLE.fill(number=number, kind=kind_of(found.kind).label)
    params = {"list": number, "user": user}
    return enqueue(kind=LIST_JOB, title=title, params=params, place_code=found.place_code, by=by, at=at)
