"""From what was asked of a source to the table of its answer: the one way that every estimate takes."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any, Literal

import narwhals as nw
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import ESTIMATE_COLUMNS, ResultTable
from huiyin.kernel.text import Text
from huiyin.measures.estimation.definitions import survey_definition
from huiyin.measures.estimation.intervals import logit_interval, t_interval
from huiyin.measures.estimation.linearising import Estimates, estimates
from huiyin.measures.estimation.ranking import entries
from huiyin.measures.estimation.replication import Bootstrap, bootstrapped, replicated, replicates_words
from huiyin.measures.estimation.sample import Sample, sample_of
from huiyin.measures.estimation.variance import degrees_of_freedom
from huiyin.measures.survey.linear import Floats
from huiyin.measures.survey.request import Request, totals_by_cluster
from huiyin.measures.survey.rows import ONE
from huiyin.measures.survey.statistic import Statistic

Resampling = Literal["taylor"] | Bootstrap
Variance = Literal["replicates"] | Resampling


def measured(
    frame: nw.LazyFrame[Any], request: Request, *, source: str, confidence: float, variance: Variance = "taylor"
) -> ResultTable:
    """Estimate what was asked of a source, with its standard errors, intervals and definition.

    Raises:
        ParameterError: resampling without clusters, or no replicate weights where they are asked for.
        SourceError: data that can't be measured, with the column, the rows counted and the mend.
    """
    cells = totals_by_cluster(frame, request)
    sample = sample_of(cells, request)
    with closing(entries(frame, request, sample, cells)) as ranked:
        every = ranked if request.by_ranks else ()
        if isinstance(variance, Bootstrap):
            found, words = bootstrapped(variance, request, sample, list(every)), variance.words
        elif variance == "replicates":
            found, words = replicated(frame, request, sample, every), replicates_words(request.design)
        else:
            found, words = estimates(request, sample, every), None
    df, way = degrees_of_freedom(sample), way_of(variance)
    if variance == "replicates":
        df = np.full_like(df, len(request.design.replicates) - 1)
    return ResultTable(
        table=table_of(sample, request.statistics, found, df, confidence, way),
        definition=survey_definition(request, sample, source=source, confidence=confidence, way=words),
    )


def joined(results: Sequence[ResultTable]) -> ResultTable:
    """Make one of results that are broken down alike: group by group, the measures of each in turn."""
    table, first = pa.concat_tables([one.table for one in results]), results[0].definition
    keys = table.column_names[: -len(ESTIMATE_COLUMNS)]
    if keys:
        table = table.take(pc.sort_indices(table, [(name, "ascending") for name in keys]))
    what = Text.join([one.definition.what for one in results], "; ", "；")
    units = {name: unit for one in results for name, unit in one.definition.units.items()}
    return ResultTable(table, replace(first, what=what, units=units))


def table_of(
    sample: Sample, statistics: Sequence[Statistic], found: Sequence[Estimates], df: Floats, confidence: float, way: str
) -> pa.Table:  # fmt: skip
    """Lay out the estimates, a row for each domain that has rows and each statistic."""
    domains = sample.domains
    order = pc.sort_indices(domains, [(name, "ascending") for name in domains.column_names]).to_numpy()
    order = order[sample.by_domain(sample.counted)[order] > 0]
    every = [_columns(sample, statistic, one, df, confidence) for statistic, one in zip(statistics, found, strict=True)]
    columns = {name: np.stack([each[name] for each in every], axis=1)[order].ravel() for name in every[0]}
    names = np.tile([statistic.name for statistic in statistics], len(order))
    methods = np.tile([f"{way}, {statistic.interval}" for statistic in statistics], len(order))
    keys = domains.take(np.repeat(order, len(statistics)))
    arrays = {name: pa.array(values, from_pandas=True) for name, values in columns.items()}
    arrays |= {"measure": pa.array(names), "method": pa.array(methods)}
    arrays |= {name: arrays[name].cast(pa.int64()) for name in ("df", "n")}
    return pa.table(
        {name: keys[name] for name in domains.column_names if name} | {name: arrays[name] for name in ESTIMATE_COLUMNS}
    )


def check_confidence(confidence: float) -> None:
    """Refuse a level of intervals that is none.

    Raises:
        ParameterError: it is not between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ParameterError(name="confidence", value=confidence, allowed=_BETWEEN, mend=_USUAL)


def way_of(variance: Variance) -> str:
    """Name the way of a variance, for the column `method`."""
    return "bootstrap" if isinstance(variance, Bootstrap) else variance


def _columns(
    sample: Sample, statistic: Statistic, found: Estimates, df: Floats, confidence: float
) -> dict[str, Floats]:
    interval = logit_interval if statistic.interval == "logit" else t_interval
    # What a domain without rows gives is dropped afterwards. NaN becomes null.
    with np.errstate(divide="ignore", invalid="ignore"):
        se = np.sqrt(found.variance)
        low, high = interval(found.value, se, df, confidence)
        deff = np.where(found.simple > 0, found.variance / found.simple, np.nan)
    return {
        "estimate": found.value,
        "se": se,
        "ci_low": low,
        "ci_high": high,
        "df": df,
        "deff": deff,
        "n": sample.by_domain(sample.counted),
        "population": sample.total(ONE),
    }


_BETWEEN = Text("a number between 0 and 1", "0 与 1 之间的数")
_USUAL = Text("0.95 is usual.", "通常取 0.95。")
