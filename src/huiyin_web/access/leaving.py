"""What goes when an account moves to another place: the app that keeps such a thing says so at start-up.

This room lies below those apps and never imports them.
"""

from collections.abc import Callable, Collection

_FORGETTERS: list[Callable[[Collection[str]], None]] = []


def register_forgetter(forget: Callable[[Collection[str]], None]) -> None:
    """Say what drops what accounts, by their keys, kept for themselves; an app does so once, when it starts."""
    _FORGETTERS.append(forget)


def forget(accounts: Collection[str]) -> None:
    """Drop what accounts kept for themselves at the place that they leave."""
    for one in _FORGETTERS:
        one(accounts)
