"""Remove what killed imports have left behind."""

import shutil
from uuid import UUID

from django.db import connection

from huiyin_web.imports.folders import folder_of, imports_folder
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.staging import staged_in_postgresql, unstage


def sweep_leftovers() -> int:
    """Remove folders that belong to no import and staged rows that no import needs any more; give how many.

    Who: the platform, when it starts and nothing else of it runs.
    Recorded: nothing: no import changes by it.
    """
    folders = {UUID(hex=entry.name): entry for entry in imports_folder().glob("*") if entry.is_dir()}
    known = dict(ImportBatch.objects.values_list("uuid", "state"))
    swept = 0
    for uuid, folder in folders.items():
        if uuid not in known:
            shutil.rmtree(folder)
            swept += 1
    staged = staged_in_postgresql() if connection.vendor == "postgresql" else [
        uuid for uuid in folders if uuid in known and any(folder_of(uuid).glob("staged.*"))
    ]  # fmt: skip
    for uuid in staged:
        if known.get(uuid) != BatchState.CHECKED:
            unstage(uuid)
            swept += 1
    return swept
