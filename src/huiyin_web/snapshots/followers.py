"""What follows a freeze: an app above registers what it prepares of a newly frozen year; no freeze waits for it.

A follower only prepares what could be made later: the year is frozen whether or not it succeeds.
"""

from collections.abc import Callable

from huiyin.kernel.text import Text

Report = Callable[[float, Text], None]
Follower = Callable[[int, Report], None]
_FOLLOWERS: list[Follower] = []


def register_follower(follower: Follower) -> None:
    """Add what prepares a frozen year; an app does so once, when it starts."""
    _FOLLOWERS.append(follower)


def follow(year: int, report: Report) -> None:
    """Let every app prepare a frozen year."""
    for follower in _FOLLOWERS:
        follower(year, report)
