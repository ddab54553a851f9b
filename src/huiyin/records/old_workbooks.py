"""Read an old workbook (.xls, or the .et of WPS): the same cells as of a new one, and as little trusted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

import olefile
import xlrd
from xlrd.biffh import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XLRDError
from xlrd.sheet import Sheet
from xlrd.xldate import XLDateError

from huiyin.kernel.text import Text
from huiyin.records.archives import MEBIBYTE, Limits
from huiyin.records.errors import (
    FileRefusedError,
    FormulaErrorsError,
    NotAWorkbookError,
    PasswordError,
    TooLargeError,
    TruncatedFileError,
    UnsafeFileError,
)
from huiyin.records.guarding import NAMED

COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
_MOST_BYTES = 100 * MEBIBYTE  # a page that is full, 65,536 rows of 60 columns, takes half of it
_STREAMS = ("Workbook", "Book")
_MACROS = frozenset({"_VBA_PROJECT_CUR", "Macros", "VBA"})
_EMBEDDED = "MBD"
_LETTERS = 26
Cell = str | float | bool | datetime


@dataclass(frozen=True, slots=True)
class OldPage:
    """One tab: its name and its rows, each as long as the longest."""

    name: str
    rows: list[list[Cell]]

    @property
    def total_height(self) -> int:
        """How many rows it has."""
        return len(self.rows)

    def iter_rows(self) -> Iterator[list[Cell]]:
        """Give its rows one after the other."""
        return iter(self.rows)


def open_old(path: Path, choose: Callable[[list[str]], str], limits: Limits) -> tuple[OldPage, bool]:
    """Open a tab of an old workbook, and say whether its serial dates count from 1904.

    Args:
        path: the file.
        choose: gives the name of the tab, of the names of all.
        limits: how many cells are read at once.

    Raises:
        UnsafeFileError: macros or embedded objects.
        TooLargeError: more bytes or cells than are read at once.
        TruncatedFileError: it is cut off or damaged.
        PasswordError: it is encrypted, as a new workbook with a password is, too.
        NotAWorkbookError: another document of an office.
        FormulaErrorsError: cells whose formula has failed.
    """
    name = path.name
    if path.stat().st_size > _MOST_BYTES:
        most = f"{_MOST_BYTES // MEBIBYTE} MB"
        raise TooLargeError(name=name, what=Text("it is larger", "文件过大"), most=most)
    with _failing_as_damaged(name), olefile.OleFileIO(str(path)) as compound:
        _check_parts(compound.listdir(storages=True), name)
    with _failing_as_damaged(name):
        with xlrd.open_workbook(str(path), logfile=StringIO(), on_demand=True, ragged_rows=True) as book:
            page = book.sheet_by_name(choose(book.sheet_names()))
            epoch_1904 = book.datemode == 1
        _check_cells(page, name, limits)
        rows = list(_rows(page, epoch_1904=epoch_1904))
    return OldPage(page.name, rows), epoch_1904


@contextmanager
def _failing_as_damaged(name: str) -> Iterator[None]:
    """Take whatever fails in the block for damage: what parses these formats meets it as any kind of error."""
    try:
        yield
    except FileRefusedError:
        raise
    # Damage ends in OSError, IndexError, struct.error, AssertionError and more: no list of them would be whole.
    except Exception as error:
        if isinstance(error, XLRDError) and "encrypted" in str(error):
            raise PasswordError(name=name) from error
        raise TruncatedFileError(name=name, what=Text("its parts do not fit together", "文件结构不完整")) from error


def _check_parts(parts: list[list[str]], name: str) -> None:
    first = {part[0] for part in parts}
    if "EncryptedPackage" in first:
        raise PasswordError(name=name)
    if first & _MACROS:
        raise UnsafeFileError(name=name, what=Text("macros", "宏"))
    if any(part.startswith(_EMBEDDED) for part in first):
        raise UnsafeFileError(name=name, what=Text("embedded objects", "嵌入对象"))
    if first.isdisjoint(_STREAMS):
        raise NotAWorkbookError(name=name, what=Text("another document of an office", "其他办公文档"))


def _check_cells(page: Sheet, name: str, limits: Limits) -> None:
    if page.nrows * page.ncols > limits.cells:
        raise TooLargeError(name=name, what=Text("it has more cells", "单元格过多"), most=f"{limits.cells:,}")
    failed = (
        f"{_letters(column)}{row + 1}"
        for row in range(page.nrows)
        for column, kind in enumerate(page.row_types(row))
        if kind == XL_CELL_ERROR
    )
    if named := list(islice(failed, NAMED)):
        raise FormulaErrorsError(name=name, cells=", ".join(named))


def _rows(page: Sheet, *, epoch_1904: bool) -> Iterator[list[Cell]]:
    for row in range(page.nrows):
        typed = zip(page.row_types(row), page.row_values(row), strict=True)
        cells = [_cell(kind, value, epoch_1904=epoch_1904) for kind, value in typed]
        yield cells + [""] * (page.ncols - len(cells))


def _cell(kind: int, value: Any, *, epoch_1904: bool) -> Cell:
    """Give a cell as what its kind says that it is."""
    if kind == XL_CELL_DATE:
        try:
            return xlrd.xldate_as_datetime(value, 1 if epoch_1904 else 0)
        except (XLDateError, OverflowError, ValueError):  # a number that is no day: a problem of its row
            return float(value)
    cell: Cell = bool(value) if kind == XL_CELL_BOOLEAN else value
    return cell


def _letters(column: int) -> str:
    high, low = divmod(column, _LETTERS)
    return f"{chr(ord('A') + high - 1) if high else ''}{chr(ord('A') + low)}"
