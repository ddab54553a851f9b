"""What commitments came from, with the way there: the app that keeps a kind registers its finder at start-up.

This room lies below those apps and never imports them; which way a reader may go, each of them knows.
"""

from collections.abc import Callable

from huiyin_web.access.actor import Actor
from huiyin_web.core.parts import Crumb

# Gives what has this key by name, with its address; none where it is not there or not for the reader to see.
Finder = Callable[[Actor, str], Crumb | None]
_FINDERS: dict[str, Finder] = {}


def register_origin(source: str, finder: Finder) -> None:
    """Say who finds what commitments of a source came from; one app does so once, when it starts."""
    _FINDERS[source] = finder


def origin_of(actor: Actor, source: str, key: str) -> Crumb | None:
    """Give what a commitment came from; none where nobody keeps it here."""
    return _FINDERS[source](actor, key) if key and source in _FINDERS else None
