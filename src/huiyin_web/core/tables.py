"""A page's rows as officials read them: typed columns, cells with their links; the same table is what is exported."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from huiyin.kernel.money import whole_yuan, yuan
from huiyin.kernel.text import Text
from huiyin_web.core.amounts import NONE, Tone
from huiyin_web.core.templatetags.wording import day, moment, number, percent, say


class Kind(StrEnum):
    """What a column holds; it decides how a value is written, aligned and exported."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"  # 0 to 1, written and exported as percent
    MONEY = "money"  # fen, written and exported in yuan
    DAY = "day"
    MOMENT = "moment"


_UNITS = {Kind.SHARE: Text("%", "%"), Kind.MONEY: Text("yuan", "元")}
_NUMBERS = frozenset({Kind.NUMBER, Kind.SHARE, Kind.MONEY})


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: its name in JSON.
        label: its heading.
        kind: what it holds.
        unit: written beside the heading; percent and yuan by themselves where the kind says so.
        places: decimals of a number or a percentage, none for as many as the number has; money is written in whole
            yuan and exported exactly.
        main: the figure that stands beside the row's name on a phone.
        bar: a share is drawn as a bar beside its number as well.
        signed: a change, written with its sign.
        filed: in files only, such as the code that lets rows be joined; a page says it beneath another value or not
            at all.
    """

    key: str
    label: Text
    kind: Kind = Kind.TEXT
    unit: Text | None = None
    places: int | None = 0
    main: bool = False
    bar: bool = False
    signed: bool = False
    filed: bool = False

    def __post_init__(self) -> None:
        """Take the unit that the kind implies."""
        if self.unit is None and self.kind in _UNITS:
            object.__setattr__(self, "unit", _UNITS[self.kind])

    @property
    def is_number(self) -> bool:
        """Whether values are aligned to the right."""
        return self.kind in _NUMBERS

    def write(self, value: Any) -> str:
        """Word a value for the page."""
        if value is None or value == "":
            return NONE
        match self.kind:
            case Kind.TEXT:
                written = say(value) if isinstance(value, Text) else str(value)
            case Kind.NUMBER:
                written = _signed(value) if self.signed else number(value, self.places)
            case Kind.SHARE:
                written = percent(value, self.places or 0)
            case Kind.MONEY:
                written = number(whole_yuan(value))
            case Kind.DAY:
                written = day(value)
            case Kind.MOMENT:
                written = moment(value)
        return written

    def plain(self, value: Any) -> str | float | int | bool | date | datetime | None:
        """Give the value for a file: numbers as numbers, in the unit of the heading."""
        if value is None or value == "":
            return None
        match self.kind:
            case Kind.SHARE:
                return round(float(value) * 100, 6)
            case Kind.MONEY:
                return float(yuan(value))
            case Kind.NUMBER:
                # A count may come from an engine as 2381.0; a file says 2381.
                return int(value) if not self.places and value % 1 == 0 else float(value)
            case Kind.DAY | Kind.MOMENT:
                on: date = value
                return on
        return say(value) if isinstance(value, Text) else str(value)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that leads somewhere, has a second line, or is a state (`tone` is then given).

    A `total` in a column of changes is written without a sign.
    """

    value: Any
    url: str = ""
    under: Text | str = ""
    tone: Tone | None = None
    total: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row, its cells in the order of the columns.

    `marked` is the row that the page is about; `choice` is what the form `chosen` of the page sends where it is
    ticked, as it is from the start where `ticked` is set.
    """

    cells: tuple[Any, ...]
    marked: bool = False
    choice: str = ""
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class _Written:
    column: Column
    written: str
    url: str
    under: Text | str
    tone: Tone | None
    classes: str
    bar: str


@dataclass(frozen=True, slots=True)
class _Line:
    cells: tuple[_Written, ...]
    marked: bool
    choice: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with their columns.

    Attributes:
        title: what the rows are.
        columns: the columns, the one that names the row first.
        rows: one `Row` each.
        note: a line beneath.
        empty, empty_next: what to say where there are no rows, and what to do then.
        tall: long tables scroll within the page.
        wide: more columns than two lines of a phone can hold.
    """

    title: Text
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    note: Text | None = None
    empty: Text = field(default=Text("Nothing here yet.", "暂无记录。"))
    empty_next: Text = field(default=Text("", ""))
    tall: bool = False
    wide: bool = False

    @property
    def heads(self) -> tuple[Column, ...]:
        """The columns that a page shows."""
        return tuple(column for column in self.columns if not column.filed)

    @property
    def body(self) -> Iterator[_Line]:
        """The rows as a template writes them."""
        for row in self.rows:
            cells = zip(self.columns, row.cells, strict=True)
            shown = tuple(_written(column, value) for column, value in cells if not column.filed)
            yield _Line(shown, row.marked, row.choice, row.ticked)


def _signed(value: float) -> str:
    """Write a change: a plus or a true minus, which is as wide as the plus."""
    return f"{value:+,.0f}".replace("-", "−") if value else "0"


def _written(column: Column, value: Any) -> _Written:
    cell = value if isinstance(value, Cell) else Cell(value)
    words = replace(column, signed=False).write(cell.value) if cell.total else column.write(cell.value)
    marks = [
        ("is-number", column.is_number),
        ("is-main", column.main),
        ("is-date", column.kind is Kind.DAY),
        ("is-empty", words == NONE),
    ]
    classes = " ".join(name for name, holds in marks if holds)
    bar = f"{cell.value * 100:.1f}" if column.bar and cell.value is not None else ""
    return _Written(column, words, cell.url, cell.under, cell.tone, classes, bar)
