"""How a value earns points: one small class a kind of rule.

A new kind is one class with the members of `Rule`, its entry in `RULE_KINDS`, its golden cases and its line in
docs/method/scoring.md. A rule gets an exact value and the full mark; it knows nothing of indicators or places.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar, Protocol

from huiyin.kernel.documents import Entry
from huiyin.kernel.text import Text
from huiyin.scoring.rounding import equals, rounded_points, rounded_value, shown, shown_with

_POSITIVE = Text("must be more than 0.", "须大于 0。")
_SAME = Text("none_at and full_at must differ.", "none_at 与 full_at 不得相等。")
_WORKING = Text("points = {calculation} {equals} {points}", "得分 = {calculation} {equals} {points}")
_FULL = Text("{value} {sign} {full_at}, so the full mark: {points}", "{value} {sign} {full_at}，得满分 {points}")
_NONE = Text("{value} {sign} {none_at}, so no points: {points}", "{value} {sign} {none_at}，不得分：{points}")


class Direction(StrEnum):
    """Which way an indicator is better."""

    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The exact points of a value, and the calculation in words."""

    points: Fraction
    working: Text


class Rule(Protocol):
    """What every kind of rule offers."""

    kind: ClassVar[str]

    @property
    def full_at(self) -> Fraction:
        """The value that earns the full mark."""

    @property
    def direction(self) -> Direction:
        """The direction that the rule rewards."""

    @property
    def span(self) -> tuple[Fraction, Fraction] | None:
        """The least and the largest value there can be; None where any value can be."""

    @property
    def fault(self) -> Text | None:
        """What is wrong with the parameters; None where they are sound."""

    def words(self, unit: Text) -> Text:
        """Give the rule as a sentence."""

    def judge(self, value: Fraction, full: Fraction) -> Judgement:
        """Give the points of a value against a full mark."""


@dataclass(frozen=True, slots=True)
class Linear:
    """No points at `none_at`, the full mark at `full_at`, a straight line between; nothing beyond either."""

    kind: ClassVar[str] = "linear"
    none_at: Fraction
    full_at: Fraction

    @property
    def direction(self) -> Direction:
        """More is better where the full mark lies above."""
        return Direction.MORE if self.full_at > self.none_at else Direction.LESS

    @property
    def span(self) -> None:
        """Any value can be."""

    @property
    def fault(self) -> Text | None:
        """The anchors must differ."""
        return _SAME if self.none_at == self.full_at else None

    def words(self, unit: Text) -> Text:
        """Give the rule as a sentence."""
        return Text(
            "No points at {none_at}, the full mark at {full_at}, in a straight line between.",
            "{none_at}不得分，{full_at}得满分，其间按线性折算。",
        ).fill(none_at=shown_with(self.none_at, unit), full_at=shown_with(self.full_at, unit))

    def judge(self, value: Fraction, full: Fraction) -> Judgement:
        """Give the full mark times the share of the way from `none_at` to `full_at`, kept within 0 and 1."""
        share = (value - self.none_at) / (self.full_at - self.none_at)
        reached, missed = ("≥", "≤") if self.direction is Direction.MORE else ("≤", "≥")
        if share >= 1:
            return _full(value, reached, self.full_at, full)
        if share <= 0:
            return _none(value, missed, self.none_at)
        none_at = shown(self.none_at)
        return _between(
            value,
            full * share,
            f"{shown(full)} × ({shown(value)} − {none_at}) ÷ ({shown(self.full_at)} − {none_at})",
        )


@dataclass(frozen=True, slots=True)
class Completion:
    """A plan's completion: the full mark at `full_at`, in proportion below, nothing for over-fulfilment."""

    kind: ClassVar[str] = "completion"
    full_at: Fraction

    @property
    def direction(self) -> Direction:
        """More is better."""
        return Direction.MORE

    @property
    def span(self) -> None:
        """Any value can be."""

    @property
    def fault(self) -> Text | None:
        """A plan is more than nothing."""
        return _POSITIVE if self.full_at <= 0 else None

    def words(self, unit: Text) -> Text:
        """Give the rule as a sentence."""
        return Text(
            "The full mark at {full_at} and more, in proportion below; nothing is added for over-fulfilment.",
            "达到{full_at}及以上得满分，未达到的按比例计分，超额完成不加分。",
        ).fill(full_at=shown_with(self.full_at, unit))

    def judge(self, value: Fraction, full: Fraction) -> Judgement:
        """Give the full mark times value ÷ `full_at`, kept within 0 and 1."""
        if value >= self.full_at:
            return _full(value, "≥", self.full_at, full)
        if value <= 0:
            return _none(value, "≤", Fraction(0))
        calculation = f"{shown(full)} × {shown(value)} ÷ {shown(self.full_at)}"
        return _between(value, full * value / self.full_at, calculation)


@dataclass(frozen=True, slots=True)
class Share:
    """The mark times the value as a share of `of`, which no value can exceed."""

    kind: ClassVar[str] = "share"
    of: Fraction

    @property
    def full_at(self) -> Fraction:
        """The whole earns the full mark."""
        return self.of

    @property
    def direction(self) -> Direction:
        """More is better."""
        return Direction.MORE

    @property
    def span(self) -> tuple[Fraction, Fraction]:
        """From nothing to the whole."""
        return Fraction(0), self.of

    @property
    def fault(self) -> Text | None:
        """A whole is more than nothing."""
        return _POSITIVE if self.of <= 0 else None

    def words(self, unit: Text) -> Text:
        """Give the rule as a sentence."""
        return Text("The mark times the value as a share of {of}.", "按指标值占{of}的比例乘以分值计分。").fill(
            of=shown_with(self.of, unit)
        )

    def judge(self, value: Fraction, full: Fraction) -> Judgement:
        """Give the full mark times value ÷ `of`."""
        return _between(value, full * value / self.of, f"{shown(full)} × {shown(value)} ÷ {shown(self.of)}")


RULE_KINDS: dict[str, type[Linear | Completion | Share]] = {kind.kind: kind for kind in (Completion, Linear, Share)}


def read_rule(entry: Entry) -> Rule:
    """Read a rule: its kind and that kind's parameters.

    Raises:
        DocumentError: the kind is not known, or its parameters are not what it needs.
    """
    kind = RULE_KINDS[entry.field("kind").one_of(RULE_KINDS)]
    names = [field.name for field in fields(kind)]
    written = entry.fields(("kind", *names))
    rule: Rule = kind(**{name: Fraction(written[name].number()) for name in names})
    if rule.fault is not None:
        raise written[names[-1]].refuse(rule.fault)
    return rule


def _full(value: Fraction, sign: str, full_at: Fraction, full: Fraction) -> Judgement:
    words = _FULL.fill(value=shown(value), sign=sign, full_at=shown(full_at), points=rounded_points(full))
    return Judgement(full, words)


def _none(value: Fraction, sign: str, none_at: Fraction) -> Judgement:
    nothing = Fraction(0)
    words = _NONE.fill(value=shown(value), sign=sign, none_at=shown(none_at), points=rounded_points(nothing))
    return Judgement(nothing, words)


def _between(value: Fraction, points: Fraction, calculation: str) -> Judgement:
    rounded = rounded_points(points)
    # A value shown rounded makes the calculation shown approximate, even where the exact points are round.
    sign = "≈" if value != Fraction(rounded_value(value)) else equals(points, rounded)
    return Judgement(points, _WORKING.fill(calculation=calculation, equals=sign, points=rounded))
