"""What apps above put on the phone page of whoever visits households: a line each, and where it leads."""

from collections.abc import Callable, Iterator
from datetime import date

from huiyin_web.access.actor import Actor
from huiyin_web.core.parts import Crumb

Noter = Callable[[Actor, date], Crumb | None]
_NOTERS: list[Noter] = []


def register_note(noter: Noter) -> None:
    """Say who has something to tell there; an app does so once, when it starts."""
    _NOTERS.append(noter)


def notes_for(actor: Actor, on: date) -> Iterator[Crumb]:
    """Give what there is to tell somebody on a day."""
    for noter in _NOTERS:
        if told := noter(actor, on):
            yield told
