"""Ask for a job to end."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.errors import ConflictError
from huiyin_web.jobs.models import Job, JobState
from huiyin_web.jobs.queries import steerable_job

_OVER = Text("This job is over already.", "该任务已经结束。")
_LOOK = Text("Reload the page to see how it ended.", "请刷新页面查看结果。")


@transaction.atomic
def cancel(*, job: int, by: Actor, at: datetime) -> None:
    """End a queued job at once, a running one at its next report.

    Who: who queued it; the provincial office and administrators.
    Recorded: `jobs.job.cancelled`.

    Raises:
        NotFoundError: there is no such job in sight.
        NotAllowedError: it is somebody else's.
        ConflictError: it is over already.
    """
    found = steerable_job(actor=by, job=job)
    ended = Job.objects.filter(pk=job, state=JobState.QUEUED).update(state=JobState.CANCELLED, finished_at=at)
    if not ended and not Job.objects.filter(pk=job, state=JobState.RUNNING).update(cancel_asked=True):
        raise ConflictError(what=_OVER, mend=_LOOK)
    audit.record("jobs.job.cancelled", by=by, at=at, subject=f"job:{job}", place_code=found.place_code)
