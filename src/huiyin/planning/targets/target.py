"""Indicators of a plan and their targets: what was planned, and what each of those who look found."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from huiyin.kernel.text import Text
from huiyin.planning.targets.errors import TargetError


class Kind(StrEnum):
    """What a value of an indicator is; it decides how places' values make the one above them."""

    CUMULATIVE = "cumulative"
    LEVEL = "level"
    SHARE = "share"
    MILESTONE = "milestone"
    DECREASING = "decreasing"

    @property
    def label(self) -> Text:
        """Its name."""
        return _KINDS[self]

    @property
    def adds_up(self) -> bool:
        """Whether places' values add up to the value above them."""
        return self in {Kind.CUMULATIVE, Kind.DECREASING}

    @property
    def adds_over_years(self) -> bool:
        """Whether the values of a plan's years add up to the plan's own."""
        return self is Kind.CUMULATIVE


_KINDS = {
    Kind.CUMULATIVE: Text("counted since the plan began", "累计数"),
    Kind.LEVEL: Text("level on the day", "水平值"),
    Kind.SHARE: Text("share", "比例"),
    Kind.MILESTONE: Text("done or not", "节点事项"),
    Kind.DECREASING: Text("number to be brought down", "递减数"),
}


class Better(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a plan sets targets for.

    Attributes:
        key, label: which it is.
        kind: what its values are.
        unit: in which they are counted; a share is written as a number from 0 to 1.
        step: what values are whole multiples of: 1 person, 0.001 of a share.
        since, until: the plan's period, both days included.
        binding: whether the target must be reached; the others are expected.
        better: which way is better.
    """

    key: str
    label: Text
    kind: Kind
    unit: Text
    step: Decimal
    since: date
    until: date
    binding: bool
    better: Better

    def __post_init__(self) -> None:
        """Refuse an indicator that contradicts itself.

        Raises:
            TargetError: a period that ends before it begins, no step above zero, or a decreasing number that is better
                when higher.
        """
        if self.until < self.since:
            raise TargetError(place="", indicator=self.label, problem=_ENDS.fill(until=self.until), mend=_PERIOD)
        if self.step <= 0:
            raise TargetError(place="", indicator=self.label, problem=_STEP.fill(step=self.step), mend=_WHOLE)
        if self.kind is Kind.DECREASING and self.better is Better.UP:
            raise TargetError(place="", indicator=self.label, problem=_UPWARDS, mend=_DOWN)

    def reaches(self, value: Decimal, target: Decimal) -> bool:
        """Say whether a value is at the target or better."""
        return value >= target if self.better is Better.UP else value <= target


@dataclass(frozen=True, slots=True)
class Target:
    """What one place is to reach by a day, and how far it is by each of those who looked.

    A milestone's value is 1 once it is done and 0 before. What nobody gave is none.

    Attributes:
        indicator: of what.
        place: the place's code.
        due_on: the day by which it is to be reached.
        planned: as the plan set it.
        revised: as it was changed since; it takes the place of what was planned.
        base: of a share, the population that it is a share of.
        reported: what the place itself says.
        registered: what the register counts.
        inspected: what an inspection found.
    """

    indicator: Indicator
    place: str
    due_on: date
    planned: Decimal
    revised: Decimal | None = None
    base: Decimal | None = None
    reported: Decimal | None = None
    registered: Decimal | None = None
    inspected: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse values that cannot be.

        Raises:
            TargetError: a day outside the plan, a share outside 0 to 1, a milestone that is neither 0 nor 1, a number
                below zero of what is counted, or no base above zero.
        """
        if not self.indicator.since <= self.due_on <= self.indicator.until:
            period = {"since": self.indicator.since, "until": self.indicator.until}
            raise self._wrong(_OUTSIDE.fill(due=self.due_on, **period), _INSIDE)
        if self.base is not None and self.base <= 0:
            raise self._wrong(_BASE.fill(base=self.base), _POPULATION)
        values = (self.planned, self.revised, self.reported, self.registered, self.inspected)
        for value in (one for one in values if one is not None):
            allowed = _ALLOWED.get(self.indicator.kind)
            if not _is_allowed(self.indicator.kind, value) and allowed:
                raise self._wrong(_VALUE.fill(value=value), allowed)

    @property
    def wanted(self) -> Decimal:
        """What is to be reached: as revised, else as planned."""
        return self.planned if self.revised is None else self.revised

    @property
    def found(self) -> Decimal | None:
        """How far it is by whoever is farthest from the place itself: inspected, else registered, else reported."""
        return next((one for one in (self.inspected, self.registered, self.reported) if one is not None), None)

    @property
    def overstated(self) -> Decimal | None:
        """By how much the place says to be better than others found (below zero: worse); none where either lacks."""
        others = self.inspected if self.inspected is not None else self.registered
        if self.reported is None or others is None:
            return None
        return self.reported - others if self.indicator.better is Better.UP else others - self.reported

    def _wrong(self, problem: Text, mend: Text) -> TargetError:
        return TargetError(place=self.place, indicator=self.indicator.label, problem=problem, mend=mend)


def _is_allowed(kind: Kind, value: Decimal) -> bool:
    if kind is Kind.SHARE:
        return 0 <= value <= 1
    if kind is Kind.MILESTONE:
        return value in {0, 1}
    return value >= 0 if kind.adds_up else True


_ENDS = Text("its period ends ({until}) before it begins.", "期间的截止日（{until}）早于起始日。")
_PERIOD = Text("Set the last day of the plan after the first.", "请将截止日设在起始日之后。")
_STEP = Text("its step is {step}.", "最小单位为 {step}。")
_WHOLE = Text("Give a step above zero, such as 1 for persons.", "最小单位应大于零，例如人数取 1。")
_UPWARDS = Text("a number to be brought down is said to be better when it is higher.", "递减数却设为越高越好。")
_DOWN = Text("Make lower better, or choose another kind.", "请设为越低越好，或改用其他类型。")
_OUTSIDE = Text(
    "its day ({due}) lies outside the plan ({since} to {until}).", "期限（{due}）不在规划期（{since} 至 {until}）内。"
)
_INSIDE = Text("Choose a day within the plan.", "请选择规划期内的日期。")
_BASE = Text("its base is {base}.", "其基数为 {base}。")
_POPULATION = Text("Give the population that it is a share of, above zero.", "请给出比例的人口基数，且大于零。")
_VALUE = Text("{value} is none of its values.", "{value} 不是有效数值。")
_COUNTS = Text("A number is zero or more.", "数量不得小于零。")
_ALLOWED = {
    Kind.SHARE: Text("A share is written from 0 to 1: 0.132 is 13.2%.", "比例按 0 至 1 填写，0.132 即 13.2%。"),
    Kind.MILESTONE: Text("A milestone is 0 (not yet) or 1 (done).", "节点事项为 0（未完成）或 1（已完成）。"),
    Kind.CUMULATIVE: _COUNTS,
    Kind.DECREASING: _COUNTS,
}
