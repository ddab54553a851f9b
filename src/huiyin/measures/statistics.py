"""Every statistic, declared once: its row expressions, and its formula over their weighted totals.

A statistic is a smooth function of totals. Its formula gives the value and its gradient in each total; the gradient
is all that the one variance routine needs (Taylor linearisation). To add a statistic, add a declaration here.
Formulas never see a row, and row expressions never see a weight.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import narwhals as nw
import numpy as np
from numpy.typing import NDArray

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import Unit
from huiyin.kernel.text import Text

Floats = NDArray[np.float64]

WELFARE = nw.col("welfare")
LINE = nw.col("line")


@dataclass(frozen=True, slots=True)
class Row:
    """An expression over one row (`welfare`, `line`), known by its name: the same name is the same expression.

    Attributes:
        name: the name; statistics that share a row share its total.
        expression: the value of one row, before weighting.
        order: the order, where the expression is a relative shortfall to that power.
    """

    name: str
    expression: nw.Expr = field(compare=False)
    order: float | None = None

    def times(self, other: "Row") -> "Row":
        """Give the product of two rows. Shortfalls multiply to shortfalls, so that few sums serve many variances."""
        if ONE in {self, other}:
            return other if self == ONE else self
        if self.order is not None and other.order is not None:
            return shortfall(self.order + other.order)
        first, second = sorted((self, other), key=lambda row: row.name)
        return Row(f"{first.name} {second.name}", first.expression * second.expression)


Totals = Mapping[Row, Floats]
Formula = Callable[[Totals], tuple[Floats, Totals]]


@dataclass(frozen=True, slots=True, eq=False)
class Statistic:
    """One statistic.

    Attributes:
        name: what stands in the result's `measure` column.
        label: what it is, for people.
        unit: the unit of the estimate.
        rows: the rows whose weighted totals the formula takes.
        formula: from totals (one number a domain) to the values and their gradients in each total.
        interval: the kind of confidence interval.
        needs_line: whether `line` is used.
    """

    name: str
    label: Text
    unit: Unit
    rows: tuple[Row, ...]
    formula: Formula
    interval: Literal["logit", "t"] = "t"
    needs_line: bool = False


@dataclass(frozen=True, slots=True)
class FGT:
    """The Foster-Greer-Thorbecke measure of an order: 0 headcount, 1 gap, 2 severity.

    The mean of ((line - welfare) / line) ** order over those below the line, with 0 for everybody else.

    Raises:
        ParameterError: the order is negative or infinite.
    """

    order: float

    def __post_init__(self) -> None:
        if not 0 <= self.order < math.inf:
            allowed = Text("a number from 0 up", "不小于 0 的数")
            raise ParameterError(name="FGT.order", value=self.order, allowed=allowed, mend=_ORDERS)


def shortfall(order: float) -> Row:
    """Give the row of FGT: the relative shortfall below the line to a power, 0 at or above the line."""
    return Row(f"fgt_{_said(order)}", _shortfall(order), order=float(order))


def _shortfall(order: float) -> nw.Expr:
    # Products with a 0 or 1 take a fraction of the time of a case, and no welfare is infinite.
    poor = (WELFARE < LINE).cast(nw.Float64)
    if order == 0:
        return poor
    gap = poor * ((LINE - WELFARE) / LINE)
    if order == 1:
        return gap
    # Products are exact, and many times faster than powers.
    if order % 2 == 0:
        return _shortfall(order / 2) * _shortfall(order / 2)
    return gap * _shortfall(order - 1) if order % 1 == 0 else gap**order


def total(row: Row) -> Formula:
    """Give the formula of a weighted total."""

    def formula(totals: Totals) -> tuple[Floats, Totals]:
        return totals[row], {row: np.ones_like(totals[row])}

    return formula


def ratio(numerator: Row, denominator: Row) -> Formula:
    """Give the formula of one total over another."""

    def formula(totals: Totals) -> tuple[Floats, Totals]:
        base = totals[denominator]
        value = totals[numerator] / base
        return value, {numerator: 1 / base, denominator: -value / base}

    return formula


def fgt(order: float) -> Statistic:
    """Declare the Foster-Greer-Thorbecke statistic of an order."""
    said = _said(order)
    name, label = _FGT_NAMES.get(order, (f"fgt_{said}", Text(f"FGT of order {said}", f"FGT 指数（α={said}）")))
    return Statistic(
        name=name,
        label=label,
        unit=Unit(Text("share", "比例") if order == 0 else Text("share of the line", "占贫困线的比例"), "share"),
        rows=(ONE, shortfall(order)),
        formula=ratio(shortfall(order), ONE),
        interval="logit" if order == 0 else "t",
        needs_line=True,
    )


def _said(order: float) -> str:
    return repr(float(order)).removesuffix(".0")


ONE = Row("one", nw.lit(1.0))
_VALUE = Row("welfare", WELFARE)
_ORDERS = Text("0 is the headcount, 1 the gap, 2 the severity.", "0 为贫困发生率，1 为贫困深度，2 为贫困强度。")
_FGT_NAMES: dict[float, tuple[str, Text]] = {
    0: ("headcount", Text("headcount: the share below the line", "贫困发生率：低于贫困线的人口比例")),
    1: ("gap", Text("gap: the mean shortfall as a share of the line", "贫困深度：平均缺口占贫困线的比例")),
    2: ("severity", Text("severity: the mean squared shortfall", "贫困强度：缺口比例平方的平均值")),
}
_NAMED = {
    "mean": Statistic(
        name="mean",
        label=Text("mean welfare", "平均收入"),
        unit=Unit(Text("unit of the welfare column", "收入列的单位")),
        rows=(ONE, _VALUE),
        formula=ratio(_VALUE, ONE),
    ),
    "total": Statistic(
        name="total",
        label=Text("total welfare", "收入总额"),
        unit=Unit(Text("unit of the welfare column", "收入列的单位")),
        rows=(_VALUE,),
        formula=total(_VALUE),
    ),
    "headcount": fgt(0),
    "gap": fgt(1),
    "severity": fgt(2),
    "poor_persons": Statistic(
        name="poor_persons",
        label=Text("number of persons below the line", "低于贫困线的人数"),
        unit=Unit(Text("persons, where the weights count persons", "人（权重以人计）"), "count"),
        rows=(shortfall(0),),
        formula=total(shortfall(0)),
        needs_line=True,
    ),
}
NAMES = tuple(_NAMED)


def declared(measures: str | FGT | Sequence[str | FGT]) -> tuple[Statistic, ...]:
    """Give the statistics that were asked for, each once, in the order of asking.

    Raises:
        ParameterError: a name that is none, or nothing asked for.
    """
    asked = (measures,) if isinstance(measures, str | FGT) else tuple(measures)
    found: dict[str, Statistic] = {}
    for measure in asked:
        statistic = fgt(measure.order) if isinstance(measure, FGT) else _NAMED.get(measure)
        if statistic is None:
            raise ParameterError(name="measures", value=repr(measure), allowed=_ALLOWED, mend=_PICK)
        found[statistic.name] = statistic
    if not found:
        raise ParameterError(name="measures", value=repr(measures), allowed=_ALLOWED, mend=_PICK)
    return tuple(found.values())


_ALLOWED = f"{', '.join(NAMES)}, FGT(order)"
_PICK = Text("Name at least one of them.", "请至少选择其中一项。")
