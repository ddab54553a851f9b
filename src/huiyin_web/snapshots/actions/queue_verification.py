"""Have everything verified by the worker."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.models import Job
from huiyin_web.snapshots.permissions import need_freeze
from huiyin_web.snapshots.recording import VERIFY_JOB

_TITLE = Text("Verify frozen years and the audit log", "校验年度快照与审计记录")


@transaction.atomic
def queue_verification(*, user: int, by: Actor, at: datetime) -> Job:
    """Queue the verification of all frozen years and of the audit log.

    Who: whoever may freeze.
    Recorded: `jobs.job.queued`; the verification records its result.

    Raises:
        NotAllowedError: the role does not include it.
    """
    need_freeze(by)
    return enqueue(kind=VERIFY_JOB, title=_TITLE, params={"user": user}, place_code=by.place_code, by=by, at=at)
