"""Find the row of headings in a file and say which field each column means."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin.records.errors import HeadingsError, RepeatedHeadingError, WrongKindError
from huiyin.records.fields import Field, Mask, Sheet
from huiyin.records.masking import masked
from huiyin.records.repairing import folded
from huiyin.records.sheets import SHEETS

SEARCHED_ROWS = 10  # titles and remarks may stand above the headings
REPORT = Text("what to mend", "错误说明")  # the column that a corrected file adds
SINCE = Text("filled in from the year", "预填数据年份")  # the column that the form of a yearly register adds
_SHOWN, _LONGEST = 12, 20


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file: where it stands, what its heading says, the field it means (or none)."""

    position: int
    heading: str
    key: str | None


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of headings (counted from 1) and its columns."""

    row: int
    columns: tuple[Column, ...]

    @property
    def known(self) -> tuple[Column, ...]:
        """The columns that mean a field."""
        return tuple(column for column in self.columns if column.key)

    @property
    def ignored(self) -> tuple[str, ...]:
        """The headings that mean no field, those of columns that this software adds itself aside."""
        added = {fold(said) for words in (REPORT, SINCE) for said in (words.en, words.zh)}
        return tuple(column.heading for column in self.columns if not column.key and fold(column.heading) not in added)


def fold(heading: str) -> str:
    """Give what is compared: without blanks, width, case, or the star of a required column."""
    return folded(heading).strip("*:")


def recognised(row: Sequence[str], sheet: Sheet) -> int:
    """Count the cells of a row that are headings of the sheet."""
    meanings = _meanings(sheet)
    return sum(fold(cell) in meanings for cell in row)


def hinted(row: Sequence[str]) -> str:
    """Give how a row reads to whoever knows the file: what is a heading of any sheet, and of the rest the first sign.

    The rest may be somebody's data.
    """
    known = {heading for sheet in SHEETS.values() for heading in _meanings(sheet)}
    cells = [cell.strip() for cell in row if cell.strip()][:_SHOWN]
    return "、".join(cell if fold(cell) in known else masked(cell[:_LONGEST], Mask.NAME) for cell in cells)


def find_headings(rows: Sequence[Sequence[str]], sheet: Sheet, name: str) -> Headings:
    """Take the row with the most headings of the sheet among the first rows of a file.

    Raises:
        WrongKindError: columns that must be there are missing, and the headings are those of another sheet.
        HeadingsError: columns that must be there are missing.
        RepeatedHeadingError: two columns mean the same field.
    """
    at = max(range(len(rows)), key=lambda index: recognised(rows[index], sheet))
    meanings = _meanings(sheet)
    cells = [cell.strip() for cell in rows[at]]
    columns = tuple(Column(position, cell, meanings.get(fold(cell))) for position, cell in enumerate(cells) if cell)
    if missing := _missing(columns, sheet):
        _refuse_kind(rows, sheet, name)
        _refuse_missing(columns, missing, sheet, name)
    _check_once(columns, sheet, name)
    return Headings(at + 1, columns)


def _meanings(sheet: Sheet) -> dict[str, str]:
    return {fold(heading): key for heading, key in sheet.headings().items()}


def _missing(columns: tuple[Column, ...], sheet: Sheet) -> list[Field]:
    there = {column.key for column in columns}
    return [field for field in sheet.fields if field.required and field.key not in there]


def _refuse_kind(rows: Sequence[Sequence[str]], sheet: Sheet, name: str) -> None:
    """Refuse a file that has all that another sheet must have, and more of its headings."""
    own = max(recognised(row, sheet) for row in rows)
    for row in rows:
        for other in SHEETS.values():
            meanings = _meanings(other)
            keys = {meanings.get(fold(cell)) for cell in row}
            fit = recognised(row, other)
            if fit > own and keys.issuperset(field.key for field in other.fields if field.required):
                raise WrongKindError(name=name, sheet=sheet.label, other=other.label, fit=fit, own=own)


def _refuse_missing(columns: tuple[Column, ...], missing: list[Field], sheet: Sheet, name: str) -> None:
    found = "、".join(_showable(columns)[:_SHOWN]) or "–"
    labels = Text(
        ", ".join(f"'{field.label.zh}' ({field.key})" for field in missing),
        "、".join(f"“{field.label.zh}”" for field in missing),
    )
    raise HeadingsError(name=name, sheet=sheet.label, missing=labels, found=found)


def _showable(columns: tuple[Column, ...]) -> list[str]:
    """Give what looks like headings: where none is known, the row may be somebody's data, which others must not see."""
    if not any(column.key for column in columns):
        return []
    headings = (column.heading for column in columns)
    return [one for one in headings if len(one) <= _LONGEST and not any(sign.isdigit() for sign in one)]


def _check_once(columns: tuple[Column, ...], sheet: Sheet, name: str) -> None:
    by_key: dict[str, list[Column]] = defaultdict(list)
    for column in columns:
        if column.key:
            by_key[column.key].append(column)
    for key, same in by_key.items():
        if len(same) > 1:
            which = "、".join(f"{column.position + 1} ({column.heading})" for column in same)
            raise RepeatedHeadingError(name=name, columns=which, field=sheet.field(key).label)
