"""What events were done to, by name and with the way there: the app that keeps a kind registers its namer at start-up.

This room lies below those apps and never imports them; which way a reader may go, each of them knows.
"""

from collections.abc import Callable, Collection, Iterable

from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.parts import Crumb

# Gives those of these keys of a kind that there are, each by name, with its address where the reader may follow.
Namer = Callable[[Actor, Collection[str]], dict[str, Crumb]]
_DIGITS = 18  # of the largest number that every database takes
_NAMERS: dict[str, Namer] = {}


def register_namer(kind: str, namer: Namer) -> None:
    """Say who names a kind of subject; one app does so once, when it starts."""
    _NAMERS[kind] = namer


def named(actor: Actor, subjects: Iterable[str]) -> dict[str, Crumb]:
    """Give subjects (`kind:key`) by name, a query or two a kind; one that nobody knows as its kind and key."""
    asked = dict.fromkeys(subjects)
    found = {subject: Crumb(audit.subject_words(subject)) for subject in asked}
    keys: dict[str, list[str]] = {}
    for subject in asked:
        kind, _, key = subject.partition(":")
        keys.setdefault(kind, []).append(key)
    for kind in keys.keys() & _NAMERS.keys():
        found |= {f"{kind}:{key}": crumb for key, crumb in _NAMERS[kind](actor, keys[kind]).items()}
    return found


def numbers(keys: Iterable[str]) -> list[int]:
    """Give the keys that a row can have; a kind may have others, such as an account that nobody knows."""
    return [int(key) for key in keys if key.isdecimal() and len(key) <= _DIGITS]
