"""How an indicator's value comes from its raw figures: one small function a kind.

A new kind is one function, its entry in `VALUE_KINDS`, and its line in docs/method/scoring.md.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class ValueKind:
    """The figures a kind needs, its formula, and the formula as people read it.

    `value` gives None where there is nothing to measure (no task was set).
    """

    roles: tuple[str, ...]
    value: Callable[[Mapping[str, Fraction]], Fraction | None]
    working: str


def _given(figures: Mapping[str, Fraction]) -> Fraction:
    return figures["value"]


def _ratio(figures: Mapping[str, Fraction]) -> Fraction | None:
    if figures["denominator"] == 0:
        return None
    return 100 * figures["numerator"] / figures["denominator"]


def _growth(figures: Mapping[str, Fraction]) -> Fraction | None:
    ratio = _ratio(figures)
    return None if ratio is None else ratio - 100


VALUE_KINDS: Mapping[str, ValueKind] = {
    "given": ValueKind(("value",), _given, "{value}"),
    "ratio": ValueKind(("numerator", "denominator"), _ratio, "{numerator} ÷ {denominator} × 100"),
    "growth": ValueKind(("numerator", "denominator"), _growth, "({numerator} ÷ {denominator} − 1) × 100"),
}
