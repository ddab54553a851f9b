"""The one variance routine: Taylor linearisation with clusters within strata, in one stage or two, for domains.

With slopes g of a statistic in each total, a cluster's linearised value is u = sum of g times the cluster's totals
(only its rows of the domain). Over the k clusters of each stratum, those without the domain counting as zeros:

    variance = sum over strata of (1 - f) k / (k - 1) [sum u^2 - (sum u)^2 / k]

with f the part of the stratum's clusters that was drawn, where the finite population count is given. Then the second
stage adds f times the same sum over the units drawn within each cluster. R survey and Binder (1983) do the same, and
Sarndal, Swensson and Wretman (1992, section 4.3) the two stages. Nothing here knows which statistic it is.
"""

import numpy as np
from numpy.typing import NDArray

from huiyin.measures.estimation.sample import Sample
from huiyin.measures.estimation.stages import Integers, Stage
from huiyin.measures.survey.linear import Floats


def design_variance(sample: Sample, first: Floats, second: Floats) -> Floats:
    """Give the design-based variance of a statistic in each domain.

    Args:
        sample: the cells, their stages and domains.
        first: the sum of each cell's linearised values.
        second: the sum of the squares of its rows' linearised values; looked at where the last stage drew rows.
    """
    found = np.zeros(sample.domains.num_rows)
    for stage in sample.stages:
        found += _between(sample, stage, first, second)
    # Rounding may leave a hair below zero where all clusters are equal.
    return np.maximum(found, 0)


def _between(sample: Sample, stage: Stage, first: Floats, second: Floats) -> Floats:
    """Give what one stage adds: the spread of its units about the mean of their group."""
    domains = sample.domains.num_rows
    group, domain, sums, squares = stage.group, sample.domain, first, second
    if stage.unit is not None:
        _, at, unit = np.unique(stage.unit * domains + domain, return_index=True, return_inverse=True)
        group, domain, sums = group[at], domain[at], np.bincount(unit, weights=first).astype(np.float64)
        squares = sums**2
    cells, cell = np.unique(group * domains + domain, return_inverse=True)
    group, domain = np.divmod(cells, domains)
    sums, squares = _added(cell, sums), _added(cell, squares)
    k = stage.units[group]
    alone = k == 1
    overall = sample.by_domain(first)[domain] / stage.units.sum()
    centre = np.where(alone, overall, sums / k)
    scale = np.where(alone, float(sample.lonely == "adjust"), k / np.maximum(k - 1, 1))
    parts = (stage.above * (1 - stage.drawn))[group] * scale * (squares - 2 * centre * sums + k * centre**2)
    return np.bincount(domain, weights=parts, minlength=domains).astype(np.float64)


def _added(which: Integers, values: Floats) -> Floats:
    return np.bincount(which, weights=values).astype(np.float64)


def simple_variance(rows: Floats, population: Floats, first: Floats, second: Floats) -> Floats:
    """Give the variance if the same number of rows had been drawn as a simple random sample.

    Without replacement from a population of the size of the weights' total, as R survey's `deff=TRUE`; with
    replacement where the weights don't exceed the rows.

    Args:
        rows: of each domain.
        population: the sum of their weights.
        first: the weighted sum of their linearised values.
        second: the weighted sum of the squares of those.
    """
    spread = rows / (rows - 1) * (second / population - (first / population) ** 2)
    undrawn = np.where(population > rows, 1 - rows / population, 1)
    return population**2 * spread / rows * undrawn


def degrees_of_freedom(sample: Sample) -> Floats:
    """Give clusters less strata, of those that the domain has rows in."""
    stage, used = sample.stages[0], sample.counted > 0
    clusters = sample.by_domain(sample.counted) if stage.unit is None else _distinct(sample, stage.unit, used)
    return clusters - _distinct(sample, stage.group, used)


def _distinct(sample: Sample, numbers: Integers, used: NDArray[np.bool_]) -> Floats:
    """Count the distinct numbers of each domain's cells."""
    domains = sample.domains.num_rows
    found = np.unique((numbers * domains + sample.domain)[used])
    return np.bincount(found % domains, minlength=domains).astype(np.float64)
