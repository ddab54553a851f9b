"""Standard errors without a formula: statistics estimated again and again, from resampled clusters or given weights.

It is the cross-check of linearisation, and what is left where a survey's owner gives replicate weights and no design.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

import narwhals as nw
import numpy as np
import pyarrow.compute as pc

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.estimation.linearising import Estimates, estimates
from huiyin.measures.estimation.ranking import Entries, entries
from huiyin.measures.estimation.sample import Sample, sample_of
from huiyin.measures.estimation.stages import Integers
from huiyin.measures.survey.designs import Design
from huiyin.measures.survey.linear import Floats
from huiyin.measures.survey.request import Request, totals_by_cluster

_FEWEST = 2


@checked
@dataclass(frozen=True, slots=True)
class Bootstrap:
    """The rescaled bootstrap: in each stratum, one cluster less than it has is drawn with replacement.

    Rao and Wu (1988), Journal of the American Statistical Association 83, 231-241; Rao, Wu and Yue (1992), Survey
    Methodology 18, 209-217. A finite population counts in the first stage.

    Attributes:
        draws: how many.
        seed: where the random numbers begin; the same seed gives the same standard errors.

    Raises:
        ParameterError: fewer than two draws, or a seed below zero.
    """

    draws: int = 500
    seed: int = 0

    def __post_init__(self) -> None:
        if self.draws < _FEWEST:
            raise ParameterError(name="Bootstrap.draws", value=self.draws, allowed=_TWO, mend=_ENOUGH)
        if self.seed < 0:
            raise ParameterError(name="Bootstrap.seed", value=self.seed, allowed=_NOT_BELOW, mend=_ANY)

    @property
    def words(self) -> Text:
        """How standard errors were made, for a definition."""
        return _BOOTSTRAP.fill(draws=f"{self.draws:,}", seed=self.seed)


def replicates_words(design: Design) -> Text:
    """Say how standard errors were made from a design's replicate weights, for a definition."""
    return _REPLICATES.fill(count=f"{len(design.replicates):,}")


def bootstrapped(asked: Bootstrap, request: Request, sample: Sample, every: Sequence[Entries]) -> list[Estimates]:
    """Estimate what was asked for, with the variance of resampled surveys.

    Raises:
        ParameterError: as of `resampled`.
    """

    def again(factor: Floats) -> list[Floats]:
        found = estimates(request, sample.times(factor), reweighted(every, factor))
        return [one.value for one in found]

    return resampled(asked, request.design, sample, estimates(request, sample, every), again)


def resampled(
    asked: Bootstrap,
    design: Design,
    sample: Sample,
    found: Sequence[Estimates],
    again: Callable[[Floats], Sequence[Floats]],
) -> list[Estimates]:
    """Give estimates the variance of resampled surveys.

    Args:
        asked: how often to draw.
        design: how the sample was drawn.
        sample: the cells.
        found: what was estimated from them.
        again: estimates the same values again, from what each cell's weights are multiplied by.

    Raises:
        ParameterError: the design has no clusters to draw from, or a second stage, which this bootstrap can't follow.
    """
    if len(sample.stages) > 1:
        raise ParameterError(name="Design.fpc", value=design.fpc, allowed=_ONE_STAGE, mend=_LINEARISE)
    clusters = sample.stages[0].unit
    if clusters is None:
        raise ParameterError(name="Design.clusters", value="()", allowed=_A_COLUMN, mend=_NUMBER_ROWS)
    draws = (again(factor[clusters]) for factor in _factors(asked, sample, clusters))
    return _spread(found, draws, 1 / asked.draws)


def reweighted(every: Iterable[Entries], factor: Floats) -> Iterator[Entries]:
    """Multiply the weights of entries by a factor for each cell; a domain where nobody weighs anything is left out."""
    for one in every:
        own = one.times(factor)
        if len(own.weight):
            yield own


def replicated(frame: nw.LazyFrame[Any], request: Request, sample: Sample, every: Iterable[Entries]) -> list[Estimates]:
    """Estimate what was asked for, with the variance of the design's replicate weights: a pass over the source each.

    Raises:
        ParameterError: the design has fewer than two.
    """
    columns = request.design.replicates
    if len(columns) < _FEWEST:
        raise ParameterError(name="Design.replicates", value=columns, allowed=_TWO_COLUMNS, mend=_NAME_THEM)
    back = np.argsort(_order(sample))
    again = (_with_weights(frame, request, column, back) for column in columns)
    return _spread(estimates(request, sample, every), again, request.design.scale or 1 / len(columns))


def _factors(asked: Bootstrap, sample: Sample, clusters: Integers) -> Iterator[Floats]:
    """Give what each cluster's weights are multiplied by, draw by draw."""
    random, stage = np.random.default_rng(asked.seed), sample.stages[0]
    _, first = np.unique(clusters, return_index=True)
    stratum = stage.group[first]
    members = [np.flatnonzero(stratum == group) for group in np.unique(stratum)]
    for _ in range(asked.draws):
        factor = np.ones(len(first))
        for inside in members:
            k = len(inside)
            # Alone in its stratum, a cluster was taken with certainty, or the design is refused.
            if k > 1:
                kept = np.sqrt(1 - stage.drawn[stratum[inside[0]]])
                factor[inside] = 1 - kept + kept * k / (k - 1) * random.multinomial(k - 1, np.full(k, 1 / k))
        yield factor


def _with_weights(frame: nw.LazyFrame[Any], request: Request, column: str, back: Integers) -> list[Floats]:
    """Estimate again with another column of weights; in the order of the first estimate's domains."""
    other = replace(request, design=Design(weights=column))
    cells = totals_by_cluster(frame, other)
    sample = sample_of(cells, other)
    with closing(entries(frame, other, sample, cells)) as every:
        found = estimates(other, sample, every)
    return [one.value[_order(sample)][back] for one in found]


def _order(sample: Sample) -> Integers:
    keys = [(name, "ascending") for name in sample.domains.column_names]
    order: Integers = pc.sort_indices(sample.domains, keys).to_numpy().astype(np.int64)
    return order


def _spread(found: Sequence[Estimates], again: Iterable[Sequence[Floats]], scale: float) -> list[Estimates]:
    """Give estimates the scaled sum of squared differences as variance; none where one of the draws has no figure."""
    variance = [np.zeros_like(one.value) for one in found]
    for values in again:
        for own, value, one in zip(variance, values, found, strict=True):
            np.add(own, scale * (value - one.value) ** 2, out=own)
    return [replace(one, variance=own) for one, own in zip(found, variance, strict=True)]


_BOOTSTRAP = Text(
    "standard errors from {draws} resampled surveys, seed {seed} (docs/method/poverty.md)",
    "标准误由 {draws} 次重抽样得出，随机种子 {seed}（docs/method/poverty.md）",
)
_REPLICATES = Text(
    "standard errors from {count} columns of replicate weights (docs/method/poverty.md)",
    "标准误由 {count} 列复制权重得出（docs/method/poverty.md）",
)
_TWO = Text("two or more", "不少于 2")
_ENOUGH = Text("500 are usual.", "通常取 500。")
_NOT_BELOW = Text("a whole number, zero or above", "非负整数")
_ANY = Text("Choose any, and keep to it.", "任选一个，并保持不变。")
_A_COLUMN = Text("a column of clusters to draw from", "可供重抽的群所在的列")
_NUMBER_ROWS = Text("Where rows were drawn, name a column that numbers them.", "如抽取的是各行，请给出为各行编号的列。")
_ONE_STAGE = Text("one stage where surveys are resampled", "重抽样时只有一个阶段")
_LINEARISE = Text("Leave variance at 'taylor', which counts both.", "variance 请取 'taylor'，可计入两个阶段。")
_TWO_COLUMNS = Text("two columns or more", "不少于两列")
_NAME_THEM = Text("Name the columns of replicate weights.", "请给出复制权重所在的各列。")
