"""The difference between who was helped and who was alike: exact cells, weights, a regression within the cells.

Cells by coarsened exact matching: Iacus, King and Porro (2012), Political Analysis 20, 1-24. The households that got
no help stand for those of their cell that did. What a cell leaves of the earlier value is taken out by a regression
within cells; villages are the clusters of its standard error (Liang and Zeger 1986, Biometrika 73, 13-22).
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from huiyin.measures.estimation.intervals import t_interval

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Difference:
    """How much better or worse who was helped fared than who was alike.

    Attributes:
        estimate: the mean difference over the helped that have somebody alike, in the outcome's own unit.
        se: its standard error.
        low, high: its interval; not a number where no standard error can be told.
        helped: how many were helped.
        matched: how many of those have somebody alike.
        alike: how many got no help and stand beside them.
        villages: how many villages they all live in.
        apart: how far the earlier values of the two lie apart before weighting, in standard deviations.
        left_apart: the same after weighting, before the regression takes the rest out.
    """

    estimate: float
    se: float
    low: float
    high: float
    helped: int
    matched: int
    alike: int
    villages: int
    apart: float
    left_apart: float


def matched_difference(
    outcome: Floats, helped: Flags, cell: Codes, village: Codes, earlier: Floats, *, confidence: float = 0.95
) -> Difference:
    """Compare an outcome of the helped with that of households of the same cell.

    Args:
        outcome: what became of each household; shape (n,).
        helped: who was helped; shape (n,).
        cell: the number of the cell of alike households that each belongs to; shape (n,).
        village: the number of the village that each lives in; shape (n,).
        earlier: the value before the help, such as income; shape (n,).
        confidence: the level of the interval.

    Returns:
        Without anybody alike the estimate is not a number.
    """
    weight = _weights(helped, cell)
    kept = stand_beside(helped, cell)
    apart = _apart(earlier, helped, np.ones(len(earlier)))
    counts = int(helped.sum()), int((helped & kept).sum()), int((~helped & kept).sum())
    villages = len(np.unique(village[kept]))
    if not kept.any():
        return Difference(math.nan, math.nan, math.nan, math.nan, *counts, villages, apart, math.nan)
    left_apart = _apart(earlier[kept], helped[kept], weight[kept])
    estimate, se = _regression(
        outcome[kept], helped[kept].astype(float), earlier[kept], cell[kept], village[kept], weight[kept]
    )
    ends = t_interval(np.array([estimate]), np.array([se]), np.array([max(villages - 1.0, 1.0)]), confidence)
    low, high = (float(end[0]) for end in ends)
    return Difference(estimate, se, low, high, *counts, villages, apart, left_apart)


def stand_beside(helped: Flags, cell: Codes) -> Flags:
    """Say which households count: the helped with somebody alike, and those alike."""
    kept: Flags = _weights(helped, cell) > 0
    return kept


def _weights(helped: Flags, cell: Codes) -> Floats:
    """Give 1 to the helped with somebody alike, to those alike what makes them weigh as much as the helped of the cell.

    Who has nobody beside them weighs nothing.
    """
    size = int(cell.max(initial=-1)) + 1
    with_help = np.bincount(cell, weights=helped, minlength=size)
    without = np.bincount(cell, weights=~helped, minlength=size)
    both = (with_help > 0) & (without > 0)
    of_the_others = np.divide(with_help, without, out=np.zeros(size), where=both)
    return np.where(helped, both[cell], of_the_others[cell])


def _regression(
    outcome: Floats, helped: Floats, earlier: Floats, cell: Codes, village: Codes, weight: Floats
) -> tuple[float, float]:
    """Give the coefficient of the help and its standard error; means of cells are taken out of everything."""
    design = np.column_stack([_within(helped, cell, weight), _within(earlier, cell, weight)])
    design = design[:, np.ptp(design, axis=0) > 0]
    bread = np.linalg.pinv(design.T @ (design * weight[:, None]))
    told = bread @ (design.T @ (_within(outcome, cell, weight) * weight))
    rest = _within(outcome, cell, weight) - design @ told
    numbers = np.unique(village, return_inverse=True)[1]
    scores = np.zeros((numbers.max() + 1, design.shape[1]))
    np.add.at(scores, numbers, design * (rest * weight)[:, None])
    clusters = len(scores)
    if clusters <= 1:
        return float(told[0]), math.nan
    variance = bread @ scores.T @ scores @ bread * clusters / (clusters - 1)
    return float(told[0]), math.sqrt(max(variance[0, 0], 0.0))


def _within(values: Floats, cell: Codes, weight: Floats) -> Floats:
    sums, weights = np.bincount(cell, weights=values * weight), np.bincount(cell, weights=weight)
    means = np.divide(sums, weights, out=np.zeros(len(sums)), where=weights > 0)
    return values - means[cell]


def _apart(earlier: Floats, helped: Flags, weight: Floats) -> float:
    """Give the standardised difference of means: Rosenbaum and Rubin (1985), The American Statistician 39, 33-38."""
    if not helped.any() or helped.all():
        return math.nan
    spread = math.sqrt((earlier[helped].var() + earlier[~helped].var()) / 2)
    means = [np.average(earlier[side], weights=weight[side]) for side in (helped, ~helped)]
    return float((means[0] - means[1]) / spread) if spread else 0.0
