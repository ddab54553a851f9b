"""What many tests begin with is made once in each process, and stands there again as it was for every one of them."""

import copy
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.backends.sqlite3.base import Database


@dataclass(frozen=True, slots=True)
class _Kept:
    database: Any
    folder: Path
    made: object


_kept: dict[Callable[[Path], object], _Kept] = {}


def remembered(make: Callable[[Path], Any], folder: Path) -> Any:
    """Give what a function makes of an empty database and an empty data folder.

    Args:
        make: fills both; called once, but each time on PostgreSQL, whose database is not copied in a moment.
        folder: the data folder of this test.
    """
    if connection.vendor != "sqlite":
        return make(folder)
    connection.ensure_connection()
    if kept := _kept.get(make):
        shutil.copytree(kept.folder, folder, dirs_exist_ok=True)
        kept.database.backup(connection.connection)
        return copy.deepcopy(kept.made)
    made = make(folder)
    beside = Path(shutil.copytree(folder, folder.with_name(f"{folder.name}-kept")))
    _kept[make] = _Kept(Database.connect(":memory:"), beside, copy.deepcopy(made))
    connection.connection.backup(_kept[make].database)
    return made
