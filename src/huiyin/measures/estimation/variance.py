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


def design_variance(sample: Sample, first: Floats, second: Floats, *, everywhere: bool = False) -> Floats:
    """Give the design-based variance of a statistic in each domain.

    Args:
        sample: the cells, their stages and domains.
        first: the sum of each cell's linearised values.
        second: the sum of the squares of its rows' linearised values; looked at where the last stage drew rows.
        everywhere: whether strata with one cluster count where a domain has no rows too.
    """
    found = np.zeros(sample.domains.num_rows)
    for stage in sample.stages:
        found += _between(sample, stage, first, second, everywhere=everywhere)
    # Rounding may leave a hair below zero where all clusters are equal.
    return np.maximum(found, 0)


def design_covariance(sample: Sample, own: Floats, whole: Floats, products: Floats) -> Floats:
    """Give the design-based covariance of what a domain's rows add up to with what all rows add up to.

    Args:
        sample: the cells, their stages and domains.
        own: the sum of each cell's linearised values of the first.
        whole: those of the second, which all cells count for whatever their domain.
        products: the sum of the products of its rows' values; looked at where the last stage drew rows.
    """
    found = np.zeros_like(own)
    for stage in sample.stages:
        group, every = stage.group, whole.sum() / stage.units.sum()
        weight, alone = _weight(sample, stage), stage.units == 1
        sums = np.bincount(group, weights=whole)
        centre = np.where(alone, every, sums / stage.units)
        # What is alone is measured from the mean of all, which every unit moves.
        moved = (weight * (sums - centre))[alone].sum() / stage.units.sum()
        both = products if stage.unit is None else own * np.bincount(stage.unit, weights=whole)[stage.unit]
        found += weight[group] * (both - own * centre[group]) - own * moved
    return sample.by_domain(found)


def _between(sample: Sample, stage: Stage, first: Floats, second: Floats, *, everywhere: bool) -> Floats:
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
    k, weight = stage.units[group], _weight(sample, stage)
    overall = sample.by_domain(first) / stage.units.sum()
    centre = np.where(k == 1, overall[domain], sums / k)
    parts = weight[group] * (squares - 2 * centre * sums + k * centre**2)
    found = np.bincount(domain, weights=parts, minlength=domains).astype(np.float64)
    if everywhere:
        alone = weight * (stage.units == 1)
        found += overall**2 * (alone.sum() - np.bincount(domain, weights=alone[group], minlength=domains))
    return found


def _weight(sample: Sample, stage: Stage) -> Floats:
    """Give what the squares of each group's units count for."""
    k = stage.units
    scale = np.where(k == 1, float(sample.lonely == "adjust"), k / np.maximum(k - 1, 1))
    weight: Floats = stage.above * (1 - stage.drawn) * scale
    return weight


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
