"""The people of one domain in the order of their welfare: what ranked statistics are made from.

Everybody of a cluster with the same welfare is one entry, so that a province of millions is some 100,000 numbers.
Ties share one rank (mid ranks), which makes every statistic here the same whatever the order of the rows, and the
same for a person of weight two as for two persons (docs/method/inequality.md).
"""

import math
from collections.abc import Callable
from functools import cached_property

import narwhals as nw
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.survey.linear import Floats, Linear, Number
from huiyin.measures.survey.rows import ONE, VALUE, Row

Integers = NDArray[np.int64]
PEOPLE, POVERTY_LINE = "people", "line"  # what a slope is in: the weight of each entry, and an estimated line
_HAIR = 1e-12  # of the population: what adding up weights may be off by


class Distribution:
    """The entries of one domain, ascending by welfare.

    Args:
        welfare: of each entry, ascending.
        weight: of each entry, above zero.
        line: one line, or one for each entry; None where no statistic needs one.
        estimated: the line comes from the same data, and is as uncertain as they are.
    """

    def __init__(self, welfare: Floats, weight: Floats, line: Number | None = None, *, estimated: bool = False) -> None:
        self.welfare, self.weight = welfare, weight
        self._lines = np.full_like(welfare, np.nan if line is None else line)
        self._estimated = estimated

    @cached_property
    def population(self) -> float:
        """The sum of weights."""
        return float(self.weight.sum())

    def total(self, row: Row) -> Linear:
        """Give the weighted total of a row."""
        values = self._plain[row] if row in self._plain else self.values(row.expression)
        slopes: dict[str, Number] = {PEOPLE: values}
        if self._estimated:
            slopes[POVERTY_LINE] = self._by_line(row)
        return Linear(self.summed(values), slopes)

    @cached_property
    def _plain(self) -> dict[Row, Floats]:
        """The rows that need no engine, whose start would take longer than a county's Gini."""
        return {ONE: np.ones_like(self.welfare), VALUE: self.welfare}

    @cached_property
    def _frame(self) -> nw.DataFrame[pa.Table]:
        return nw.from_native(pa.table({"welfare": self.welfare, "line": self._lines}), eager_only=True)

    def values(self, expression: nw.Expr) -> Floats:
        """Evaluate an expression over `welfare` and `line`."""
        column: Floats = self._frame.select(value=expression + 0 * nw.col("welfare"))["value"].to_numpy()
        return column

    def summed(self, values: Floats) -> float:
        """Add up values under their weights."""
        # Not the dot product: its threads wait for each other wherever something else runs.
        return float((self.weight * values).sum())

    def ranked(self, values: Floats, by_line: Floats | None = None) -> Linear:
        """Give the sum of values times the number of people at or below each, its equals counted half.

        Args:
            values: one for each entry.
            by_line: their slopes in the line, where they have some; moving the line must not reorder them.
        """
        which = _runs(values) if _ascends(values) else np.unique(values, return_inverse=True)[1]
        below, taken = self._middle(which, np.ones_like(values)), self._middle(which, values)
        slopes: dict[str, Number] = {PEOPLE: values * below + self.summed(values) - taken}
        if self._estimated and by_line is not None:
            slopes[POVERTY_LINE] = self.summed(by_line * below)
        return Linear(self.summed(values * below), slopes)

    def gini(self) -> Linear:
        """Give the Gini coefficient of welfare."""
        everybody, everything = self.total(ONE), self.total(VALUE)
        return 2 * self.ranked(self.welfare) / (everybody * everything) - 1

    def among_poor(self, statistic: Callable[["Distribution"], Linear]) -> Linear:
        """Give a statistic of the poor alone, as one of everybody."""
        inside = self.welfare < self._lines
        # The last entry is nobody: its slope is that of whoever a higher line would bring in.
        entering = self._lines.max(initial=-math.inf)
        found = statistic(Distribution(np.append(self.welfare[inside], entering), np.append(self.weight[inside], 0.0)))
        own, slope = np.asarray(found.slopes[PEOPLE]), np.zeros_like(self.welfare)
        slope[inside] = own[:-1]
        slopes: dict[str, Number] = {PEOPLE: slope}
        if self._estimated:
            slopes[POVERTY_LINE] = float(own[-1]) * self.population * self.density(float(entering))
        return Linear(found.value, slopes)

    def one_line(self) -> Linear:
        """Give the poverty line, where it is one for all.

        Raises:
            ParameterError: it differs from row to row.
        """
        low, high = self._lines.min(), self._lines.max()
        if low != high:
            raise ParameterError(name="line", value=f"{low:g} ... {high:g}", allowed=_ONE_LINE, mend=_NO_COLUMN)
        return Linear(float(low), {POVERTY_LINE: 1.0} if self._estimated else {})

    def quantile(self, share: float | Linear) -> Linear:
        """Give the welfare below which a share of people lies; between two, their mean.

        The slope is that of Deville (1999) with a Gaussian kernel for the density.
        """
        wanted = share.value if isinstance(share, Linear) else share
        at = self._at(float(wanted))
        density = self.density(at)
        slope = (float(wanted) - (self.welfare <= at)) / (self.population * density)
        value = Linear(at, {PEOPLE: np.asarray(slope, dtype=np.float64)})
        if not isinstance(share, Linear):
            return value
        return Linear(at, (value + (share - wanted) / density).slopes)

    def below(self, share: float) -> Linear:
        """Give the total welfare of the poorest share of people; whoever stands on its edge counts in part."""
        edge = self._at(share)
        inside = self.welfare < edge
        total = self.summed(np.where(inside, self.welfare, 0))
        rest = edge * (share * self.population - self.summed(inside.astype(np.float64)))
        # Moving the edge by one person moves as much as that person has.
        return Linear(total + rest, {PEOPLE: np.where(inside, self.welfare - edge, 0) + edge * share})

    def up_to(self, share: float) -> Linear:
        """Give the total welfare of all who have no more than a quantile has (Eurostat)."""
        edge = self._at(share)
        inside = self.welfare <= edge
        kernel = self.weight * self._kernel(edge)
        about = (kernel * self.welfare).sum() / kernel.sum() if kernel.any() else edge
        # Moving the edge by one person moves as much as people about there have (Osier 2009).
        slope = np.where(inside, self.welfare, 0) - about * (inside - share)
        return Linear(self.summed(np.where(inside, self.welfare, 0)), {PEOPLE: slope})

    def density(self, at: float) -> float:
        """Give the density of people at a welfare, by a Gaussian kernel; infinite where all have the same."""
        return self.summed(self._kernel(at)) / self.population if self._width > 0 else math.inf

    def _kernel(self, at: float) -> Floats:
        if self._width == 0:
            return np.zeros_like(self.welfare)
        steps = (at - self.welfare) / self._width
        kernel: Floats = np.exp(-(steps**2) / 2) / (math.sqrt(2 * math.pi) * self._width)
        return kernel

    @cached_property
    def _width(self) -> float:
        """The width of the kernel: the spread of welfare over the fifth root of the population."""
        mean = self.summed(self.welfare) / self.population
        spread = math.sqrt(self.summed((self.welfare - mean) ** 2) / self.population)
        return float(spread / self.population**0.2)

    def _by_line(self, row: Row) -> float:
        smooth = self.summed(self.values(row.by_line)) if row.by_line is not None else 0.0
        edge = row.edge * self.population * self.density(float(self._lines[0])) if row.edge else 0.0
        return smooth + edge

    def _at(self, share: float) -> float:
        reached = self._reached
        wanted = share * self.population
        at = min(int(np.searchsorted(reached, wanted - _HAIR * self.population)), len(reached) - 1)
        # Equals, who may be several entries, are met together or not at all.
        after = int(np.searchsorted(self.welfare, self.welfare[at], side="right"))
        met = abs(reached[after - 1] - wanted) <= _HAIR * self.population
        if met and after < len(self.welfare):
            return float(self.welfare[at] + self.welfare[after]) / 2
        return float(self.welfare[at])

    @cached_property
    def _reached(self) -> Floats:
        return np.cumsum(self.weight)

    def _middle(self, which: Integers, values: Floats) -> Floats:
        """Give the weighted sum of the values up to each rank, half of its own included."""
        own = np.bincount(which, weights=self.weight * values)
        return (np.cumsum(own) - own / 2)[which]


def _ascends(values: Floats) -> bool:
    return bool(np.all(values[1:] >= values[:-1]))


def _runs(values: Floats) -> Integers:
    """Number the runs of equal values."""
    return np.cumsum(np.concatenate([[0], values[1:] != values[:-1]])).astype(np.int64)


_ONE_LINE = Text("one line for all rows", "所有行使用同一贫困线")
_NO_COLUMN = Text("Give a number, or leave this measure out.", "请给出一个数值，或去掉该指标。")
