"""Remove what killed imports have left behind."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import connection

from huiyin.records.checking import ROWS_FILE
from huiyin_web.imports.folders import STAGED, imports_folder, named_as_ours, nobody_at_work, remove_forgotten
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.staging import staged_in_postgresql, unstage

_HALF_DONE = (ROWS_FILE, "*.new", "*.tmp")


def sweep_leftovers(*, at: datetime) -> int:
    """Remove folders that belong to no import, files that were half written, staged rows that nobody needs.

    Who: the platform when it starts. While another of its processes works on an import, nothing is swept.
    Rule: a folder of no import goes after `UNKNOWN_FOR`; what is not named as ours stays.
    Recorded: nothing: no import changes by it.

    Returns:
        How many things were removed.
    """
    with nobody_at_work() as alone:
        return _sweep(at) if alone else 0


def _sweep(at: datetime) -> int:
    folders = {uuid: entry for uuid, entry in named_as_ours(imports_folder()).items() if entry.is_dir()}
    states = dict(ImportBatch.objects.values_list("uuid", "state"))
    swept = sum(_sweep_folder(folder, states.get(uuid), at) for uuid, folder in folders.items())
    return swept + _sweep_tables(states)


def _sweep_folder(folder: Path, state: str | None, at: datetime) -> int:
    if state is None:
        return remove_forgotten(folder, at=at)
    useless = [path for pattern in _HALF_DONE for path in folder.glob(pattern)]
    if state != BatchState.CHECKED:
        useless += folder.glob(STAGED)
    for path in useless:
        path.unlink()
    return len(useless)


def _sweep_tables(states: dict[UUID, str]) -> int:
    if connection.vendor != "postgresql":
        return 0
    useless = [uuid for uuid in staged_in_postgresql() if states.get(uuid) != BatchState.CHECKED]
    for uuid in useless:
        unstage(uuid)
    return len(useless)
