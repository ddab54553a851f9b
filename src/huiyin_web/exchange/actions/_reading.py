"""The part that comparing reads from the registry's file: its good rows, which fields it has, what was refused."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from huiyin.records.checking import ROWS_FILE, check_file
from huiyin.records.fields import Field, Sheet
from huiyin_web.exchange.errors import ExportTooLongError
from huiyin_web.exchange.limits import MOST_ROWS, SOME
from huiyin_web.imports.kinds import place_book

Progress = Callable[[float, int], None]


@dataclass(frozen=True, slots=True)
class Theirs:
    """One tab of the registry: its rows on the disk, the fields that it has, how many could be read and how many not.

    What rows are paired by is held as a whole, all their other values only some rows at a time.
    """

    file: Path
    fields: tuple[Field, ...]
    good: int
    refused: int

    def columns(self, *keys: str) -> Iterator[tuple[Any, ...]]:
        """Give some columns of every row."""
        if self.good:
            found = _table(self.file).select(keys)
            yield from zip(*(column.to_pylist() for column in found.columns), strict=True)

    def portions(self) -> Iterator[list[dict[str, Any]]]:
        """Give the rows with all their values, some at a time."""
        if self.good:
            for batch in _table(self.file).to_batches(max_chunksize=SOME):
                yield batch.to_pylist()


def none(folder: Path) -> Theirs:
    """Give a tab that was not sent."""
    return Theirs(folder / ROWS_FILE, (), 0, 0)


def read_export(path: Path, sheet: Sheet, folder: Path, *, year: int, codemap: str, progress: Progress) -> Theirs:
    """Read one tab of an export; what is wrong with its rows is kept beside it.

    Raises:
        FileRefusedError: the file cannot be read as this sheet.
        ExportTooLongError: it has more rows than are compared at once.
    """
    folder.mkdir(exist_ok=True)
    checked = check_file(
        path, sheet, folder=folder, year=year, places=place_book(), codemap=codemap, progress=_bounded(progress)
    )
    fields = tuple(one for one in sheet.fields if one.key in checked.headings)
    return Theirs(folder / ROWS_FILE, fields, checked.good, checked.refused)


def _bounded(progress: Progress) -> Progress:
    def report(fraction: float, rows: int) -> None:
        if rows > MOST_ROWS:
            raise ExportTooLongError(most=MOST_ROWS)
        progress(fraction, rows)

    return report


def _table(file: Path) -> pa.Table:
    """Give the rows as they lie on the disk: the system reads what is asked for."""
    with pa.memory_map(str(file)) as source:
        return pa.ipc.open_file(source).read_all()
