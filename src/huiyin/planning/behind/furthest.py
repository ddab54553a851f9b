"""Which place of several is furthest behind its plan, if that can be told at all.

The place with the largest gap is the furthest behind only if its gap is larger than every other's by more than chance
explains, and the more places are compared, the more chance can do. With k places and a risk of error a, each place's
gap is compared with zero, and the largest with every other, at a / 2k: by Bonferroni, whatever the true gaps are, the
chance that anything that is said here is wrong is a at most. (The largest is named wrongly only if it beats the truly
largest, of which there are k at most; a place is wrongly called behind in k ways at most.) Compare Hsu 1996, Multiple
Comparisons, chapter 4, and Mogstad, Romano, Shaikh and Wilhelm 2024, Inference for ranks.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text


class Behind(StrEnum):
    """What can be told of some places."""

    NOBODY = "nobody"
    ONE = "one"
    NOT_TOLD = "not_told"

    @property
    def label(self) -> Text:
        """What it says."""
        return _LABELS[self]


@dataclass(frozen=True, slots=True)
class Gap:
    """How far a place is behind its plan, in shares of it: 0.1 is a tenth; below zero it is ahead.

    `se` is the standard error of `gap`; gaps of two places are taken as independent.
    """

    place: str
    gap: float
    se: float


@dataclass(frozen=True, slots=True)
class Furthest:
    """What can be told.

    Attributes:
        verdict: whether anybody is behind, and whether one is furthest.
        place: the one that is; none where none can be told apart.
        could_be: the places of which any might be the furthest behind, the largest gap first.
        behind: the places that are behind their plan beyond noise, the largest gap first.
        at_least: by how much of its plan `place` is behind at the least; none where there is none.
        confidence: how sure all of it is together.
    """

    verdict: Behind
    place: str | None
    could_be: tuple[str, ...]
    behind: tuple[str, ...]
    at_least: float | None
    confidence: float


def furthest_behind(gaps: Sequence[Gap], *, confidence: float = 0.95) -> Furthest:
    """Say which place is furthest behind its plan beyond noise; that none can be told apart, where that is so.

    Args:
        gaps: of the places that are compared.
        confidence: how sure all that is said must be together.

    Raises:
        ParameterError: a confidence that is not between 0 and 1, a standard error below zero, or a number that is none.

    Example:
        >>> three = [Gap("Zaduo", 0.30, 0.05), Gap("Zhiduo", 0.05, 0.04), Gap("Qumalai", -0.02, 0.05)]
        >>> furthest_behind(three).place
        'Zaduo'
        >>> furthest_behind([Gap("Zaduo", 0.30, 0.05), Gap("Zhiduo", 0.22, 0.05)]).verdict.value
        'not_told'
    """
    _check(gaps, confidence)
    if not gaps:
        return Furthest(Behind.NOBODY, None, (), (), None, confidence)
    limit = NormalDist().inv_cdf(1 - (1 - confidence) / (2 * len(gaps)))
    ranked = sorted(gaps, key=lambda one: (-one.gap, one.place))
    behind = tuple(one.place for one in ranked if one.gap > limit * one.se)
    could_be = tuple(
        one.place for one in ranked if not any(other.gap - one.gap > limit * _apart(one, other) for other in ranked)
    )
    if not behind:
        return Furthest(Behind.NOBODY, None, could_be, (), None, confidence)
    if len(could_be) == 1 and could_be[0] in behind:
        worst = ranked[0]
        return Furthest(Behind.ONE, worst.place, could_be, behind, worst.gap - limit * worst.se, confidence)
    return Furthest(Behind.NOT_TOLD, None, could_be, behind, None, confidence)


def _apart(one: Gap, other: Gap) -> float:
    return math.hypot(one.se, other.se)


def _check(gaps: Sequence[Gap], confidence: float) -> None:
    if not 0 < confidence < 1:
        raise ParameterError(name="confidence", value=confidence, allowed=_BETWEEN, mend=_USUAL)
    for one in gaps:
        if not (math.isfinite(one.gap) and 0 <= one.se < math.inf):
            raise ParameterError(name="gaps", value=f"{one.gap}, {one.se}", allowed=_NUMBERS, mend=_LEAVE)


_LABELS = {
    Behind.NOBODY: Text("no place is behind its plan beyond noise", "没有地区的落后超出随机波动"),
    Behind.ONE: Text("one place is furthest behind its plan", "有一地落后最多"),
    Behind.NOT_TOLD: Text(
        "places are behind their plan; which is furthest can't be told", "有地区落后，但落后最多者难以区分"
    ),
}
_BETWEEN = Text("a number between 0 and 1", "0 与 1 之间的数")
_USUAL = Text("0.95 is usual.", "通常取 0.95。")
_NUMBERS = Text("a gap, and a standard error from 0 up", "差距，以及不小于 0 的标准误")
_LEAVE = Text("Leave out places of which nothing is known.", "请剔除没有数据的地区。")
