"""Names of places and organisations, for the pages of accounts and of the audit log.

The app that keeps them registers itself here when it starts; this room lies below it and never imports it.
"""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from huiyin.kernel.places import NATION
from huiyin.kernel.text import Text


class Directory(Protocol):
    """What is asked of the app that keeps places and organisations."""

    def names(self, codes: Collection[str]) -> dict[str, Text]:
        """Give the names of those of these places that there are."""

    def valid(self, codes: Collection[str], on: date) -> set[str]:
        """Give those of these places that there are on a day."""

    def below(self, code: str) -> dict[str, Text]:
        """Give the places directly below one, by code, in the order of their codes."""

    def within(self, code: str, most: int) -> dict[str, Text]:
        """Give the places within one, level by level from above while they are no more than so many."""

    def reached(self, codes: Collection[str], on: date) -> set[str]:
        """Give the codes under which whoever reaches these places finds what is theirs, in any year."""

    def codes_of(self, codes: Collection[str], on: date) -> dict[str, tuple[str, ...]]:
        """Give the codes that each of these places had by a day, the latest last."""

    def organisations(self, numbers: Collection[str]) -> dict[str, Text]:
        """Give the names of those of these organisations that there are, by number."""

    def served(self, numbers: Collection[str]) -> dict[str, str]:
        """Give the places that these organisations serve, by number; one that lies at no place is missing."""


_MOST_TO_FIND = 1_500  # a prefecture's villages; with those of a province a page would be slow
_DIRECTORIES: list[Directory] = []


def register_directory(directory: Directory) -> None:
    """Say who knows places; one app does so once, when it starts."""
    _DIRECTORIES.append(directory)


def names_of(codes: Collection[str]) -> dict[str, Text]:
    """Give the names of places; one that nobody knows is missing."""
    found: dict[str, Text] = {}
    for directory in _DIRECTORIES:
        found |= directory.names(codes)
    return found


def codes_reached(codes: Collection[str], on: date) -> set[str]:
    """Give these places with the codes that they had before and have since; before places are known, themselves."""
    return set(codes).union(*(directory.reached(codes, on) for directory in _DIRECTORIES)) if codes else set()


def organisation_names(numbers: Collection[str]) -> dict[str, Text]:
    """Give the names of organisations, by number; one that nobody knows is missing."""
    asked = {number for number in numbers if number}
    return {number: name for one in _DIRECTORIES for number, name in one.organisations(asked).items()}


def codes_of_places(codes: Collection[str], on: date) -> dict[str, tuple[str, ...]]:
    """Give the codes that each of these places had by a day, the latest last: its own before places are known."""
    found: dict[str, tuple[str, ...]] = {code: (code,) for code in codes}
    for directory in _DIRECTORIES:
        found |= directory.codes_of(codes, on)
    return found


def unknown_organisations(numbers: Collection[str]) -> set[str]:
    """Give those of these organisations that nobody knows; no number is no organisation."""
    return {number for number in numbers if number} - organisation_names(numbers).keys()


def place_served(organisation: str) -> str:
    """Give the place that an organisation serves; empty where it serves none, or is none."""
    asked = [organisation] if organisation else []
    return next((one.served(asked).get(organisation, "") for one in _DIRECTORIES if asked), "")


def unknown_places(codes: Collection[str], on: date) -> set[str]:
    """Give those of these codes that are no place on a day; before any province is known, none (a fresh start)."""
    valid = {code for directory in _DIRECTORIES for code in directory.valid(codes, on)}
    return set(codes) - valid if places_below(NATION) else set()


def places_below(code: str) -> dict[str, Text]:
    """Give the places directly below one, by code."""
    found: dict[str, Text] = {}
    for directory in _DIRECTORIES:
        found |= directory.below(code)
    return found


def places_to_find(code: str) -> dict[str, Text]:
    """Give a place and those within it to be found by name: level by level from above, as many as a page bears."""
    if not code:
        return {}
    found = names_of([code])
    for directory in _DIRECTORIES:
        found |= directory.within(code, _MOST_TO_FIND)
    return found
