"""What waits for whoever signs in: apps register where to look, one page shows it all, ordered by date.

A source knows the person by the request, as an entry of the navigation does; it looks only within what they reach.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.http import HttpRequest

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone


class Queue(StrEnum):
    """Why something stands on the page of today."""

    DUE = "due"  # due from me
    RETURNED = "returned"  # mine, came back with something to mend
    WAITING = "waiting"  # somebody waits for my decision


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do.

    Attributes:
        what: the thing, in words that name it.
        url: where it is done.
        under: who or what it comes from.
        state: the word of its state.
        tone: the state's shape and colour.
        due: the day it is due; what has none stands last.
    """

    what: Text
    url: str
    under: Text | str = ""
    state: Text | None = None
    tone: Tone = ""
    due: date | None = None


Source = Callable[[HttpRequest], Iterable[Item]]
_SOURCES: list[tuple[Queue, Source]] = []


def register_source(queue: Queue, source: Source) -> None:
    """Name a place to look; an app does so once, when it starts. A source gives a handful of items, never thousands."""
    _SOURCES.append((queue, source))


def items_of(request: HttpRequest, queue: Queue) -> tuple[Item, ...]:
    """Give what stands in one queue for this person, the soonest due first."""
    found = [item for kind, source in _SOURCES if kind is queue for item in source(request)]
    return tuple(sorted(found, key=lambda item: item.due or date.max))
