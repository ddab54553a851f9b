"""From one year to another: who stayed poor, left, fell in and never was, matched person by person.

Formulas, linearisation and sources: docs/method/dynamics.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import add
from typing import Any, Final, Literal

import narwhals as nw

from huiyin.kernel.arguments import checked
from huiyin.kernel.tables import ResultTable
from huiyin.kernel.text import Text
from huiyin.measures.dynamics.panels import ABSENT, OUT, POOR, per_year, poverty_in, side_by_side
from huiyin.measures.estimation.results import Variance, check_confidence, measured
from huiyin.measures.survey.designs import Design, as_names
from huiyin.measures.survey.grouping import Place, groupings
from huiyin.measures.survey.linear import Linear
from huiyin.measures.survey.request import Request
from huiyin.measures.survey.rows import ONE, Row, Totals
from huiyin.measures.survey.statistic import PERSONS, SHARE, Statistic
from huiyin.measures.tables.sources import Engine, name_of

_SIMPLE = Design()
_YEARS = {"before": Text("before", "前期"), "now": Text("now", "后期")}


@dataclass(frozen=True, slots=True)
class Cell(Row):
    """One cell of the matrix: 1 for who was in one state before and is in another one now. Nobody is in two cells."""

    def times(self, other: Row) -> Row:
        """Give the product with another cell, which is known without computing it, or with everybody."""
        if other in {self, ONE}:
            return self
        return _NOBODY if isinstance(other, Cell) else Row.times(self, other)


def _cell(name: str, before: float, now: float) -> Cell:
    there = (nw.col("state_0") == before) & (nw.col("state_1") == now)
    return Cell(name, there.cast(nw.Float64))


@checked
def transitions(  # noqa: PLR0913  the whole question of two years, asked in one place
    before: Any,
    now: Any,
    *,
    key: str,
    welfare: str | tuple[str, str] | None = None,
    line: float | Decimal | str | tuple[float | Decimal | str, float | Decimal | str] | None = None,
    poor: nw.Expr | tuple[nw.Expr, nw.Expr] | None = None,
    by: str | Place | Sequence[str | Place] = (),
    subset: nw.Expr | None = None,
    design: Design = _SIMPLE,
    missing: Literal["error", "exclude"] = "error",
    variance: Variance = "taylor",
    engine: Engine | None = None,
    confidence: float = 0.95,
) -> ResultTable:
    """Estimate who stayed poor, left poverty, fell into it and never was poor, between two years.

    Both years are matched by a key, and every standard error is paired: a cluster counts once, with both of its years.
    The columns of the design, of `by` and of `subset` are taken from the later year, from the earlier one for a unit
    (or of a column) that the later one lacks. Whoever is in one year only is a cell of its own, not an exit.

    Args:
        before: the earlier year, a source as `estimate` takes it.
        now: the later year.
        key: the column that recognises a person (or household), once in each year: whole numbers or text.
        welfare: the column of income or consumption; a pair where the years name it differently.
        line: the poverty line, a number or a column; a pair where it differs by year. Poor is who lies below it.
        poor: instead of both, an expression that is true for the poor, such as `nw.col("status").is_in(["poor"])`.
        by: columns, or `Place(level)`, to break down by.
        subset: an expression that is true for the units to measure; the others stay in the design.
        design: how the sample was drawn.
        missing: `"error"` refuses units of unknown state; `"exclude"` leaves them out, and the definition counts them.
        engine: as `estimate` takes it.
        variance: `"taylor"`, linearisation; `Bootstrap(draws, seed)`, resampled clusters; or `"replicates"`, the
            design's replicate weights.
        confidence: the level of the intervals.

    Returns:
        A row for each group and measure, with the columns of every estimate. Shares of all who are in either year:
        `stayed_poor`, `left`, `fell_in`, `never` (poor in neither), `new_poor`, `new_not_poor` (in the later year
        only), `gone_poor`, `gone_not_poor` (in the earlier only); the same ending in `_persons` are their numbers.
        `exit_rate` of the poor and `entry_rate` of the others, among those in both years; `headcount_before`,
        `headcount_now`, each of those who were there, and `headcount_change`. The definition says how many matched.

    Raises:
        ParameterError: an argument outside what is allowed.
        SourceError: data that can't be matched or measured: duplicate or missing keys, text in welfare, and so on.

    Example:
        >>> import pyarrow as pa
        >>> before = pa.table({"id": [1, 2, 3, 4], "income": [90, 80, 120, 150]})
        >>> now = pa.table({"id": [4, 3, 2, 5], "income": [160, 95, 130, 70]})
        >>> found = transitions(before, now, key="id", welfare="income", line=100)
        >>> {row["measure"]: row["estimate"] for row in found.rows() if row["n"] and row["estimate"] == 0.2}
        {'left': 0.2, 'fell_in': 0.2, 'never': 0.2, 'new_poor': 0.2, 'gone_poor': 0.2}
    """
    check_confidence(confidence)
    asked = [per_year(given, _YEARS, name) for name, given in (("welfare", welfare), ("line", line), ("poor", poor))]
    poverty = [
        poverty_in(label, welfare=column, line=below, poor=condition)
        for label, column, below, condition in zip(_YEARS.values(), *asked, strict=True)
    ]
    groups = groupings(by)
    used = [*columns_of(design), *(group.column for group in groups)]
    complete = missing == "error" and subset is None
    panel = side_by_side([before, now], poverty, key=key, used=used, engine=engine, complete=complete)
    request = Request(
        statistics=TRANSITIONS,
        values=panel.states,
        line=None,
        groups=groups,
        subset=subset,
        design=design,
        missing=missing,
    )
    source = f"{name_of(before)}, {name_of(now)}"
    return panel.defined(measured(panel.frame, request, source=source, confidence=confidence, variance=variance))


def columns_of(design: Design) -> list[str]:
    """Give the columns that a design names."""
    every = (design.weights, design.strata, design.clusters, design.fpc, design.replicates)
    return [column for names in every for column in as_names(names)]


def _share(name: str, label: Text, cases: Iterable[Row], base: Sequence[Row]) -> Statistic:
    among = tuple(cases)
    rows = tuple(dict.fromkeys([*among, *base]))
    return Statistic(name, label, SHARE, rows, lambda at: _sum(at, among) / _sum(at, base), interval="logit")


def _change(at: Totals) -> Linear:
    return _sum(at, _POOR_NOW) / _sum(at, _HERE_NOW) - _sum(at, _POOR_BEFORE) / _sum(at, _HERE_BEFORE)


def _persons(cell: Row, label: Text) -> Statistic:
    return Statistic(f"{cell.name}_persons", label, PERSONS, (cell,), lambda at: at.total(cell))


def _sum(at: Totals, rows: Iterable[Row]) -> Linear:
    return reduce(add, map(at.total, rows))


_NOBODY = Row("nobody", nw.lit(0.0))
_STAYED, _LEFT = _cell("stayed_poor", POOR, POOR), _cell("left", POOR, OUT)
_FELL, _NEVER = _cell("fell_in", OUT, POOR), _cell("never", OUT, OUT)
_NEW_POOR, _NEW = _cell("new_poor", ABSENT, POOR), _cell("new_not_poor", ABSENT, OUT)
_GONE_POOR, _GONE = _cell("gone_poor", POOR, ABSENT), _cell("gone_not_poor", OUT, ABSENT)
_POOR_BEFORE, _POOR_NOW = (_STAYED, _LEFT, _GONE_POOR), (_STAYED, _FELL, _NEW_POOR)
_HERE_BEFORE, _HERE_NOW = (*_POOR_BEFORE, _FELL, _NEVER, _GONE), (*_POOR_NOW, _LEFT, _NEVER, _NEW)
_CELLS = {
    _STAYED: Text("stayed poor: poor in both years", "持续贫困：两年均贫困"),
    _LEFT: Text("left poverty: poor before, not now", "脱贫：前期贫困、后期不贫困"),
    _FELL: Text("fell into poverty: not poor before, poor now", "陷入贫困：前期不贫困、后期贫困"),
    _NEVER: Text("never poor: in neither year", "未贫困：两年均不贫困"),
    _NEW_POOR: Text("new and poor: in the later year only", "新增且贫困：仅见于后期"),
    _NEW: Text("new and not poor: in the later year only", "新增且不贫困：仅见于后期"),
    _GONE_POOR: Text("gone, was poor: in the earlier year only", "减少且原贫困：仅见于前期"),
    _GONE: Text("gone, was not poor: in the earlier year only", "减少且原不贫困：仅见于前期"),
}
TRANSITIONS: Final = (
    *(_share(cell.name, label, [cell], [ONE]) for cell, label in _CELLS.items()),
    *(_persons(cell, label) for cell, label in _CELLS.items()),
    _share(
        "exit_rate",
        Text("exit rate: who left among the poor of the earlier year", "脱贫率：前期贫困者中脱贫的比例"),
        [_LEFT],
        [_STAYED, _LEFT],
    ),
    _share(
        "entry_rate",
        Text("entry rate: who fell in among the others of the earlier year", "致贫率：前期不贫困者中陷入贫困的比例"),
        [_FELL],
        [_FELL, _NEVER],
    ),
    _share("headcount_before", Text("headcount of the earlier year", "前期贫困发生率"), _POOR_BEFORE, _HERE_BEFORE),
    _share("headcount_now", Text("headcount of the later year", "后期贫困发生率"), _POOR_NOW, _HERE_NOW),
    Statistic(
        "headcount_change",
        Text("change of the headcount", "贫困发生率变化"),
        SHARE,
        tuple(dict.fromkeys([*_HERE_BEFORE, *_HERE_NOW])),
        _change,
    ),
)
