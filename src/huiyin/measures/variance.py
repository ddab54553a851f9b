"""The one variance routine: Taylor linearisation with ultimate clusters within strata, for domains.

With slopes g of a statistic in each total, a cluster's linearised value is u = sum of g times the cluster's totals
(only its rows of the domain). Over the k clusters of each stratum, those without the domain counting as zeros:

    variance = sum over strata of (1 - f) k / (k - 1) [sum u^2 - (sum u)^2 / k]

with f the part of the stratum's clusters that was drawn, where the finite population count is given. R survey and
Binder (1983) do the same. Nothing here knows which statistic it is.
"""

import numpy as np

from huiyin.measures.linear import Floats
from huiyin.measures.sample import Sample


def design_variance(sample: Sample, first: Floats, second: Floats) -> Floats:
    """Give the design-based variance of a statistic in each domain.

    Args:
        sample: the cells, their strata and domains.
        first: the sum of each cell's linearised values.
        second: the sum of the squares of its clusters' linearised values.
    """
    domains = sample.domains.num_rows
    cells, cell = np.unique(sample.stratum * domains + sample.domain, return_inverse=True)
    stratum, domain = np.divmod(cells, domains)
    sums, squares = np.bincount(cell, weights=first), np.bincount(cell, weights=second)
    k = sample.clusters[stratum]
    alone = k == 1
    overall = sample.by_domain(first)[domain] / sample.clusters.sum()
    centre = np.where(alone, overall, sums / k)
    scale = np.where(alone, float(sample.lonely == "adjust"), k / np.maximum(k - 1, 1))
    parts = sample.remaining[stratum] * scale * (squares - 2 * centre * sums + k * centre**2)
    # Rounding may leave a hair below zero where all clusters are equal.
    return np.maximum(np.bincount(domain, weights=parts, minlength=domains), 0)


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
    domains = sample.domains.num_rows
    used = sample.counted > 0
    clusters = sample.by_domain(used.astype(np.int64) if sample.clustered else sample.counted)
    cells = np.unique((sample.stratum * domains + sample.domain)[used])
    return clusters - np.bincount(cells % domains, minlength=domains)
