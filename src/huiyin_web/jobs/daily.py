"""Work that the platform does by itself once a day: an app registers it when it starts, the worker queues it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from huiyin.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Daily:
    """One work of every day.

    Attributes:
        kind: the kind of its job; its handler is told the day as `on`.
        title: what the jobs page calls it.
        hour: from which hour of the office's day on.
        is_wanted: whether this installation does it at all.
    """

    kind: str
    title: Text
    hour: int
    is_wanted: Callable[[], bool]


_DAILY: dict[str, Daily] = {}


def register_daily(daily: Daily) -> None:
    """Add a work of every day; an app does so once, when it starts."""
    _DAILY[daily.kind] = daily


def due_at(at: datetime) -> list[Daily]:
    """Give the works whose hour has come by a moment."""
    hour = timezone.localtime(at).hour
    return [one for one in _DAILY.values() if hour >= one.hour and one.is_wanted()]
