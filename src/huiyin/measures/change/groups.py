"""The totals of groups and of everybody, and the variance of what is made from both: of all groups at once.

A group's figure moves with its own people, wherever they are, and with everybody, each of whose totals has one slope.
So its variance is that of its own part, twice the covariance of that part with everybody's totals, and the variance of
those: cells are gone through once, and never once for each group (docs/method/change.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

import numpy as np
import pyarrow as pa

from huiyin.measures.estimation.linearising import Estimates, linearised
from huiyin.measures.estimation.sample import Sample
from huiyin.measures.estimation.variance import design_covariance, design_variance, simple_variance
from huiyin.measures.survey.linear import Floats, Linear
from huiyin.measures.survey.request import square_of, total_of
from huiyin.measures.survey.rows import ONE, Row

_HAIR = 1e-12  # of its parts: what rounding leaves of a variance that is none


@dataclass(frozen=True, slots=True)
class _Whole:
    """Everybody's total of a row, as what a slope is in."""

    row: Row


class _Own:
    """The totals of each group."""

    def __init__(self, sample: Sample) -> None:
        self._sample = sample

    def total(self, row: Row) -> Linear:
        """Give the weighted total of a row."""
        value = self._sample.total(row)
        return Linear(value, {row: np.ones_like(value)})


class _Everybody:
    """The totals of all groups together."""

    def __init__(self, sample: Sample) -> None:
        self._sample = sample

    def total(self, row: Row) -> Linear:
        """Give the weighted total of a row."""
        return Linear(float(self._sample.sums[total_of(row)].sum()), {_Whole(row): 1.0})


class Groups:
    """What formulas of groups and of everybody are made from, and what they are estimated by."""

    def __init__(self, sample: Sample) -> None:
        self.sample, self.own, self.everybody = sample, _Own(sample), _Everybody(sample)
        self._covariances: dict[tuple[Row, Row], float] = {}

    @cached_property
    def whole(self) -> Sample:
        """Everybody, as a single nameless group."""
        nobody = pa.table({field.name: pa.nulls(1, field.type) for field in self.sample.domains.schema})
        return replace(self.sample, domains=nobody, domain=np.zeros_like(self.sample.domain))

    def summed(self, found: Linear) -> Linear:
        """Add up a figure over the groups; one whose people weigh nothing, when drawn again, has none to add."""
        counted, groups = self.sample.total(ONE) > 0, self.sample.domains.num_rows
        each = {key: np.where(counted, slope, 0.0) for key, slope in found.slopes.items()}
        slopes = {key: each[key].sum() if isinstance(key, _Whole) else each[key] for key in each}
        return Linear(float(np.where(counted, np.broadcast_to(found.value, groups), 0.0).sum()), slopes)

    def of_everybody(self, found: Linear) -> Estimates:
        """Estimate one figure of everybody."""
        own, whole = _apart(found)
        none = np.zeros(self.sample.domains.num_rows)
        both = {row: own.get(row, none) + whole.get(row, none) for row in {**own, **whole}}
        first, second, squared = linearised(self.sample, Linear(found.value, both))
        variance = design_variance(self.whole, first, second)
        return Estimates(np.array([found.value]), variance, self._simple(first.sum(), squared.sum()))

    def of_each(self, found: Linear) -> Estimates:
        """Estimate a figure of each group."""
        sample = self.sample
        own, whole = _apart(found)
        first, second, squared = linearised(sample, Linear(found.value, own))
        total, squares = sample.by_domain(first), [squared]
        variances = [design_variance(sample, first, second, everywhere=True)]
        for row, slope in whole.items():
            sums = sample.sums[total_of(row)]
            total = total + slope * sums.sum()
            covariance = design_covariance(sample, first, sums, self._products(own, row))
            variances.append(2 * slope * covariance)
            squares += [2 * slope * each * sample.total(one.times(row)) for one, each in own.items()]
        for (one, slope), (other, its) in product(whole.items(), repeat=2):
            variances.append(slope * its * self._covariance(one, other))
            squares.append(slope * its * sample.sums[total_of(one.times(other))].sum())
        return Estimates(np.asarray(found.value), _added(variances), self._simple(total, _added(squares)))

    def _products(self, own: Mapping[Row, Floats], row: Row) -> Floats:
        """Give the sum of the products of each group's linearised values with a row, cell by cell."""
        sums, domain = self.sample.sums, self.sample.domain
        if not self.sample.draws_rows:
            return np.zeros(len(domain))
        return sum((each[domain] * sums[square_of(one.times(row))] for one, each in own.items()), np.zeros(len(domain)))

    def _covariance(self, one: Row, other: Row) -> float:
        """Give the covariance of two totals of everybody."""
        if (one, other) not in self._covariances:
            sums = self.sample.sums
            of_rows = self._products({one: np.ones(self.sample.domains.num_rows)}, other)
            found = design_covariance(self.whole, sums[total_of(one)], sums[total_of(other)], of_rows)
            self._covariances[one, other] = float(found[0])
        return self._covariances[one, other]

    def _simple(self, total: Floats, squared: Floats) -> Floats:
        """Give the variance under simple random sampling: of everybody, whose figure or part each is."""
        people = self.whole
        return simple_variance(people.by_domain(people.counted), people.total(ONE), total, squared)


def _apart(found: Linear) -> tuple[dict[Row, Floats], dict[Row, Floats]]:
    """Give the slopes in the groups' own totals and those in everybody's."""
    slopes = {key: np.asarray(slope) for key, slope in found.slopes.items()}
    own = {key: slope for key, slope in slopes.items() if not isinstance(key, _Whole)}
    return own, {key.row: slope for key, slope in slopes.items() if isinstance(key, _Whole)}


def _added(parts: Sequence[Floats]) -> Floats:
    """Add up what may come to nothing, of which rounding then leaves a hair."""
    added, size = sum(parts, np.zeros(1)), sum(map(np.abs, parts), np.zeros(1))
    return np.where(added < _HAIR * size, 0.0, added)
