"""Which places there are in which year; `valid_to` is a place's last day.

A place belongs to a year if it is valid on 31 December of it: so pages, figures and assessments count places. A file
may tell of a place that existed on any day of its year; the caller brings the book.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class PlaceLife:
    """From when to when a place exists (none: always), and the code that follows it."""

    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None

    def belongs_to(self, year: int) -> bool:
        """Say whether the place is valid on the last day of a year."""
        begun = self.valid_from is None or self.valid_from <= last_day(year)
        return begun and (self.valid_to is None or self.valid_to >= last_day(year))


@dataclass(frozen=True, slots=True)
class PlaceBook:
    """All places ever known, by code."""

    lives: Mapping[str, PlaceLife]

    def objection(self, code: str, year: int) -> tuple[str, str | None] | None:
        """Give the rule and the detail by which a code is refused; nothing where it exists on any day of the year."""
        life = self.lives.get(code)
        if life is None:
            return "PLACE_UNKNOWN", None
        if life.valid_to is not None and life.valid_to.year < year:
            return "PLACE_ENDED", life.successor or "–"
        if life.valid_from is not None and life.valid_from.year > year:
            return "PLACE_LATER", life.valid_from.isoformat()
        return None


def last_day(year: int) -> date:
    """Give the day on which a place must be valid to belong to a year."""
    return date(year, 12, 31)


def codes_of_year(places: pa.Table, year: int) -> list[str]:
    """Give the codes of the places that belong to a year, from a snapshot's `places`."""
    rows = places.select(["code", "valid_from", "valid_to"]).to_pylist()
    return [row["code"] for row in rows if PlaceLife(row["valid_from"], row["valid_to"]).belongs_to(year)]
