"""What is asked of a source, as rows that carry only what is needed, and their totals by cluster.

The rows have columns of our own names (`weight`, `welfare`, `line`, `by_0`, `strata_0`, `cluster_0`, `fpc_0`), so that
no name in the source can collide with them. A row outside the subset keeps its place in the design with a weight of
zero: that is what makes the standard error of a subset right.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations_with_replacement
from typing import Any, Literal

import narwhals as nw
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.kernel.text import Text
from huiyin.measures.survey.designs import Design, as_names
from huiyin.measures.survey.grouping import Column, Place
from huiyin.measures.survey.lines import Relative
from huiyin.measures.survey.rows import LINE, ONE, WELFARE, Row
from huiyin.measures.survey.statistic import Statistic
from huiyin.measures.tables.columns import Asked, check_columns, check_expression
from huiyin.measures.tables.engine import count_of, totals

WEIGHT = nw.col("weight")
_FLAGS = ("inside", "known", "weighted")
_LARGEST = 1e15  # weight: a nation's people in one row a thousand times over, and its square is far from overflowing


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """What is known of each row that counts: the columns that statistics are made from, besides the line.

    Attributes:
        expressions: numbers under our own names, such as `welfare`, in terms of the source's columns.
        asked: the source's columns that they are made from.
        method: how, in words, for the definition.
        names: what people call them, where that is not the names of the columns.
        few: whether they take few values together, so that rows that are alike are added up first, and what is made
            from the values is made once for all of these.
    """

    expressions: Mapping[str, nw.Expr]
    asked: tuple[Asked, ...]
    method: Text
    names: tuple[str, ...] = ()
    few: bool = False

    @property
    def columns(self) -> str:
        """The names of what is measured, for a sentence."""
        return ", ".join(self.names or [one.column for one in self.asked])


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """Everything that was asked, already checked."""

    statistics: tuple[Statistic, ...]
    values: Values
    line: float | str | Relative | None
    groups: tuple[Column | Place, ...]
    subset: nw.Expr | None
    design: Design
    missing: Literal["error", "exclude"]

    @property
    def counts_all(self) -> bool:
        """Whether every row has to count."""
        return self.subset is None and self.missing == "error"

    @property
    def by_keys(self) -> list[str]:
        """The names of the keys to break down by."""
        return [f"by_{at}" for at in range(len(self.groups))]

    @property
    def strata_keys(self) -> list[str]:
        """The names of the keys that make a stratum."""
        return [f"strata_{at}" for at in range(len(as_names(self.design.strata)))]

    @property
    def cluster_keys(self) -> list[str]:
        """The names of the keys of clusters, stage by stage; none where every row is one."""
        return [f"cluster_{at}" for at in range(len(self.design.drawn))]

    @property
    def fpc_keys(self) -> list[str]:
        """The names of the columns that count the units of each stage's population."""
        return [f"fpc_{at}" for at in range(len(as_names(self.design.fpc)))]

    @property
    def draws_rows(self) -> bool:
        """Whether the last stage drew rows."""
        return len(self.cluster_keys) < self.design.stages

    @property
    def keys(self) -> list[str]:
        """The names of all keys: what to break down by, strata, clusters."""
        return [*self.by_keys, *self.strata_keys, *self.cluster_keys]

    @property
    def least(self) -> float | None:
        """What welfare must lie above, if some statistic asks for that."""
        bounds = [one.least for one in self.statistics if one.least is not None]
        return max(bounds, default=None)

    @property
    def by_totals(self) -> tuple[Statistic, ...]:
        """The statistics that totals suffice for; with a line that is estimated none does."""
        return () if isinstance(self.line, Relative) else tuple(one for one in self.statistics if one.formula)

    @property
    def by_ranks(self) -> tuple[Statistic, ...]:
        """The others: they take the distribution of welfare."""
        return tuple(one for one in self.statistics if one not in self.by_totals)

    @property
    def products(self) -> set[Row]:
        """The products of each statistic's rows with each other: what variances are made of."""
        pairs = (combinations_with_replacement(statistic.rows, 2) for statistic in self.by_totals)
        return {first.times(second) for first, second in chain.from_iterable(pairs)}

    @property
    def rows(self) -> set[Row]:
        """All rows, their products too; `one` is always among them."""
        return {ONE, *self.products}.union(*(statistic.rows for statistic in self.by_totals))


def total_of(row: Row) -> str:
    """Name the weighted total of a row."""
    return f"total {row.name}"


def square_of(row: Row) -> str:
    """Name the total of a product of rows under the square of the weight: for rows that are their own clusters."""
    return f"square {row.name}"


def totals_by_cluster(frame: nw.LazyFrame[Any], request: Request) -> pa.Table:
    """Add up a source by place, stratum and clusters (by place and stratum, where every row is a cluster).

    Returns:
        The keys, in their order; `rows`, `inside`, `known`, `lined`, `above`, `weighted` and `n`, which the checks
        count; the lowest and highest count of each stage's population; and the totals and squares of the rows.

    Raises:
        MissingColumnError: a column that isn't there.
        TextInNumbersError: text where a number is needed.
        ParameterError: the subset isn't true or false of the columns that are there.
    """
    check_source(frame, request)
    found = _faultless(frame, request) if request.counts_all else None
    if found is None:
        found = _totals(frame, request, {flag: count_of(nw.col(flag)) for flag in _FLAGS})
    # Engines give groups in any order; what is numbered or drawn from them must not depend on it.
    return found.sort_by([(key, "ascending") for key in request.keys]) if request.keys else found


def check_source(frame: nw.LazyFrame[Any], request: Request) -> None:
    """Refuse a source that hasn't what is asked of it.

    Raises:
        MissingColumnError: a column that isn't there.
        TextInNumbersError: text where a number is needed.
        ParameterError: the subset isn't true or false of the columns that are there.
    """
    check_columns(frame, _asked(request))
    if request.subset is not None:
        check_expression(frame, "subset", request.subset, numeric=False)


def _faultless(frame: nw.LazyFrame[Any], request: Request) -> pa.Table | None:
    """Add up a source where every row counts, with one count for three; none where some row has a fault."""
    found = _totals(frame, request, {"fine": count_of(nw.all_horizontal("known", "weighted", ignore_nulls=False))})
    if not pc.all(pc.equal(found["fine"], found["rows"])).as_py():
        return None
    return pa.table({**dict.fromkeys(_FLAGS, found["rows"]), **{name: found[name] for name in found.column_names}})


def _totals(frame: nw.LazyFrame[Any], request: Request, flags: Mapping[str, nw.Expr]) -> pa.Table:
    rows, counts = rows_of(frame, request), {**flags, **dict(_counts(request))}
    if request.values.few:
        rows, counts = _alike(rows, request, counts), {name: _merged(name) for name in counts}
    return totals(rows, request.keys, counts | dict(_sums(request)))


def rows_of(frame: nw.LazyFrame[Any], request: Request) -> nw.LazyFrame[Any]:
    """Give the rows under our own column names; those that do not count have a weight of zero."""
    design, line = request.design, request.line
    values = {name: nw.col(name) for name in request.values.expressions}
    columns = {
        "weight": number(design.weights) if design.weights else nw.lit(1.0),
        **request.values.expressions,
        "inside": nw.lit(value=True) if request.subset is None else request.subset,
    }
    if isinstance(line, float | str):
        columns["line"] = number(line) if isinstance(line, str) else nw.lit(line)
    columns |= {key: group.expression() for key, group in zip(request.by_keys, request.groups, strict=True)}
    columns |= {key: nw.col(name) for key, name in zip(request.strata_keys, as_names(design.strata), strict=True)}
    columns |= {key: nw.col(name) for key, name in zip(request.cluster_keys, design.drawn, strict=True)}
    # No count is no count of any: engines would pass over a null.
    columns |= {
        key: number(name).fill_null(0.0) for key, name in zip(request.fpc_keys, as_names(design.fpc), strict=True)
    }
    rows = frame.select(**columns).with_columns(
        known=nw.all_horizontal("inside", *map(finite, values.values()), ignore_nulls=False),
        weighted=(WEIGHT >= 0) & (WEIGHT <= _LARGEST),
    )
    if request.counts_all:
        return rows
    used = nw.when(nw.col("known"))
    return rows.with_columns(
        **{name: used.then(column).otherwise(nw.lit(0.0)) for name, column in {"weight": WEIGHT, **values}.items()}
    )


def _counts(request: Request) -> Iterator[tuple[str, nw.Expr]]:
    yield "rows", nw.len()
    yield "n", count_of(WEIGHT > 0)
    if request.least is not None:
        yield "above", count_of((WEIGHT > 0) & (request.least < WELFARE))
    if isinstance(request.line, str):
        yield "lined", count_of(nw.col("known") & finite(LINE) & (LINE > 0))
    for key in request.fpc_keys:
        yield f"{key}_low", nw.col(key).min()
        yield f"{key}_high", nw.col(key).max()


def _sums(request: Request) -> Iterator[tuple[str, nw.Expr]]:
    for row in request.rows:
        yield total_of(row), (WEIGHT * row.expression).sum()
    if request.draws_rows:
        for row in request.products:
            square = nw.col("squared") * row.expression if request.values.few else WEIGHT * (WEIGHT * row.expression)
            yield square_of(row), square.sum()


def _alike(rows: nw.LazyFrame[Any], request: Request, counts: Mapping[str, nw.Expr]) -> nw.LazyFrame[Any]:
    """Make one of all rows that are equal in keys and values, with their counts and the sum of their weights."""
    sums = {**counts, "weight": WEIGHT.sum(), "squared": (WEIGHT * WEIGHT).sum()}
    named = [expression.alias(name) for name, expression in sums.items()]
    return rows.group_by(*request.keys, *request.values.expressions).agg(*named)


def _merged(count: str) -> nw.Expr:
    """Give a count of rows from the counts of those that are alike."""
    if count.endswith("_low"):
        return nw.col(count).min()
    return nw.col(count).max() if count.endswith("_high") else nw.col(count).sum()


def number(column: str) -> nw.Expr:
    """Give a column as numbers."""
    return nw.col(column).cast(nw.Float64)


def finite(number: nw.Expr) -> nw.Expr:
    """Give whether a number is known: neither null, nor infinite, nor "not a number"."""
    # Every engine puts "not a number" at or above infinity, and neither null nor it passes this.
    return (number > -math.inf) & (number < math.inf)


def _asked(request: Request) -> Iterator[Asked]:
    design = request.design
    yield from request.values.asked
    if isinstance(request.line, str):
        yield Asked(request.line, Text("line", "贫困线"), numeric=True)
    if design.weights:
        yield Asked(design.weights, Text("weights", "权重"), numeric=True)
    yield from (group.asked for group in request.groups)
    for columns, role, numeric in (
        (as_names(design.strata), Text("strata", "层"), False),
        (as_names(design.clusters), Text("clusters", "群"), False),
        (as_names(design.fpc), Text("fpc", "总体群数"), True),
    ):
        yield from (Asked(column, role, numeric=numeric) for column in columns)
