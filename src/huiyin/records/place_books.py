"""Which place codes exist in which year, for whoever checks a file; the caller brings the book."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlaceLife:
    """From when to when a place exists (none: always), and the code that follows it."""

    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None


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
