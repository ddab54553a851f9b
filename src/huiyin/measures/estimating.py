"""The one call of measurement: estimates with design-based standard errors, from a table or a file."""

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Literal

import narwhals as nw
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import ESTIMATE_COLUMNS, ResultTable
from huiyin.kernel.text import Text
from huiyin.measures.catalogue import Measure, declared
from huiyin.measures.definitions import survey_definition
from huiyin.measures.designs import Design
from huiyin.measures.grouping import Place, groupings
from huiyin.measures.intervals import logit_interval, t_interval
from huiyin.measures.linear import Floats
from huiyin.measures.linearising import Estimates, LineOf, by_ranks, by_totals
from huiyin.measures.lines import Relative
from huiyin.measures.ranking import Entries, entries
from huiyin.measures.rows import ONE
from huiyin.measures.sample import Sample, sample_of
from huiyin.measures.sources import name_of, open_source
from huiyin.measures.statistic import Statistic
from huiyin.measures.survey import Request, totals_by_cluster
from huiyin.measures.variance import degrees_of_freedom

_SIMPLE = Design()


def estimate(  # noqa: PLR0913  the whole question of a measurement, asked in one place
    source: Any,
    measures: Measure | Sequence[Measure] = ("headcount", "gap", "severity"),
    *,
    welfare: str,
    line: float | Decimal | str | Relative | None = None,
    by: str | Place | Sequence[str | Place] = (),
    subset: nw.Expr | None = None,
    design: Design = _SIMPLE,
    variance: Literal["taylor"] = "taylor",
    missing: Literal["error", "exclude"] = "error",
    engine: Literal["duckdb", "polars"] = "duckdb",
    confidence: float = 0.95,
) -> ResultTable:
    """Estimate statistics of welfare, with standard errors that honour the sample's design.

    Formulas, linearisation and sources: docs/method/poverty.md and docs/method/inequality.md.

    Args:
        source: the path of a Parquet or CSV file, a pyarrow, pandas or Polars table, or a DuckDB relation.
        measures: names (headcount, gap, severity, poor_persons, watts, income_gap, sen, sst, poor_median, median_gap,
            mean, total, median, gini, theil_t, theil_l, quintile_ratio, palma), or `FGT`, `ExitTime`, `GE`, `Atkinson`,
            `Quantile`, `Share` and `Lorenz` with their parameters.
        welfare: the column of income or consumption, in any unit.
        line: the poverty line in the unit of welfare: a number, a column that gives each row its own, or
            `Relative(share)` of the median or mean of the same data. Poor is who lies below it, not who lies on it.
        by: columns, or `Place(level)`, to break down by.
        subset: an expression that is true for the rows to measure; the others stay in the design.
        design: how the sample was drawn.
        variance: `"taylor"`, linearisation.
        missing: `"error"` refuses rows without welfare; `"exclude"` leaves them out, and the definition counts them.
        engine: `"duckdb"` (out of core), or `"polars"`.
        confidence: the level of the intervals.

    Returns:
        A row for each group and measure: the columns of `by`, then `measure`, `estimate`, `se`, `ci_low`, `ci_high`
        (logit for the headcount, t for the rest; null where the standard error is zero), `df` (clusters less strata),
        `deff` (against a simple random sample of as many rows), `n` (rows), `population` (sum of weights), `method`.

    Raises:
        ParameterError: an argument outside what is allowed.
        SourceError: data that can't be measured, with the column, the rows counted and the mend.

    Example:
        >>> import huiyin as hy
        >>> import pyarrow as pa
        >>> people = pa.table({"income": [100, 110, 150, 160], "village": ["a", "a", "b", "c"]})
        >>> found = hy.estimate(people, welfare="income", line=125, design=hy.Design(clusters="village"))
        >>> [(row["measure"], round(row["estimate"], 6), round(row["se"], 6)) for row in found.rows()]
        [('headcount', 0.5, 0.375), ('gap', 0.08, 0.06), ('severity', 0.0136, 0.0102)]
    """
    _check_choice("variance", variance, ("taylor",))
    _check_choice("missing", missing, ("error", "exclude"))
    if not 0 < confidence < 1:
        raise ParameterError(name="confidence", value=confidence, allowed=_BETWEEN, mend=_USUAL)
    if not isinstance(subset, nw.Expr | None):
        raise ParameterError(name="subset", value=repr(subset), allowed=_EXPRESSION, mend=_SUBSET)
    statistics = declared(measures)
    request = Request(
        statistics=statistics,
        welfare=welfare,
        line=_line(line, statistics),
        groups=groupings(by),
        subset=subset,
        design=design,
        missing=missing,
    )
    frame = open_source(source, engine=engine)
    cells = totals_by_cluster(frame, request)
    sample = sample_of(cells, request)
    return ResultTable(
        table=_table(sample, statistics, _estimates(frame, request, sample, cells), confidence),
        definition=survey_definition(request, sample, source=name_of(source), confidence=confidence),
    )


def _estimates(frame: nw.LazyFrame[Any], request: Request, sample: Sample, cells: pa.Table) -> list[Estimates]:
    """Estimate each statistic, by totals where they suffice."""
    # A domain without rows divides by zero; it is dropped afterwards.
    with np.errstate(divide="ignore", invalid="ignore"):
        found = {one.name: by_totals(sample, one) for one in request.by_totals}
        ranked = [one for one in request.statistics if one.name not in found]
        if ranked:
            estimates = _by_ranks(ranked, sample, entries(frame, request, sample, cells), request.line)
            found |= {one.name: each for one, each in zip(ranked, estimates, strict=True)}
    return [found[one.name] for one in request.statistics]


def _by_ranks(
    ranked: Sequence[Statistic], sample: Sample, every: Iterable[Entries], line: float | str | Relative | None
) -> list[Estimates]:
    if isinstance(line, Relative):
        held = list(every)
        return by_ranks(sample, ranked, held, line=LineOf(line, sample, held))
    return by_ranks(sample, ranked, every, fixed=line if isinstance(line, float) else None)


def _table(
    sample: Sample, statistics: Sequence[Statistic], estimates: Sequence[Estimates], confidence: float
) -> pa.Table:
    """Lay out the estimates, a row for each domain that has rows and each statistic."""
    domains = sample.domains
    order = pc.sort_indices(domains, [(name, "ascending") for name in domains.column_names]).to_numpy()
    order = order[sample.by_domain(sample.counted)[order] > 0]
    every = [
        _columns(sample, statistic, found, confidence) for statistic, found in zip(statistics, estimates, strict=True)
    ]
    columns = {name: np.stack([each[name] for each in every], axis=1)[order].ravel() for name in every[0]}
    names = np.tile([statistic.name for statistic in statistics], len(order))
    methods = np.tile([f"taylor, {statistic.interval}" for statistic in statistics], len(order))
    keys = domains.take(np.repeat(order, len(statistics)))
    arrays = {name: pa.array(values, from_pandas=True) for name, values in columns.items()}
    arrays |= {"measure": pa.array(names), "method": pa.array(methods)}
    arrays |= {name: arrays[name].cast(pa.int64()) for name in ("df", "n")}
    return pa.table(
        {name: keys[name] for name in domains.column_names if name} | {name: arrays[name] for name in ESTIMATE_COLUMNS}
    )


def _columns(sample: Sample, statistic: Statistic, found: Estimates, confidence: float) -> dict[str, Floats]:
    interval = logit_interval if statistic.interval == "logit" else t_interval
    # What a domain without rows gives is dropped afterwards. NaN becomes null.
    with np.errstate(divide="ignore", invalid="ignore"):
        se = np.sqrt(found.variance)
        df = degrees_of_freedom(sample)
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


def _line(
    line: float | Decimal | str | Relative | None, statistics: Sequence[Statistic]
) -> float | str | Relative | None:
    needed = any(statistic.needs_line for statistic in statistics)
    if not needed:
        return None
    if isinstance(line, str | Relative):
        return line
    if isinstance(line, int | float | Decimal) and not isinstance(line, bool) and 0 < line < math.inf:
        return float(line)
    raise ParameterError(name="line", value=repr(line), allowed=_LINES, mend=_LINE)


def _check_choice(name: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise ParameterError(name=name, value=repr(value), allowed=", ".join(choices), mend=_CHOOSE)


_CHOOSE = Text("Choose one of them.", "请从中选择。")
_BETWEEN = Text("a number between 0 and 1", "0 与 1 之间的数")
_USUAL = Text("0.95 is usual.", "通常取 0.95。")
_EXPRESSION = Text("a narwhals expression", "narwhals 表达式")
_SUBSET = Text("For example narwhals.col('sex') == 'male'.", "例如 narwhals.col('sex') == 'male'。")
_LINES = Text("a number above 0, the name of a column, or Relative(share)", "大于 0 的数、列名或 Relative(share)")
_LINE = Text("Give the poverty line in the unit of welfare.", "请按收入的单位给出贫困线。")
