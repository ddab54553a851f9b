"""Single households, which accounts can be given: the app that keeps them registers itself here when it starts.

This room lies below that app and never imports it; what it learns is where a household lies, nothing personal.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class KnownHousehold:
    """A household by its permanent id, with the number that its office knows it by."""

    id: int
    number: str
    village_code: str
    is_removed: bool


class HouseholdBook(Protocol):
    """What is asked of the app that keeps households."""

    def numbered(self, number: str) -> KnownHousehold | None:
        """Give the household with this office number; none where there is none."""

    def known(self, ids: Collection[int]) -> dict[int, KnownHousehold]:
        """Give those of these households that there are, by id."""


_BOOKS: list[HouseholdBook] = []


def register_households(book: HouseholdBook) -> None:
    """Say who knows households; one app does so once, when it starts."""
    _BOOKS.append(book)


def household_numbered(number: str) -> KnownHousehold | None:
    """Give the household with this office number; none where nobody knows it."""
    return next((found for book in _BOOKS if (found := book.numbered(number))), None)


def known_households(ids: Collection[int]) -> dict[int, KnownHousehold]:
    """Give households by id; one that nobody knows is missing."""
    found: dict[int, KnownHousehold] = {}
    for book in _BOOKS:
        found |= book.known(ids)
    return found
