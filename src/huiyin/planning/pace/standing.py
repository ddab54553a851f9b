"""Where a value stands against its path on a day, and how fast it has to go from there."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huiyin.kernel.text import Text
from huiyin.planning.pace.path import Path


class Against(StrEnum):
    """Where a value stands against the band of its path."""

    AHEAD = "ahead"
    WITHIN = "within"
    BEHIND = "behind"

    @property
    def label(self) -> Text:
        """Its name."""
        return _LABELS[self]


_LABELS = {
    Against.AHEAD: Text("at or ahead of the plan", "达到或超过进度"),
    Against.WITHIN: Text("within the band", "在进度区间内"),
    Against.BEHIND: Text("behind the plan", "落后于进度"),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How a value stands to its path at the end of a day.

    Attributes:
        place: against the band.
        expected, least: the path and the edge of its band on the day.
        lead: how much better it is than expected, below zero where it is worse, in the value's own unit.
        done: the share of the whole way that lies behind it, above 1 beyond the target; none where it doesn't move.
        pace: how much it has to move a day of the season from here to the day of the path's goal, or once that is over
            to the path's last day; 0 where it is reached, none where no such day is left.
        planned_pace: how much the path itself moves a day of the season, on the way to its goal.
    """

    place: Against
    expected: float
    least: float
    lead: float
    done: float | None
    pace: float | None
    planned_pace: float


def progress(path: Path, value: float, on: date) -> Progress:
    """Say where a value stands at the end of a day.

    Example:
        >>> from huiyin.planning.pace.path import Milestone
        >>> path = Path((Milestone(date(2015, 12, 31), 0, 0), Milestone(date(2016, 12, 31), 366, 300)))
        >>> found = progress(path, 90, date(2016, 4, 9))
        >>> found.place.value, found.expected, round(found.least, 1), round(found.pace, 3)
        ('within', 100.0, 82.0, 1.038)
    """
    first, last = path.milestones[0], path.milestones[-1]
    expected, least = path.expected(on), path.least(on)
    lead = (value - expected) * path.direction
    above_floor = (value - least) * path.direction >= 0
    place = Against.AHEAD if lead >= 0 else Against.WITHIN if above_floor else Against.BEHIND
    way = last.value - first.value
    return Progress(
        place=place,
        expected=expected,
        least=least,
        lead=lead,
        done=(value - first.value) / way if way else None,
        pace=_pace(path, value, on),
        planned_pace=abs(way) / max(path.season.days(first.day, path.goal.day), 1),
    )


def _pace(path: Path, value: float, on: date) -> float | None:
    lacks = (path.goal.value - value) * path.direction
    if lacks <= 0:
        return 0.0
    days = path.season.days(on, path.goal.day if on < path.goal.day else path.milestones[-1].day)
    return lacks / days if days else None
