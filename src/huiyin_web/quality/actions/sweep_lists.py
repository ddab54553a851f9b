"""Delete what killed comparisons have left of other departments' lists."""

import shutil
from datetime import datetime
from uuid import UUID

from huiyin_web.access.actor import Actor
from huiyin_web.imports.folders import nobody_at_work
from huiyin_web.jobs.models import OPEN_STATES, Job
from huiyin_web.quality.actions._refusing import delete_rows, refuse
from huiyin_web.quality.errors import ListBrokenOffError
from huiyin_web.quality.folders import lists_folder
from huiyin_web.quality.models import DepartmentList
from huiyin_web.quality.recording import LIST_JOB


def sweep_lists(*, by: Actor, at: datetime) -> int:
    """Delete the rows of lists that nobody will compare any more: they hold ID numbers.

    Who: the platform when it starts. While another of its processes is at a file, nothing is swept.
    Rule: a folder that belongs to no list goes; of a list that was compared, refused or withdrawn only what was wrong
    stays; one that waits although no job for it is queued or at work has lost its worker in the last attempt, and is
    refused.
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
    folders = {UUID(hex=entry.name): entry for entry in lists_folder().glob("*") if entry.is_dir()}
    known = {one.uuid: one for one in DepartmentList.objects.all()}
    waited_for = {job["list"] for job in _open_jobs()}
    swept = 0
    for uuid, folder in folders.items():
        found = known.get(uuid)
        if found is None:
            shutil.rmtree(folder)
            swept += 1
        elif found.is_settled:
            swept += bool(delete_rows(found))
        elif found.pk not in waited_for:
            refuse(found, ListBrokenOffError(), by=by, at=at)
            swept += 1
    return swept


def _open_jobs() -> list[dict[str, int]]:
    return list(Job.objects.filter(kind=LIST_JOB, state__in=OPEN_STATES).values_list("params", flat=True))
