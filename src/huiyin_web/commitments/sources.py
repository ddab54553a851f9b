"""What commitments came from, by name and with the way there: the app that keeps a source registers itself.

This app lies below those apps and never imports them; which way a reader may go, each of them knows.
"""

from collections.abc import Callable, Collection, Iterable

from huiyin_web.access.actor import Actor
from huiyin_web.core.parts import Crumb

# Gives those of these keys of a source that there are, each by name, with its address where the reader may follow.
Resolver = Callable[[Actor, Collection[str]], dict[str, Crumb]]
_RESOLVERS: dict[str, Resolver] = {}


def register_source_of(kind: str, resolver: Resolver) -> None:
    """Say who knows a kind of source (a key of the library's `SOURCES`); one app does so once, when it starts."""
    _RESOLVERS[kind] = resolver


def came_from(actor: Actor, sources: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Crumb]:
    """Give what commitments came from, by kind and key; a query or two a kind. What nobody knows is missing."""
    keys: dict[str, set[str]] = {}
    for kind, key in sources:
        if key and kind in _RESOLVERS:
            keys.setdefault(kind, set()).add(key)
    return {(kind, key): crumb for kind, asked in keys.items() for key, crumb in _RESOLVERS[kind](actor, asked).items()}
