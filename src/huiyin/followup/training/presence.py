"""Days on which people were at a course, and days on which somebody would have been in two places at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Presence:
    """Where somebody was on which days."""

    place_code: str
    days: frozenset[date]


def marks_of(days: Sequence[int], whole: int) -> str:
    """Write the days of a course, counted from 1, as a line of marks.

    Example:
        >>> marks_of([1, 3], 4)
        '1010'
    """
    there = set(days)
    return "".join("1" if day in there else "0" for day in range(1, whole + 1))


def days_of(marks: str, begins: date) -> frozenset[date]:
    """Read a line of marks as days.

    Example:
        >>> sorted(day.day for day in days_of("1010", date(2016, 3, 1)))
        [1, 3]
    """
    return frozenset(begins + timedelta(at) for at, mark in enumerate(marks) if mark == "1")


def clashes(one: Presence, other: Presence) -> tuple[date, ...]:
    """Give the days on which somebody was at two places; nothing where the place is the same."""
    return () if one.place_code == other.place_code else tuple(sorted(one.days & other.days))
