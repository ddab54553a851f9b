"""The long steps of an exchange as jobs: what they are called, and which of them is at work."""

from collections.abc import Collection

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError
from huiyin_web.jobs.models import OPEN_STATES, Job

COMPARE, DECIDE, WRITE = "exchange.compare", "exchange.decide", "exchange.write"
_AT_WORK = Text("This exchange is being worked on already.", "该次核对正在处理中。")
_WAIT = Text("Wait until that is done, or cancel its job.", "请等待处理完成，或取消其后台任务。")


def latest_jobs(numbers: Collection[int]) -> dict[int, Job]:
    """Give the latest job of each of these exchanges that has one."""
    found = Job.objects.filter(kind__in=(COMPARE, DECIDE, WRITE), params__exchange__in=[*numbers]).order_by("pk")
    return {job.params["exchange"]: job for job in found}


def is_at_work(job: Job | None) -> bool:
    """Say whether a job is queued or running."""
    return job is not None and job.state in OPEN_STATES


def need_idle(exchange: int) -> None:
    """Insist that no job is at work on an exchange.

    Raises:
        ConflictError: one is.
    """
    if is_at_work(latest_jobs([exchange]).get(exchange)):
        raise ConflictError(what=_AT_WORK, mend=_WAIT)
