"""The yearly rate of a flow in every village, and how unsure it is: learnt from all places and years together.

On the logit scale a village's rate in a year is the sum of the whole's, of what each place above it differs from that
for good, of what each differs in the year alone, and of its own. A place of few households borrows from those around
it. Variances are found by expectation and maximisation, with a prior of so many years that keeps two quiet years from
promising a third (docs/method/forecast.md). Breslow and Clayton (1993), J. Am. Stat. Assoc. 88, 9-25.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import expit, logit

from huiyin.planning.forecast.history import Floats, Whole

_ROUNDS = 40
_STEPS = 8
# The mean of a logistic with normal noise is near the logistic of its centre over sqrt(1 + _SHRINK * variance).
_SHRINK = (16 * 3**0.5 / (15 * np.pi)) ** 2


@dataclass(frozen=True, slots=True)
class Prior:
    """What is held of how rates differ, between years and between places, before any was seen.

    Attributes:
        spread: its standard deviation, on the logit scale.
        years: as if so many years, or places, had shown it.
    """

    spread: float
    years: float

    def with_seen(self, squares: Floats) -> float:
        """Give the variance that is held once the squares of differences were seen."""
        return (self.years * self.spread**2 + float(squares.sum())) / (self.years + squares.size)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What the places of one level add to the rate of their villages.

    Attributes:
        unit: of each village, to which place of the level it belongs.
        doubt: of each place, the standard deviation of what it differs for good.
        sum_of_squares, freedom: of what it differs in a year alone; its variance is drawn from both.
    """

    unit: Whole
    doubt: Floats
    sum_of_squares: float
    freedom: float

    @property
    def variance(self) -> float:
        """The variance from year to year."""
        return self.sum_of_squares / self.freedom


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """The rate of one flow.

    Attributes:
        centre: of each village, on the logit scale.
        years: from how many years; their mean is as unsure as a year's spread over their number.
        whole: how the whole spreads from year to year.
        parts: what the levels add, the highest first.
    """

    centre: Floats
    years: int
    whole: Part
    parts: tuple[Part, ...]

    def of(self, villages: Whole) -> "Learned":
        """Give the rate of some villages, by their numbers."""
        parts = tuple(replace(part, unit=part.unit[villages]) for part in self.parts)
        return replace(self, centre=self.centre[villages], parts=parts)


def learned(count: Floats, base: Floats, levels: Sequence[Whole], prior: Prior) -> Learned | None:
    """Learn the rate of a flow.

    Args:
        count: households that it took, years by villages.
        base: of how many, in the same shape.
        levels: of each level, the highest first, to which of its places each village belongs.
        prior: of how rates differ, at every level.

    Returns:
        The rate; none where nobody was ever there whom it could have taken.
    """
    there = base.sum(axis=1) > 0
    if not there.any():
        return None
    count, base = count[there], base[there]
    seen = len(count)
    whole = logit((count.sum(axis=1) + 0.5) / (base.sum(axis=1) + 1))
    squares = float(np.sum((whole - whole.mean()) ** 2)) + prior.years * prior.spread**2
    root = Part(np.zeros(base.shape[1], np.int64), np.zeros(1), squares, seen - 1 + prior.years)
    centre, yearly = np.full(base.shape[1], whole.mean()), np.repeat(whole[:, None], base.shape[1], axis=1)
    parts = []
    above = np.zeros(base.shape[1], np.int64)
    for unit in levels:
        units = int(unit.max()) + 1
        parents = int(above.max()) + 1
        if units > parents:
            part, lasting, fitted = _level(count, base, yearly, unit, (units, parents), prior)
            parts.append(part)
            centre, yearly = centre + lasting[unit], yearly + fitted[:, unit]
            above = unit
    shift = _calibration(base.sum(axis=0), centre, float(whole.mean()), parts)
    return Learned(centre + shift, seen, root, tuple(parts))


def _level(
    count: Floats, base: Floats, above: Floats, unit: Whole, sizes: tuple[int, int], prior: Prior
) -> tuple[Part, Floats, Floats]:
    """Fit what the places of a level differ from what lies above: for good, and in each year alone."""
    units, parents = sizes
    x, n = _summed(count, unit, units), _summed(base, unit, units)
    centre = above[:, np.unique(unit, return_index=True)[1]]
    known = (n > 0).any(axis=0)
    lasting, alone = np.zeros(units), np.zeros_like(x)
    between, within = prior.spread**2, prior.spread**2
    for _ in range(_ROUNDS):
        rate = expit(centre + lasting + alone)
        weight, off = n * rate * (1 - rate), x - n * rate
        lasting = lasting + (off.sum(axis=0) - lasting / between) / (weight.sum(axis=0) + 1 / between)
        rate = expit(centre + lasting + alone)
        weight, off = n * rate * (1 - rate), x - n * rate
        alone = alone + (off - alone / within) / (weight + 1 / within)
        doubt = 1 / ((weight / (1 + weight * within)).sum(axis=0) + 1 / between)
        uneven = 1 / (weight + 1 / within)
        between = prior.with_seen((lasting**2 + doubt)[known])
        within = prior.with_seen((alone**2 + uneven)[:, known])
    freedom = prior.years + int(known.sum()) * len(x) * (1 - parents / units)
    part = Part(unit, np.sqrt(doubt), within * freedom, freedom)
    return part, lasting, lasting + alone


def _calibration(weight: Floats, centre: Floats, mean: float, parts: Sequence[Part]) -> float:
    """Give what the centre lacks so that the mean rate of all villages, with what differs among them, is the whole's.

    Steps towards it, as the mean of a logistic is no logistic of the mean.
    """
    noise = sum((part.doubt[part.unit] ** 2 + part.variance for part in parts), np.zeros(len(centre)))
    flat = 1 / np.sqrt(1 + _SHRINK * noise)
    shift = 0.0
    for _ in range(_STEPS):
        drawn = (weight * expit((centre + shift) * flat)).sum() / weight.sum()
        shift += mean - float(logit(drawn))
    return shift


def _summed(values: Floats, unit: Whole, units: int) -> Floats:
    return np.stack([np.bincount(unit, row, minlength=units) for row in values]).astype(np.float64)
