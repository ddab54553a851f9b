"""The long steps of an import as jobs: what they are called, and which of them is at work."""

from collections.abc import Collection

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError
from huiyin_web.imports.models import OPEN_STATES as UNDECIDED
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.jobs.models import OPEN_STATES, Job

CHECK, APPLY, UNDO = "imports.check", "imports.apply", "imports.undo"
_AT_WORK = Text("This import is being worked on already.", "该导入正在处理中。")
_WAIT = Text("Wait until that is done, or cancel its job.", "请等待处理完成，或取消其后台任务。")


def latest_jobs(numbers: Collection[int]) -> dict[int, Job]:
    """Give the latest job of each of these imports that has one."""
    found = Job.objects.filter(kind__in=(CHECK, APPLY, UNDO), params__batch__in=[*numbers]).order_by("pk")
    return {job.params["batch"]: job for job in found}


def job_of(batch: ImportBatch, latest: Job | None) -> Job | None:
    """Give the latest job of an import where it tells of the step that the import stands before."""
    if latest is None:
        return None
    before = {BatchState.APPLIED} if latest.kind == UNDO else set(UNDECIDED)
    return latest if batch.state in before else None


def is_at_work(job: Job | None) -> bool:
    """Say whether a job is queued or running."""
    return job is not None and job.state in OPEN_STATES


def need_idle(batch: ImportBatch) -> None:
    """Insist that no job is at work on an import.

    Raises:
        ConflictError: one is.
    """
    if is_at_work(latest_jobs([batch.pk]).get(batch.pk)):
        raise ConflictError(what=_AT_WORK, mend=_WAIT)
