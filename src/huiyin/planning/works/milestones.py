"""Lay the milestones of a project between its days: what is built is started, half done and finished in the season."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.planning.pace import Season
from huiyin.records.fields import Code, CodeList

_DAY = timedelta(days=1)
MILESTONES = CodeList(
    "milestone",
    Text("milestone", "节点"),
    (
        Code("design", Text("design", "设计")),
        Code("tender", Text("tender", "招标")),
        Code("start", Text("start of works", "开工")),
        Code("half", Text("half done", "过半")),
        Code("finish", Text("finish", "完工")),
        Code("acceptance", Text("acceptance", "验收")),
    ),
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A milestone, by its key, and the day by which it is to be reached."""

    key: str
    on: date


def season_on(day: date) -> Season:
    """Give the building season by the policy of a day.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.
    """
    found = policy.at(day)
    return Season(int(found.value("works_season_first").value), int(found.value("works_season_last").value))


@lru_cache(maxsize=1024)  # a ledger has many projects of the same days
def milestones(begins: date, due: date, season: Season) -> tuple[Planned, ...]:
    """Lay the milestones between two days: works start on the first day of the season and are finished on its last.

    Half is due when half of the season's days between are over. Design and tender divide the time before the start, and
    all is accepted on the day on which it is due. Nothing where no day of the season lies between.

    Example:
        >>> from datetime import date
        >>> laid = milestones(date(2016, 1, 1), date(2016, 12, 31), Season(5, 9))
        >>> [(one.key, one.on.isoformat()) for one in laid if one.key in {"start", "half", "finish"}]
        [('start', '2016-05-01'), ('half', '2016-07-16'), ('finish', '2016-09-30')]
    """
    whole = season.days(begins - _DAY, due)
    if not whole:
        return ()
    start, half, finish = (_nth(begins, due, season, place) for place in (1, (whole + 1) // 2, whole))
    third = (start - begins) / 3
    days = (begins + third, begins + 2 * third, start, half, finish, due)
    return tuple(Planned(code.key, day) for code, day in zip(MILESTONES.codes, days, strict=True))


def _nth(begins: date, due: date, season: Season, place: int) -> date:
    """Give the day that is so many days of the season after the day before the first."""
    low, high = begins, due
    while low < high:
        middle = low + (high - low) // 2
        low, high = (low, middle) if season.days(begins - _DAY, middle) >= place else (middle + _DAY, high)
    return low
