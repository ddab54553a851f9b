"""The long steps of an import as jobs: what they are called, and of which an import's page tells."""

from huiyin.kernel.text import Text
from huiyin_web.imports.models import OPEN_STATES as UNDECIDED
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.works import Works

CHECK, APPLY, UNDO = "imports.check", "imports.apply", "imports.undo"
WORKS = Works((CHECK, APPLY, UNDO), "batch", Text("This import is being worked on already.", "该导入正在处理中。"))


def job_of(batch: ImportBatch, latest: Job | None) -> Job | None:
    """Give the latest job of an import where it tells of the step that the import stands before."""
    if latest is None:
        return None
    before = {BatchState.APPLIED} if latest.kind == UNDO else set(UNDECIDED)
    return latest if batch.state in before else None
