"""The path of a plan: where a value should stand on each day, and where at least."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from huiyin.kernel.text import Text
from huiyin.planning.pace.errors import PathError
from huiyin.planning.pace.season import Season

_ALL_YEAR = Season()


@dataclass(frozen=True, slots=True)
class Milestone:
    """A point of the path.

    Attributes:
        day: at whose end it is to be reached.
        value: what is expected by then.
        least: what is still within the band; none: the expected value itself.
    """

    day: date
    value: float
    least: float | None = None

    @property
    def floor(self) -> float:
        """The edge of the band on the bad side."""
        return self.value if self.least is None else self.least


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of a plan.

    Attributes:
        label: what it is called.
        until: its last day; it begins the day after the one before ends.
        share: how much of the whole way is done in it, 0 to 1; a year of consolidation has 0.
    """

    label: Text
    until: date
    share: float


@dataclass(frozen=True, slots=True)
class Path:
    """Milestones, joined by straight lines over the days of a season; outside the season nothing is expected to move.

    Attributes:
        milestones: at least two, by day; before the first and after the last their values hold.
        season: the months in which there is progress.
    """

    milestones: tuple[Milestone, ...]
    season: Season = _ALL_YEAR

    def __post_init__(self) -> None:
        """Refuse milestones that make no path.

        Raises:
            PathError: fewer than two, days that don't rise, a way that goes up and down, a band on both sides, or two
                different values with no day of the season between them.
        """
        if len(self.milestones) <= 1:
            raise PathError(what=_TOO_FEW, mend=_TWO)
        for before, now in pairwise(self.milestones):
            if now.day <= before.day:
                raise PathError(what=_ORDER.fill(day=now.day, before=before.day), mend=_RISING)
            if now.value != before.value and not self.season.days(before.day, now.day):
                raise PathError(what=_NO_SEASON.fill(day=now.day, before=before.day), mend=_APART)
        steps = [now.value - before.value for before, now in pairwise(self.milestones)]
        if min(steps) < 0 < max(steps):
            raise PathError(what=_BOTH_WAYS, mend=_ONE_WAY)
        if any((one.value - one.floor) * self.direction < 0 for one in self.milestones):
            raise PathError(what=_BAND, mend=_WORSE_SIDE)

    @property
    def direction(self) -> int:
        """1 where the value is to rise, -1 where it is to fall."""
        return 1 if self.milestones[-1].value >= self.milestones[0].value else -1

    @property
    def goal(self) -> Milestone:
        """The milestone by which all is to be done: the first that has the last one's value; what follows keeps it."""
        return next(one for one in self.milestones if one.value == self.milestones[-1].value)

    def expected(self, day: date) -> float:
        """Give what is expected at the end of a day."""
        return self._at(day, [one.value for one in self.milestones])

    def least(self, day: date) -> float:
        """Give the edge of the band at the end of a day: the least of what is to rise, the most of what is to fall."""
        return self._at(day, [one.floor for one in self.milestones])

    def _at(self, day: date, values: Sequence[float]) -> float:
        days = [one.day for one in self.milestones]
        if day <= days[0]:
            return values[0]
        for (before, begun), (now, done) in pairwise(zip(days, values, strict=True)):
            if day <= now:
                whole = self.season.days(before, now)
                return begun + (done - begun) * self.season.days(before, day) / whole if whole else done
        return values[-1]


def by_phases(
    begins: date,
    value: float,
    target: float,
    phases: Sequence[Phase],
    *,
    slack: float = 0.0,
    season: Season = _ALL_YEAR,
) -> Path:
    """Draw the path of a plan from its phases: each does its share of the way from the first value to the target.

    Four years of concentrated effort and one of consolidation are a phase that does all and a phase that does nothing.

    Args:
        begins: the day at whose end the value stands as it is now.
        value: that value.
        target: what the last phase ends with.
        phases: one after another; their shares add up to 1.
        slack: how much of what is expected by a day may lack within the band, 0 to 1.
        season: the months in which there is progress.

    Raises:
        PathError: shares that don't add up to 1, a slack outside 0 to 1, or days from which no path is drawn.

    Example:
        >>> four, one = Text("concentrated effort", "集中攻坚"), Text("consolidation", "巩固提升")
        >>> phases = [Phase(four, date(2019, 12, 31), 1.0), Phase(one, date(2020, 12, 31), 0.0)]
        >>> path = by_phases(date(2015, 12, 31), 519800, 0, phases)
        >>> round(path.expected(date(2017, 12, 31))), path.expected(date(2020, 6, 30))
        (259722, 0.0)
    """
    if abs(sum(phase.share for phase in phases) - 1) > _ROUNDING or any(phase.share < 0 for phase in phases):
        raise PathError(what=_SHARES.fill(sum=f"{sum(phase.share for phase in phases):g}"), mend=_ALL)
    if not 0 <= slack <= 1:
        raise PathError(what=_SLACK.fill(slack=slack), mend=_SLACK_IS)
    milestones, done = [Milestone(begins, value)], 0.0
    for phase in phases:
        done += phase.share
        way = (target - value) * (1.0 if phase is phases[-1] else done)
        milestones.append(Milestone(phase.until, value + way, value + way * (1 - slack)))
    return Path(tuple(milestones), season)


_ROUNDING = 1e-9
_TOO_FEW = Text("A path has fewer than two milestones.", "路径不足两个节点。")
_TWO = Text("Give where it begins and where it ends.", "请给出起点和终点。")
_ORDER = Text("The milestone of {day} does not come after that of {before}.", "节点 {day} 不晚于前一节点 {before}。")
_RISING = Text("Give the milestones by day, each day once.", "请按日期先后给出节点，日期不得重复。")
_NO_SEASON = Text("Between {before} and {day} lies no day of the season.", "{before} 至 {day} 之间没有施工期。")
_APART = Text("Set the milestones apart, or take a longer season.", "请拉开节点，或延长施工期。")
_BOTH_WAYS = Text("The path goes up and also down.", "路径有升有降。")
_ONE_WAY = Text("Give milestones that only rise or only fall.", "各节点应单调上升或单调下降。")
_BAND = Text("The band lies on the good side of a milestone.", "区间下限优于节点值。")
_WORSE_SIDE = Text("Give as least what is worse than expected, or the same.", "下限应劣于或等于预期值。")
_SHARES = Text("The phases do {sum} of the way.", "各阶段合计完成 {sum}。")
_ALL = Text("Give shares of zero or more that add up to 1.", "各阶段份额不得小于零，且合计为 1。")
_SLACK = Text("The slack is {slack}.", "容差为 {slack}。")
_SLACK_IS = Text("Give 0 to 1; 0.1 lets a tenth of the way lack.", "请填写 0 至 1，0.1 表示可差十分之一。")
