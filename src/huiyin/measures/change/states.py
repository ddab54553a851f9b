"""Two states of a population side by side, and statistics of both with their variance.

The rows of both are stacked, a column saying which state each is of: with clusters that both share, a cluster's
linearised value is that of all its rows, and what the two states have in common cancels out of a change. Without,
the state is a stratum of its own, and the variances add up.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

import numpy as np
import pyarrow as pa

from huiyin.kernel.tables import Definition
from huiyin.measures.change.comparing import BEFORE, NOW, STATE, Comparison
from huiyin.measures.change.parts import Part
from huiyin.measures.estimation.definitions import survey_definition
from huiyin.measures.estimation.linearising import Estimates
from huiyin.measures.estimation.ranking import Entries, entries
from huiyin.measures.estimation.replication import Bootstrap, resampled, reweighted
from huiyin.measures.estimation.results import Resampling
from huiyin.measures.estimation.sample import Sample, sample_of
from huiyin.measures.estimation.stages import numbered
from huiyin.measures.estimation.variance import design_variance
from huiyin.measures.survey.distribution import PEOPLE, POVERTY_LINE, Distribution, Integers
from huiyin.measures.survey.linear import Floats, Linear
from huiyin.measures.survey.request import total_of, totals_by_cluster
from huiyin.measures.survey.rows import ONE, VALUE
from huiyin.measures.survey.statistic import Statistic, mean_of
from huiyin.measures.tables.sources import name_of


class State:
    """The people of a group in one of the states; the slopes of its figures are in their weights.

    Args:
        name: `before` or `now`, the key of these slopes.
        people: the entries.
    """

    def __init__(self, name: str, people: Entries) -> None:
        self.name, self.people = name, people

    def figure(
        self,
        formula: Callable[[Distribution], Linear],
        line: float | Linear | None = None,
        welfare: Floats | None = None,
    ) -> Linear:
        """Give a statistic of the state.

        Args:
            formula: of the distribution.
            line: the poverty line; one that is estimated moves the statistic with what it was estimated from.
            welfare: another welfare of the entries, in the same order; without it their own.
        """
        own = self.people.welfare if welfare is None else welfare
        if not isinstance(line, Linear):
            return self._keyed(formula(Distribution(own, self.people.weight, line)))
        found = formula(Distribution(own, self.people.weight, line.value, estimated=True))
        moved = float(np.asarray(found.slopes.get(POVERTY_LINE, 0.0)))
        # Where all have the same, the density is infinite: that is no value's matter, but its slopes'.
        return Linear(found.value, (self._keyed(found) + (line - line.value) * moved).slopes)

    @cached_property
    def mean(self) -> Linear:
        """The mean welfare, in the money of the state."""
        return self.figure(mean_of(VALUE, ONE))

    def _keyed(self, found: Linear) -> Linear:
        return Linear(found.value, {self.name: found.slopes[PEOPLE]})


@dataclass(frozen=True, slots=True, eq=False)
class Both:
    """A group in both states.

    Attributes:
        before, now: the states.
        lines: the poverty line of each, in its own money; NaN where none was asked for.
        prices: what one unit of the earlier money is in the later.
    """

    before: State
    now: State
    lines: tuple[float, float]
    prices: float


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """A statistic of both states: its name, label and unit, and its parts, each a statistic by name and interval.

    Attributes:
        statistic: what it is called, and above what welfare must lie.
        parts: the statistic that names each part and its interval, by the part's name.
        formula: the values of the parts, in their order.
    """

    statistic: Statistic
    parts: dict[str, Statistic]
    formula: Callable[[Both], Sequence[Linear]]


def compared(
    asked: Comparison, statistics: Sequence[Compared], confidence: float, variance: Resampling
) -> tuple[Sample, list[Part], Definition]:
    """Estimate statistics of two states, group by group; a group that one state lacks has none.

    Returns:
        The groups, the parts of all statistics in each, and what they mean but for what makes them a change.
    """
    request = asked.request([one.statistic for one in statistics])
    frame = asked.stacked(request)
    by_state = asked.by_state(request)
    cells = totals_by_cluster(frame, by_state)
    sample = sample_of(cells, by_state)
    into, first = numbered(sample.domains, [group.name for group in asked.groups])
    merged = _merged(sample, into, first)
    named = [each for one in statistics for each in one.parts.items()]
    found = [_Found(sample, merged) for _ in named]
    with closing(entries(frame, by_state, sample, cells)) as ranked, np.errstate(divide="ignore", invalid="ignore"):
        every = list(ranked) if isinstance(variance, Bootstrap) else ranked
        for group, both in _groups(asked, sample, into, every):
            for value, each in zip(_values(statistics, both), found, strict=True):
                each.add(group, both, value)
    estimates = [each.estimates() for each in found]
    if isinstance(variance, Bootstrap):

        def again(factor: Floats) -> list[Floats]:
            values = np.full((len(named), merged.domains.num_rows), np.nan)
            with np.errstate(divide="ignore", invalid="ignore"):
                for group, both in _groups(asked, sample, into, reweighted(every, factor)):
                    values[:, group] = [value.value for value in _values(statistics, both)]
            return list(values)

        estimates = resampled(variance, asked.design, sample, estimates, again)
    parts = [Part(name, called, each) for (name, called), each in zip(named, estimates, strict=True)]
    sources = ", ".join(dict.fromkeys(map(name_of, asked.sources)))
    way = variance.words if isinstance(variance, Bootstrap) else None
    told = survey_definition(request, sample, source=sources, confidence=confidence, way=way)
    return merged, parts, asked.defined(told)


def _groups(asked: Comparison, sample: Sample, into: Integers, every: Iterable[Entries]) -> Iterator[tuple[int, Both]]:
    """Give each group that both states have."""
    for group, people in groupby(every, key=lambda one: into[one.domain]):
        states = {sample.domains[STATE][one.domain].as_py(): one for one in people}
        if len(states) == len(asked.sources):
            earlier, later = (State(name, states[name]) for name in (BEFORE, NOW))
            yield int(group), Both(earlier, later, asked.lines, asked.prices)


def _values(statistics: Sequence[Compared], both: Both) -> Iterator[Linear]:
    for one in statistics:
        yield from one.formula(both)


class _Found:
    """What a part has been found to be so far, group by group."""

    def __init__(self, sample: Sample, merged: Sample) -> None:
        self._sample, groups = merged, merged.domains.num_rows
        self.value = np.full(groups, np.nan)
        self.first, self.second = np.zeros(len(sample.domain)), np.zeros(len(sample.domain))

    def add(self, group: int, both: Both, found: Linear) -> None:
        """Take in the figure of one group."""
        self.value[group] = found.value
        for state in (both.before, both.now):
            own, slope = state.people, found.slopes.get(state.name)
            if slope is not None:
                size = len(self.first)
                self.first += np.bincount(own.cell, weights=own.weight * slope, minlength=size)
                self.second += np.bincount(own.cell, weights=own.squared * np.square(slope), minlength=size)

    def estimates(self) -> Estimates:
        """Give the part and its variance in all groups; no simple random sample is drawn of two states."""
        # Where all have the same, a density is infinite, and so is what its slopes add up to: NaN, and null at last.
        with np.errstate(invalid="ignore"):
            variance = design_variance(self._sample, self.first, self.second)
        unknown = np.full_like(self.value, np.nan)
        return Estimates(self.value, np.where(np.isnan(self.value), np.nan, variance), unknown)


def _merged(sample: Sample, into: Integers, first: Integers) -> Sample:
    """Give the groups as domains, of both states at once; their population is that of the later one."""
    later = np.array([state == NOW for state in sample.domains[STATE].to_pylist()])[sample.domain]
    domains = sample.domains.drop_columns([STATE]).take(first)
    return replace(
        sample,
        # A table without columns has no rows: one nameless domain is what a result without `by` has.
        domains=domains if domains.num_columns else pa.table({"": pa.nulls(1)}),
        domain=into[sample.domain],
        sums={total_of(ONE): np.where(later, sample.sums[total_of(ONE)], 0.0)},
    )
