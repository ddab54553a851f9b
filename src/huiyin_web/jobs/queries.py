"""Read jobs, within what the reader may see."""

from collections.abc import Collection

from django.db.models import Q
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import CHARTERS
from huiyin_web.access.subjects import numbers
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.jobs.models import OPEN_STATES, Job, JobState, told
from huiyin_web.jobs.pages import JobPage, JobRow, JobsPage
from huiyin_web.jobs.permissions import in_area, may_see_area, may_steer, visible

PAGE_ROWS = 30
_JOB = Text("the job", "该任务")
_STEER = Text("cancel or retry other people's jobs", "取消或重试他人的任务")
_STATES: dict[str, tuple[Text, str]] = {
    JobState.QUEUED: (Text("Waiting", "等待中"), ""),
    JobState.RUNNING: (Text("Running", "进行中"), "go"),
    JobState.DONE: (Text("Done", "已完成"), "good"),
    JobState.FAILED: (Text("Failed", "失败"), "bad"),
    JobState.CANCELLED: (Text("Cancelled", "已取消"), ""),
}
_ENDING = (Text("Being cancelled", "正在取消"), "warn")


def waits_or_runs(kind: str) -> bool:
    """Say whether a job of a kind is queued or at work, whoever asked for it."""
    return Job.objects.filter(kind=kind, state__in=OPEN_STATES).exists()


def jobs_page(*, actor: Actor, whose: str, before: int | None) -> JobsPage:
    """Give the jobs that somebody queued, or those of their area, newest first."""
    area = whose == "area" and may_see_area(actor)
    condition = in_area(actor) if area else Q(created_by=actor.key)
    if before is not None:
        condition &= Q(pk__lt=before)
    found = list(Job.objects.filter(condition).order_by("-pk")[: PAGE_ROWS + 1])
    rows = tuple(_row(actor, job) for job in found[:PAGE_ROWS])
    return JobsPage(
        rows=rows,
        open_count=sum(row.is_open for row in rows),
        whose="area" if area else "mine",
        may_see_area=may_see_area(actor),
        next_before=rows[-1].number if len(found) > PAGE_ROWS else None,
    )


def job_page(*, actor: Actor, job: int) -> JobPage:
    """Give one job.

    Raises:
        NotFoundError: it is not there, or not to be seen by this person.
    """
    return JobPage(job=_row(actor, _visible_job(actor, job)))


def job_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give jobs by what they do; they lead to their page to whoever sees it."""
    jobs = Job.objects.filter(pk__in=numbers(keys))
    opened = set(jobs.filter(visible(actor)).values_list("pk", flat=True))
    return {
        str(pk): Crumb(Text(**title), reverse("jobs:job", args=[pk]) if pk in opened else "")
        for pk, title in jobs.values_list("pk", "title")
    }


def steerable_job(*, actor: Actor, job: int) -> Job:
    """Give a job that somebody may cancel or retry.

    Raises:
        NotFoundError: it is not there, or not to be seen by this person.
        NotAllowedError: it is somebody else's.
    """
    found = _visible_job(actor, job)
    if actor.role is not None and not may_steer(actor, found):
        raise NotAllowedError(role=CHARTERS[actor.role].label, what=_STEER)
    return found


def _visible_job(actor: Actor, job: int) -> Job:
    found = Job.objects.filter(visible(actor), pk=job).first()
    if found is None:
        raise NotFoundError(what=_JOB)
    return found


def _row(actor: Actor, job: Job) -> JobRow:
    is_open = job.state in OPEN_STATES
    steers = may_steer(actor, job)
    state, tone = _ENDING if is_open and job.cancel_asked else _STATES[job.state]
    result = (job.result or {}) if job.state == JobState.DONE else {}
    return JobRow(
        number=job.pk,
        title=Text(**job.title),
        state=state,
        tone=result.get("tone", tone),
        is_open=is_open,
        progress=job.progress,
        message=told(result.get("message") or job.message),
        error_code=job.error_code,
        error=told(job.error),
        by=shown_name(job.created_by, job.created_by_name),
        created_at=job.created_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
        attempts=job.attempts,
        result_url=(job.result or {}).get("url", ""),
        may_cancel=steers and is_open and not job.cancel_asked,
        may_retry=steers and job.state in {JobState.FAILED, JobState.CANCELLED},
    )
