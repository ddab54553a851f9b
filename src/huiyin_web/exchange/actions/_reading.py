"""The part that comparing reads from the registry's file: its good rows, which fields it has, what was refused."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from huiyin.records.checking import ROWS_FILE, check_file
from huiyin.records.fields import Field, Sheet
from huiyin_web.exchange.errors import ExportTooLongError
from huiyin_web.imports.kinds import place_book
from huiyin_web.imports.limits import MOST_WHOLE_ROWS


@dataclass(frozen=True, slots=True)
class Theirs:
    """Rows of the registry by number, with the fields that its file has, and how many rows could not be read."""

    rows: dict[str, dict[str, Any]]
    fields: tuple[Field, ...]
    refused: int


NONE = Theirs({}, (), 0)


def read_export(path: Path, sheet: Sheet, folder: Path, *, year: int, codemap: str) -> Theirs:
    """Read one tab of an export; what is wrong with its rows is kept beside it.

    Raises:
        FileRefusedError: the file cannot be read as this sheet.
        ExportTooLongError: it has more rows than are compared at once.
    """
    folder.mkdir(parents=True)
    checked = check_file(
        path, sheet, folder=folder, year=year, places=place_book(), codemap=codemap, progress=_bounded()
    )
    with pa.OSFile(str(folder / ROWS_FILE)) as file:
        found = pa.ipc.open_file(file).read_all().to_pylist()
    (folder / ROWS_FILE).unlink()
    fields = tuple(one for one in sheet.fields if one.key in checked.headings)
    return Theirs({row["office_number"]: row for row in found}, fields, checked.refused)


def _bounded() -> Callable[[float, int], None]:
    def refuse(_fraction: float, rows: int) -> None:
        if rows > MOST_WHOLE_ROWS:
            raise ExportTooLongError(most=MOST_WHOLE_ROWS)

    return refuse
