"""The kinds of file that the engine takes: an app above registers its own when it starts; this room never imports it.

What the engine must know of rooms above it (which places exist, which years are frozen) is registered here too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from huiyin.kernel.text import Text
from huiyin.records.fields import Sheet
from huiyin.records.place_books import PlaceBook
from huiyin.records.row_check import Computed
from huiyin_web.core.clock import year_of
from huiyin_web.imports.errors import FrozenYearError, UnknownKindError, YearAheadError


@dataclass(frozen=True, slots=True)
class Reference:
    """A field of the sheet that names a row of another table: what is stored is that row's id.

    Attributes:
        field: the field of the sheet, such as `household_number`.
        to: the other table.
        by: its column that the field holds, such as `office_number`.
        column: our column for its id, such as `household_id`.
    """

    field: str
    to: type[Model]
    by: str
    column: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A computed amount that whoever decides about a row looks at.

    Attributes:
        column: the computed column, in fen.
        label: what it is called in a year, with what it is held against, such as the year's line.
    """

    column: str
    label: Callable[[int], Text]


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of file and where its rows go.

    The table has a column for every field of the sheet (but the reference's), for every computed column, and
    `version` and `import_id`; `updated_year` where it has a history.

    Attributes:
        sheet: what the file holds; its `identity` fields recognise a row. The kind's key is the sheet's.
        table: where the rows live.
        place: the column that says where a row lies, by which scope and area are judged; of the referred table
            where there is a reference. Empty where a row lies nowhere.
        history: the table that keeps a row as it was: the same columns, `replaced_by_import`, `replaced_at`.
        history_id: its column for the row's id.
        reference: the field that names a row of another table.
        computed: completes checked rows: fills columns of the sheet, or appends the computed columns.
        computed_columns: the names of those appended.
        computed_from: the fields from which they are.
        derived: the computed amount that whoever decides about a row is shown.
        alike: columns in which two rows agree that may be one under two numbers.
        deciding: columns that decide what somebody is entitled to: a second person lets in a registered row's change
            of them, and any new row.
        yearly: a file for a year older than the last frozen one is refused, and so is one for a year to come.
        closed_by: the column with a row's own year: a row of a year older than the last frozen one must change nothing.
        provincial: only who reaches the whole province imports it.
        standing: leaves out the rows that are kept but stand no longer, such as households removed from the register.
    """

    sheet: Sheet
    table: type[Model]
    place: str = ""
    history: type[Model] | None = None
    history_id: str = ""
    reference: Reference | None = None
    computed: Computed | None = None
    computed_columns: tuple[str, ...] = ()
    computed_from: tuple[str, ...] = ()
    derived: Derived | None = None
    alike: tuple[str, ...] = ()
    deciding: frozenset[str] = frozenset()
    yearly: bool = False
    closed_by: str = ""
    provincial: bool = False
    standing: Callable[[QuerySet[Any, Any]], QuerySet[Any, Any]] | None = None

    @property
    def key(self) -> str:
        """The name by which people and addresses choose the kind."""
        return self.sheet.key

    @property
    def is_year_by_year(self) -> bool:
        """Whether each place has one row for each year."""
        return self.sheet.identity == (self.place, self.closed_by)

    def rows(self) -> QuerySet[Any, Any]:
        """Give the rows of the table that stand."""
        every = QuerySet[Any, Any](self.table)
        return self.standing(every) if self.standing else every


_KINDS: dict[str, ImportKind] = {}
_PLACES: list[Callable[[], PlaceBook]] = []
_FROZEN: list[Callable[[], int | None]] = []
_FROZEN_SINCE: list[Callable[[datetime], int | None]] = []
_MADE_UP: list[Callable[[], bool]] = []


def register(kind: ImportKind) -> None:
    """Add a kind of file; an app does so once, when it starts.

    Raises:
        ValueError: the key is taken.
    """
    if _KINDS.setdefault(kind.key, kind) != kind:
        raise ValueError(f"The kind of file '{kind.key}' is registered already; choose another key.")


def register_places(book: Callable[[], PlaceBook]) -> None:
    """Say who knows the places; the app that keeps them does so once, when it starts."""
    _PLACES.append(book)


def register_frozen_year(latest: Callable[[], int | None]) -> None:
    """Say who knows the last frozen year; the app that freezes does so once, when it starts."""
    _FROZEN.append(latest)


def register_frozen_since(ask: Callable[[datetime], int | None]) -> None:
    """Say who knows which year was last frozen after a moment; the app that freezes does so once, when it starts."""
    _FROZEN_SINCE.append(ask)


def register_made_up(ask: Callable[[], bool]) -> None:
    """Say who knows whether the people of the register are made up; the app that freezes does so once."""
    _MADE_UP.append(ask)


def kinds() -> tuple[ImportKind, ...]:
    """Give every kind of file, in the order in which they were registered."""
    return tuple(_KINDS.values())


def kind_of(key: str) -> ImportKind:
    """Give one kind of file.

    Raises:
        UnknownKindError: nobody registered it.
    """
    if key not in _KINDS:
        raise UnknownKindError(kind=key, known=", ".join(_KINDS))
    return _KINDS[key]


def label_of(key: str) -> Text:
    """Say what a kind of file is called; the key itself where the kind of an old import is no longer taken."""
    return _KINDS[key].sheet.label if key in _KINDS else Text(key, key)


def recognised_by_year(key: str) -> bool:
    """Say whether a row of this kind is recognised by its year too, so that files of two years share none."""
    return key in _KINDS and "year" in _KINDS[key].sheet.identity


def keeper_of(table: type[Model]) -> ImportKind:
    """Give the kind of file that keeps a table.

    Raises:
        StopIteration: none does; a reference leads to a table that a kind keeps.
    """
    return next(kind for kind in _KINDS.values() if kind.table is table)


def place_book() -> PlaceBook:
    """Give the places ever known."""
    lives = [book().lives for book in _PLACES]
    return PlaceBook({code: life for one in lives for code, life in one.items()})


def latest_frozen() -> int | None:
    """Give the last frozen year; nothing where none is."""
    return max((latest for ask in _FROZEN if (latest := ask()) is not None), default=None)


def frozen_since(moment: datetime) -> int | None:
    """Give the year that was last frozen after a moment; nothing where none was."""
    return next((year for ask in _FROZEN_SINCE if (year := ask(moment)) is not None), None)


def people_are_made_up() -> bool:
    """Say whether the people of the register are made up; whatever shows them says so."""
    return any(ask() for ask in _MADE_UP)


def check_year(kind: ImportKind, year: int) -> None:
    """Refuse a year before the last frozen one: the register no longer shows it.

    A file for the last frozen year itself corrects it: the year is then frozen again, with a reason.

    Raises:
        FrozenYearError: the year is older than the last frozen one.
    """
    frozen = latest_frozen()
    if kind.yearly and frozen is not None and year < frozen:
        raise FrozenYearError(year=year, frozen=frozen)


def check_begun(kind: ImportKind, year: int, at: datetime) -> None:
    """Refuse a register of a year to come; statistics may tell what is planned for one.

    Raises:
        YearAheadError: the year has not begun.
    """
    this_year = year_of(at)
    if kind.yearly and year > this_year:
        raise YearAheadError(year=year, kind=kind.sheet.label, now=this_year)
