"""Remove what killed imports have left behind."""

import shutil
from pathlib import Path
from uuid import UUID

from django.db import connection

from huiyin.records.checking import ROWS_FILE
from huiyin_web.imports.folders import STAGED, imports_folder, nobody_at_work
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.staging import staged_in_postgresql, unstage

_HALF_DONE = (ROWS_FILE, "*.new", "*.tmp")


def sweep_leftovers() -> int:
    """Remove folders that belong to no import, files that were half written, staged rows that nobody needs.

    Who: the platform when it starts. While another of its processes works on an import, nothing is swept.
    Recorded: nothing: no import changes by it.

    Returns:
        How many things were removed.
    """
    with nobody_at_work() as alone:
        return _sweep() if alone else 0


def _sweep() -> int:
    folders = {UUID(hex=entry.name): entry for entry in imports_folder().glob("*") if entry.is_dir()}
    states = dict(ImportBatch.objects.values_list("uuid", "state"))
    return sum(_sweep_folder(folder, states.get(uuid)) for uuid, folder in folders.items()) + _sweep_tables(states)


def _sweep_folder(folder: Path, state: str | None) -> int:
    if state is None:
        shutil.rmtree(folder)
        return 1
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
