"""What a collection costs the villages, and what of it the register knows already.

A collection is one office asking the villages of an area for some fields of the register. Whoever asks is charged with
the fields and with the minutes of the villages' time. Whether it may be asked at all: `huiyin.rules.admission`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from huiyin.kernel.text import Text
from huiyin.records.fields import Field, Sheet

# What is true of a person or a household once and for all: who has it on file has no reason to ask.
LASTING: dict[str, frozenset[str]] = {
    "households": frozenset({"identified_on"}),
    "persons": frozenset({"sex", "birth_date", "id_type", "id_number", "ethnicity"}),
}
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Collection:
    """What an office asks the villages of an area for.

    Attributes:
        title: what it is called.
        office: the office that asks, to which it is charged.
        basis: the law or notice by which it asks.
        decision: what is decided with the answers.
        kind: the sheet whose rows are answered for, by key.
        fields: the fields asked, by key.
        area: the place whose villages are asked.
        begins_on, ends_on: its first day and its last.
        minutes: of a village's time for one row, as the office that asks estimates.
        number: which it is; none before it is kept.
    """

    title: str
    office: Text
    basis: str
    decision: str
    kind: str
    fields: tuple[str, ...]
    area: Text
    begins_on: date
    ends_on: date | None
    minutes: int
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What the register holds of a village: its rows, and how many of them have each field."""

    rows: int
    having: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Admitted:
    """A collection that villages have to answer, or had to until it was withdrawn, and which villages."""

    collection: Collection
    villages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Price:
    """What a collection costs: rows to be answered for, facts asked, minutes of the villages' time."""

    rows: int
    facts: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knows of a field that is asked.

    Attributes:
        field: the field.
        rows: the rows that are asked about.
        known: those of them that have it.
        latest: the year in which such a row was last recorded; none where none has it.
        lasting: whether it never changes.
        asked_by: collections of the same year that ask some of these villages for it, too.
    """

    field: Field
    rows: int
    known: int
    latest: int | None
    lasting: bool
    asked_by: tuple[Collection, ...]

    @property
    def share(self) -> float | None:
        """The share of the rows that have it; none where there is no row."""
        return self.known / self.rows if self.rows else None

    @property
    def again(self) -> bool:
        """Whether something is asked that is known and never changes, or that somebody asks this year already."""
        return bool(self.asked_by) or (self.lasting and self.known > 0)


def askable(sheet: Sheet) -> tuple[Field, ...]:
    """Give the fields that a collection may ask: all that the register keeps but what a row is recognised by."""
    return tuple(field for field in sheet.kept if field.key not in sheet.identity)


def price(asked: Collection, rows: int) -> Price:
    """Give what a collection costs.

    Example:
        >>> from datetime import date
        >>> area, day = Text("Huzhu", "互助县"), date(2019, 6, 1)
        >>> asked = Collection("…", area, "…", "…", "households", ("phone", "water_safe"), area, day, day, 3)
        >>> price(asked, 40)
        Price(rows=40, facts=80, minutes=120)
    """
    return Price(rows, rows * len(asked.fields), rows * asked.minutes)


def known_already(
    asked: Collection,
    sheet: Sheet,
    villages: Mapping[str, Held],
    latest: Mapping[str, int | None],
    others: Sequence[Admitted],
) -> tuple[Known, ...]:
    """Say of each field asked what the register knows, and who else asks these villages for it in that year.

    Args:
        asked: the collection.
        sheet: the sheet of its kind.
        villages: what the register holds of each village of the area.
        latest: of each field asked the year in which a row that has it was last recorded.
        others: the collections that villages have to answer besides.
    """
    rows = sum(one.rows for one in villages.values())
    beside = [one.collection for one in of_year(others, asked.begins_on) if one.villages & villages.keys()]
    lasting = LASTING.get(asked.kind, frozenset())
    return tuple(
        Known(
            field,
            rows,
            sum(one.having[field.key] for one in villages.values()),
            latest[field.key],
            field.key in lasting,
            tuple(one for one in beside if _asks(one, asked.kind, field.key)),
        )
        for field in askable(sheet)
        if field.key in asked.fields
    )


def asked_again(asked: Collection, village: str, held: Held, others: Sequence[Admitted]) -> int:
    """Count the facts that a village is asked though they are known for good, or asked by others that year."""
    here = [one.collection for one in of_year(others, asked.begins_on) if village in one.villages]
    lasting = LASTING.get(asked.kind, frozenset())
    return sum(
        held.rows if any(_asks(one, asked.kind, key) for one in here) else held.having[key] if key in lasting else 0
        for key in asked.fields
    )


def month_shares(begins: date, ends: date, until: date | None = None) -> dict[tuple[int, int], Fraction]:
    """Give the share of a collection that is asked in each month: its days there, of all its days.

    Args:
        begins: the first day.
        ends: the last day.
        until: the day on which it was withdrawn: what comes after it is not asked.

    Example:
        >>> from datetime import date
        >>> month_shares(date(2019, 5, 30), date(2019, 6, 2))
        {(2019, 5): Fraction(1, 2), (2019, 6): Fraction(1, 2)}
    """
    days, last = (ends - begins).days + 1, min(ends, until or ends)
    found: dict[tuple[int, int], Fraction] = {}
    day = begins
    while day <= last:
        following = date(day.year + day.month // _DECEMBER, day.month % _DECEMBER + 1, 1)
        there = (min(following, last + timedelta(days=1)) - day).days
        found[day.year, day.month] = Fraction(there, days)
        day = following
    return found


def of_year(others: Iterable[Admitted], on: date) -> list[Admitted]:
    """Give the collections of the year of a day: a collection is of the year of its first day."""
    return [one for one in others if one.collection.begins_on.year == on.year]


def _asks(other: Collection, kind: str, field: str) -> bool:
    return other.kind == kind and field in other.fields
