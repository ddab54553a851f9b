"""Queue a failed or cancelled job again."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.errors import ConflictError
from huiyin_web.jobs.models import Job, JobState
from huiyin_web.jobs.queries import steerable_job
from huiyin_web.jobs.works import USER

_NOT_OVER = Text("Only a job that failed or was cancelled can be retried.", "只有失败或已取消的任务可以重试。")
_LOOK = Text("Reload the page to see where it stands.", "请刷新页面查看当前状态。")


@transaction.atomic
def retry(*, job: int, by: Actor, at: datetime) -> None:
    """Queue a job again, with the same parameters, for whoever retries it.

    Who: who queued it; the provincial office and administrators.
    Rule: what acts in somebody's name acts in that of whoever retries it, so that its own rules ask whether they may.
    The platform, which has no account, lets it act for whoever it acted for.
    Recorded: `jobs.job.retried`.

    Raises:
        NotFoundError: there is no such job in sight.
        NotAllowedError: it is somebody else's.
        ConflictError: it is queued, running or done.
    """
    found = steerable_job(actor=by, job=job)
    params = found.params | {USER: by.account} if by.role is not None and USER in found.params else found.params
    again = Job.objects.filter(pk=job, state__in=(JobState.FAILED, JobState.CANCELLED)).update(
        state=JobState.QUEUED, params=params, cancel_asked=False, error_code="", error=None, message=None, progress=0,
        finished_at=None,
    )  # fmt: skip
    if not again:
        raise ConflictError(what=_NOT_OVER, mend=_LOOK)
    audit.record("jobs.job.retried", by=by, at=at, subject=f"job:{job}", place_code=found.place_code)
