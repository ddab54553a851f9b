"""Read one tab of an .xlsx, .ods, .xls or .et workbook in batches of text, after the guard has looked at the file."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import python_calamine

from huiyin.kernel.text import Text
from huiyin.records import errors
from huiyin.records.archives import REGISTER, Limits
from huiyin.records.fields import Sheet
from huiyin.records.guarding import guard
from huiyin.records.headings import SEARCHED_ROWS, Headings, find_headings, fold, hinted
from huiyin.records.ods_workbooks import is_ods, open_ods
from huiyin.records.old_workbooks import COMPOUND, open_old
from huiyin.records.reading import Reading

_BATCH = 20_000
_EXACT = 10**15  # Excel keeps 15 digits of a number: a longer one has lost its last digits


class _Tab(Protocol):
    """A page, whichever library reads it."""

    @property
    def name(self) -> str: ...
    @property
    def total_height(self) -> int: ...
    def iter_rows(self) -> Iterator[Sequence[Any]]: ...


def open_workbook(path: Path, sheet: Sheet, limits: Limits) -> Reading:
    """Open the tab of a workbook that is the sheet.

    Raises:
        FileRefusedError: one of its kinds, as `guard` and `find_headings` say.
    """
    page, epoch_1904 = _page(path, sheet, limits)
    first = [[as_text(cell) for cell in row] for row in islice(page.iter_rows(), SEARCHED_ROWS)]
    if not any(any(row) for row in first):
        raise errors.EmptyFileError(name=path.name, what=Text("the tab has no cell", "工作表中没有内容"))
    headings = _headings(first, sheet, path.name, page.name)
    progress = _Progress(page.total_height or 1)
    return Reading(
        name=path.name, tab=page.name, headings=headings, epoch_1904=epoch_1904,
        batches=_batches(page, headings, progress), malformed=[], fraction=progress.fraction,
    )  # fmt: skip


def workbook_rows(path: Path, sheet: Sheet) -> Iterator[list[str]]:
    """Give every row of the tab that is the sheet, with all its cells."""
    page, _ = _page(path, sheet, REGISTER)
    for row in page.iter_rows():
        yield [as_text(cell) for cell in row]


def _page(path: Path, sheet: Sheet, limits: Limits) -> tuple[_Tab, bool]:
    """Give the tab that is the sheet, and whether its serial dates count from 1904."""
    with path.open("rb") as stream:
        is_old = stream.read(len(COMPOUND)) == COMPOUND
    if is_old:
        return open_old(path, lambda names: _tab(path, sheet, names), limits)
    if is_ods(path):
        return open_ods(path, lambda names: _tab(path, sheet, names), limits)
    looked = guard(path, limits)
    try:
        with python_calamine.CalamineWorkbook.from_path(path) as book:
            return book.get_sheet_by_name(_tab(path, sheet, book.sheet_names)), looked.epoch_1904
    except python_calamine.PasswordError as error:
        raise errors.PasswordError(name=path.name) from error
    except python_calamine.CalamineError as error:
        what = Text(f"it cannot be parsed ({error})", f"无法解析（{error}）")
        raise errors.TruncatedFileError(name=path.name, what=what) from error


class _Progress:
    def __init__(self, total: int) -> None:
        self.total, self.done = total, 0

    def fraction(self) -> float:
        return min(1.0, self.done / self.total)


def _tab(path: Path, sheet: Sheet, names: list[str]) -> str:
    fitting = [name for name in names if _is_called(name, sheet)]
    if len(fitting) == 1:
        return fitting[0]
    if len(names) == 1:
        return names[0]
    raise errors.WrongSheetError(
        name=path.name, sheet=sheet.label, found="、".join(names) or "–", expected=sheet.label.zh
    )


def _is_called(name: str, sheet: Sheet) -> bool:
    return fold(name) in {fold(known) for known in (sheet.key, sheet.label.en, sheet.label.zh, *sheet.tabs)}


def _headings(first: list[list[str]], sheet: Sheet, name: str, tab: str) -> Headings:
    """Find the headings; of a tab that is called otherwise and has none, tell what it is and how it begins."""
    try:
        return find_headings(first, sheet, name)
    except errors.HeadingsError as error:
        if _is_called(tab, sheet):
            raise
        row = next(row for row in first if any(row))
        raise errors.OtherTabError(
            name=name, tab=tab, sheet=sheet.label, found=hinted(row), missing=error.fields["missing"]
        ) from error


def _batches(page: _Tab, headings: Headings, progress: _Progress) -> Iterator[pa.RecordBatch]:
    rows = islice(page.iter_rows(), headings.row, None)
    known = headings.known
    number = headings.row
    while chunk := list(islice(rows, _BATCH)):
        columns = list(zip(*chunk, strict=True))
        arrays = [pa.array(range(number + 1, number + 1 + len(chunk)), pa.int32())]
        arrays += [_texts(columns[column.position]) for column in known]
        number += len(chunk)
        progress.done = number
        yield pa.RecordBatch.from_arrays(arrays, ["row", *(str(column.key) for column in known)])


def _texts(cells: tuple[Any, ...]) -> pa.Array:
    if set(map(type, cells)) == {str}:
        return pa.array(cells, pa.string())
    return pa.array([as_text(cell) for cell in cells], pa.string())


def as_text(cell: Any) -> str:
    """Give a cell as people would type it; a number that Excel has cut to 15 digits shows its exponent."""
    match cell:
        case str():
            return cell
        case bool():
            return str(cell).lower()
        case int() | float():
            return _number(cell)
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
    return str(cell)


def _number(figure: float) -> str:
    if not isfinite(figure):
        return str(figure)  # no number: whoever asks for one refuses the text
    if abs(figure) >= _EXACT:
        return f"{figure:.5E}"
    return str(int(figure)) if figure == int(figure) else f"{figure:.15g}"
