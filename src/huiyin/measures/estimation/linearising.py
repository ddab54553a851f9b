"""From a statistic's formula to its value and variance in each domain: by totals, or by the ranks of welfare."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.estimation.ranking import Entries
from huiyin.measures.estimation.sample import Sample
from huiyin.measures.estimation.variance import design_variance, simple_variance
from huiyin.measures.survey.distribution import PEOPLE, POVERTY_LINE, Distribution, Integers
from huiyin.measures.survey.linear import Floats, Linear
from huiyin.measures.survey.lines import Relative
from huiyin.measures.survey.request import Request, square_of, total_of
from huiyin.measures.survey.rows import ONE, Row
from huiyin.measures.survey.statistic import Statistic


@dataclass(frozen=True, slots=True, eq=False)
class Estimates:
    """A statistic in each domain: its value, its variance under the design, and under simple random sampling."""

    value: Floats
    variance: Floats
    simple: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _TotalsOfSample:
    """The totals of all domains at once, each the thing that a formula's slopes are in."""

    sample: Sample

    def total(self, row: Row) -> Linear:
        value = self.sample.total(row)
        return Linear(value, {row: np.ones_like(value)})


def estimates(request: Request, sample: Sample, every: Iterable[Entries]) -> list[Estimates]:
    """Estimate each statistic that was asked for: by totals where they suffice, else by the ranks of welfare.

    Args:
        request: what was asked.
        sample: the cells.
        every: the entries of each domain that has some; looked at where a statistic needs ranks.
    """
    # A domain without rows divides by zero; it is dropped afterwards.
    with np.errstate(divide="ignore", invalid="ignore"):
        found = {one.name: by_totals(sample, one) for one in request.by_totals}
        if request.by_ranks:
            ranked = _ranked(request, sample, every)
            found |= {one.name: each for one, each in zip(request.by_ranks, ranked, strict=True)}
    return [found[one.name] for one in request.statistics]


def _ranked(request: Request, sample: Sample, every: Iterable[Entries]) -> list[Estimates]:
    if isinstance(request.line, Relative):
        held = list(every)
        return by_ranks(sample, request.by_ranks, held, line=LineOf(request.line, sample, held))
    return by_ranks(sample, request.by_ranks, every, fixed=request.line if isinstance(request.line, float) else None)


def by_totals(sample: Sample, statistic: Statistic) -> Estimates:
    """Estimate a statistic that is a smooth function of totals."""
    found = statistic.of_totals(_TotalsOfSample(sample))
    first, second, squared = linearised(sample, found)
    rows, population = sample.by_domain(sample.counted), sample.total(ONE)
    return Estimates(
        np.asarray(found.value),
        design_variance(sample, first, second),
        simple_variance(rows, population, sample.by_domain(first), squared),
    )


def linearised(sample: Sample, found: Linear) -> tuple[Floats, Floats, Floats]:
    """Linearise a formula over totals, whose slopes in each row are a number a domain.

    Returns:
        The sum of each cell's linearised values and that of their squares where every row is a cluster; and by domain
        the weighted sum of the squares of the rows' values.
    """
    slopes: dict[Row, Floats] = {row: np.asarray(slope) for row, slope in found.slopes.items()}
    cells = {row: slope[sample.domain] for row, slope in slopes.items()}
    first = _added([slope * sample.sums[total_of(row)] for row, slope in cells.items()])
    pairs = list(product(slopes, repeat=2))
    second = (
        _added([cells[a] * cells[b] * sample.sums[square_of(a.times(b))] for a, b in pairs])
        if sample.draws_rows
        else np.zeros_like(first)
    )
    return first, second, _added([slopes[a] * slopes[b] * sample.total(a.times(b)) for a, b in pairs])


def by_ranks(
    sample: Sample,
    statistics: Sequence[Statistic],
    every: Iterable[Entries],
    *,
    line: "LineOf | None" = None,
    fixed: float | None = None,
) -> list[Estimates]:
    """Estimate statistics of the distribution of welfare, domain by domain.

    Args:
        sample: the cells.
        statistics: what to estimate.
        every: the entries of each domain that has some.
        line: the line that was estimated from all of them, if one was.
        fixed: the line that is the same for all, if one is.
    """
    found = [_Ranked(sample, line) for _ in statistics]
    for own in every:
        drawn = fixed if own.line is None else own.line
        at = Distribution(own.welfare, own.weight, drawn if line is None else line.value, estimated=line is not None)
        for statistic, ranked in zip(statistics, found, strict=True):
            ranked.add(own, statistic.of_people(at))
    return [ranked.estimates() for ranked in found]


class _Ranked:
    """What a statistic has been found to be so far, domain by domain.

    With a line that was estimated, a domain's figure moves with everybody whom the line was estimated from: each
    domain then has a cell in every cluster.
    """

    def __init__(self, sample: Sample, line: "LineOf | None") -> None:
        domains = sample.domains.num_rows
        self.sample, self.line = (sample if line is None else sample.spread()), line
        self.own = sample
        self.value, self.squared = np.full(domains, np.nan), np.zeros(domains)
        self.first, self.second = np.zeros(len(self.sample.domain)), np.zeros(len(self.sample.domain))

    def add(self, entries: Entries, found: Linear) -> None:
        """Take in the figure of one domain."""
        slope = np.asarray(found.slopes[PEOPLE])
        at, domain = entries.cell, entries.domain
        self.value[domain] = found.value
        if self.line is None:
            self._put(at, entries, slope)
            self.squared[domain] = (entries.weight * slope**2).sum()
            return
        moved = float(np.asarray(found.slopes.get(POVERTY_LINE, 0.0)))
        units = len(self.line.first)
        cells = domain * units + np.arange(units)
        self.first[cells] += moved * self.line.first
        self.second[cells] += moved**2 * self.line.second
        both = slope**2 + 2 * moved * slope * self.line.slope(entries.welfare)
        self._put(domain * units + self.own.unit[at], entries, slope, both)
        self.squared[domain] = (entries.weight * both).sum() + moved**2 * self.line.squared

    def estimates(self) -> Estimates:
        """Give the figure and its variances in all domains."""
        rows, population = self.own.by_domain(self.own.counted), self.own.total(ONE)
        if self.line is not None:
            rows, population = np.full_like(rows, rows.sum()), np.full_like(population, population.sum())
        return Estimates(
            self.value,
            design_variance(self.sample, self.first, self.second),
            simple_variance(rows, population, self.sample.by_domain(self.first), self.squared),
        )

    def _put(self, cells: Integers, entries: Entries, slope: Floats, squared: Floats | None = None) -> None:
        # Among the cells of this domain, which stand together as totals are sorted by it: a country has 110,700.
        start, end = (int(cells.min()), int(cells.max()) + 1) if len(cells) else (0, 0)
        at, size = cells - start, end - start
        self.first[start:end] += np.bincount(at, weights=entries.weight * slope, minlength=size)
        squares = slope**2 if squared is None else squared
        self.second[start:end] += np.bincount(at, weights=entries.squared * squares, minlength=size)


class LineOf:
    """A line that was estimated from everybody, and how each of them moves it."""

    def __init__(self, relative: Relative, sample: Sample, every: Sequence[Entries]) -> None:
        welfare, weight, squared, unit = (
            np.concatenate(parts)
            for parts in zip(
                *((one.welfare, one.weight, one.squared, sample.unit[one.cell]) for one in every), strict=True
            )
        )
        order = np.argsort(welfare, kind="stable")
        found = relative.line(Distribution(welfare[order], weight[order]))
        if not float(np.asarray(found.value)) > 0:
            value = f"{float(np.asarray(found.value)):g}"
            raise ParameterError(name="line", value=value, allowed=_ABOVE_ZERO, mend=_HALF_HAVE_NOTHING)
        slope = np.empty_like(welfare)
        slope[order] = found.slopes[PEOPLE]
        units = int(sample.unit.max()) + 1
        self.value = float(np.asarray(found.value))
        self.first = np.bincount(unit, weights=weight * slope, minlength=units)
        self.second = np.bincount(unit, weights=squared * slope**2, minlength=units)
        self.squared = float((weight * slope**2).sum())
        self._welfare, self._slope = welfare[order], slope[order]

    def slope(self, welfare: Floats) -> Floats:
        """Give the slope of the line in the weight of people of some welfare, all of which it was estimated from."""
        slope: Floats = self._slope[np.searchsorted(self._welfare, welfare)]
        return slope


def _added(parts: list[Floats]) -> Floats:
    added: Floats = np.sum(parts, axis=0)
    return added


_ABOVE_ZERO = Text("a share of a median or mean that is above 0", "中位数或平均数须大于 0")
_HALF_HAVE_NOTHING = Text("Give the poverty line as a number.", "请直接给出贫困线数值。")
