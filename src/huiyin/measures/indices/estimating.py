"""The one call of measurement: estimates with design-based standard errors, from a table or a file."""

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal

import narwhals as nw

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import ResultTable
from huiyin.kernel.text import Text
from huiyin.measures.estimation.results import Variance, check_confidence, measured
from huiyin.measures.indices.catalogue import Measure, declared
from huiyin.measures.survey.designs import Design
from huiyin.measures.survey.grouping import Place, groupings
from huiyin.measures.survey.lines import Relative
from huiyin.measures.survey.request import Request
from huiyin.measures.survey.statistic import Statistic
from huiyin.measures.survey.welfare import Welfare, welfare_in
from huiyin.measures.tables.sources import Engine, name_of, open_source

_SIMPLE = Design()


@checked
def estimate(  # noqa: PLR0913  the whole question of a measurement, asked in one place
    source: Any,
    measures: Measure | Sequence[Measure] = ("headcount", "gap", "severity"),
    *,
    welfare: str | Welfare,
    line: float | Decimal | str | Relative | None = None,
    by: str | Place | Sequence[str | Place] = (),
    subset: nw.Expr | None = None,
    design: Design = _SIMPLE,
    variance: Variance = "taylor",
    missing: Literal["error", "exclude"] = "error",
    engine: Engine | None = None,
    confidence: float = 0.95,
) -> ResultTable:
    """Estimate statistics of welfare, with standard errors that honour the sample's design.

    Formulas, linearisation and sources: docs/method/poverty.md and docs/method/inequality.md.

    Args:
        source: the path of a Parquet or CSV file, a pyarrow, pandas or Polars table, a DuckDB relation, a Spark
            DataFrame, or a frozen year of the register (`Snapshots(folder).open(2016)`): its households, money in fen.
        measures: names (headcount, gap, severity, poor_persons, watts, income_gap, sen, sst, poor_median, median_gap,
            mean, total, median, gini, theil_t, theil_l, quintile_ratio, palma), or `FGT`, `ExitTime`, `GE`, `Atkinson`,
            `Quantile`, `Share` and `Lorenz` with their parameters.
        welfare: the column of income or consumption, in any unit; or `Welfare(column, ...)` in prices of another year,
            per equivalent adult, bottom or top coded.
        line: the poverty line in the unit of welfare: a number, a column that gives each row its own, or
            `Relative(share)` of the median or mean of the same data. Poor is who lies below it, not who lies on it.
        by: columns, or `Place(level)`, to break down by.
        subset: an expression that is true for the rows to measure; the others stay in the design.
        design: how the sample was drawn.
        variance: `"taylor"`, linearisation; `Bootstrap(draws, seed)`, resampled clusters; `"replicates"`, the design's
            replicate weights.
        missing: `"error"` refuses rows without welfare; `"exclude"` leaves them out, and the definition counts them.
        engine: `"duckdb"` (out of core), `"polars"` or `"spark"`; left out, what `HUIYIN_ENGINE` names, else DuckDB.
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
    check_confidence(confidence)
    statistics = declared(measures)
    request = Request(
        statistics=statistics,
        values=welfare_in(welfare),
        line=line_of(line, statistics),
        groups=groupings(by),
        subset=subset,
        design=design,
        missing=missing,
    )
    return measured(
        open_source(source, engine=engine), request, source=name_of(source), confidence=confidence, variance=variance
    )


def line_of(
    line: float | Decimal | str | Relative | None, statistics: Sequence[Statistic]
) -> float | str | Relative | None:
    """Give the line that statistics need; none where none of them does.

    Raises:
        ParameterError: they need one, and this is none.
    """
    needed = any(statistic.needs_line for statistic in statistics)
    if not needed:
        return None
    if isinstance(line, str | Relative):
        return line
    if line is not None and 0 < line < math.inf:
        return float(line)
    raise ParameterError(name="line", value=repr(line), allowed=_LINES, mend=_LINE)


_LINES = Text("a number above 0, the name of a column, or Relative(share)", "大于 0 的数、列名或 Relative(share)")
_LINE = Text("Give the poverty line in the unit of welfare.", "请按收入的单位给出贫困线。")
