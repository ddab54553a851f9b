"""Delete what killed comparisons have left of other departments' lists."""

from datetime import datetime

from huiyin_web.access.actor import Actor
from huiyin_web.imports.folders import named_as_ours, nobody_at_work, remove_forgotten
from huiyin_web.jobs.models import OPEN_STATES, Job
from huiyin_web.quality.actions._refusing import delete_rows, refuse
from huiyin_web.quality.errors import ListBrokenOffError
from huiyin_web.quality.folders import lists_folder
from huiyin_web.quality.models import DepartmentList
from huiyin_web.quality.recording import LIST_JOB


def sweep_lists(*, by: Actor, at: datetime) -> int:
    """Delete the rows of lists that nobody will compare any more: they hold ID numbers.

    Who: the platform when it starts. While another of its processes is at a file, nothing is swept.
    Rule: a folder that belongs to no list goes after `UNKNOWN_FOR`; what is not named as ours stays. Of a list that
    was compared, refused or withdrawn only what was wrong stays; one that waits although no job for it is queued or at
    work has lost its worker in the last attempt, and is refused.
    Recorded: `quality.list.refused`, for each list that is.

    Args:
        by: the platform.
        at: when.

    Returns:
        How many lists had something left.
    """
    with nobody_at_work() as alone:
        return _sweep(by, at) if alone else 0


def _sweep(by: Actor, at: datetime) -> int:
    folders = {uuid: entry for uuid, entry in named_as_ours(lists_folder()).items() if entry.is_dir()}
    known = {one.uuid: one for one in DepartmentList.objects.all()}
    waited_for = {job["list"] for job in _open_jobs()}
    swept = 0
    for uuid, folder in folders.items():
        found = known.get(uuid)
        if found is None:
            swept += remove_forgotten(folder, at=at)
        elif found.is_settled:
            swept += bool(delete_rows(found))
        elif found.pk not in waited_for:
            refuse(found, ListBrokenOffError(), by=by, at=at)
            swept += 1
    return swept


def _open_jobs() -> list[dict[str, int]]:
    return list(Job.objects.filter(kind=LIST_JOB, state__in=OPEN_STATES).values_list("params", flat=True))
