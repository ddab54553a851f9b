"""The clauses that targets, schemes and decisions rest on: who keeps them, who cites them.

A clause is known by a key (`12:第三条`). The app that keeps documents registers their book; apps that cite register
what they cite. This room lies below all of them and imports none.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.parts import Crumb


@dataclass(frozen=True, slots=True)
class Cited:
    """A clause: what it is called, what it says, where it stands, and whether it was in force on the day asked for."""

    label: Text
    text: str
    url: str
    in_force: bool


class ClauseBook(Protocol):
    """What is asked of the app that keeps documents."""

    def cited(self, keys: Collection[str], on: date) -> dict[str, Cited]:
        """Give those of these clauses that there are."""

    def offered(self, on: date) -> Iterable[tuple[str, Text]]:
        """Give the clauses in force on a day, by key, to choose from."""


# Gives what rests on any clause of a document, by the beginning of their keys (`12:`), as far as a reader reaches it.
Citer = Callable[[Actor, str], Iterable[Crumb]]
_BOOKS: list[ClauseBook] = []
_CITERS: list[Citer] = []


def register_clauses(book: ClauseBook) -> None:
    """Say who keeps documents; one app does so once, when it starts."""
    _BOOKS.append(book)


def register_citer(citer: Citer) -> None:
    """Say who cites clauses; an app does so once, when it starts."""
    _CITERS.append(citer)


def clauses_cited(keys: Iterable[str], on: date) -> dict[str, Cited]:
    """Give clauses by their keys; one that nobody knows is missing."""
    asked = {key for key in keys if key}
    return {key: one for book in _BOOKS if asked for key, one in book.cited(asked, on).items()}


def clauses_offered(on: date) -> tuple[tuple[str, Text], ...]:
    """Give the clauses in force on a day, by key, to choose from."""
    return tuple(one for book in _BOOKS for one in book.offered(on))


def citing(actor: Actor, beginning: str) -> tuple[Crumb, ...]:
    """Give what rests on clauses whose keys begin so, as far as a reader reaches it."""
    return tuple(crumb for citer in _CITERS for crumb in citer(actor, beginning))
