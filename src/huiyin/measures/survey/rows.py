"""What a statistic adds up: expressions over one row of our own columns `welfare` and `line`.

Row expressions never see a weight, and a statistic never sees a row: the same expression runs in each engine.
"""

from dataclasses import dataclass, field
from typing import Protocol

import narwhals as nw

from huiyin.measures.survey.linear import Linear

WELFARE = nw.col("welfare")
LINE = nw.col("line")


@dataclass(frozen=True, slots=True)
class Row:
    """An expression over one row (`welfare`, `line`), known by its name: the same name is the same expression.

    Attributes:
        name: the name; statistics that share a row share its total.
        expression: the value of one row, before weighting.
        order: the order, where the expression is a relative shortfall to that power.
        by_line: the slope of the value in the line, where it has one.
        edge: by how much the value rises where welfare falls below the line.
        flag: whether it is 0 or 1 in every row, and so its own square.
    """

    name: str
    expression: nw.Expr = field(compare=False)
    order: float | None = None
    by_line: nw.Expr | None = field(compare=False, default=None)
    edge: float = field(compare=False, default=0.0)
    flag: bool = field(compare=False, default=False)

    def times(self, other: "Row") -> "Row":
        """Give the product of two rows. Shortfalls multiply to shortfalls, so that few sums serve many variances."""
        if ONE in {self, other}:
            return other if self == ONE else self
        if self == other and self.flag:
            return self
        if self.order is not None and other.order is not None:
            return shortfall(self.order + other.order)
        first, second = sorted((self, other), key=lambda row: row.name)
        return Row(f"{first.name} {second.name}", first.expression * second.expression)


class Totals(Protocol):
    """What a formula is made from: the weighted totals of a domain, which know how each row moves them."""

    def total(self, row: Row) -> Linear:
        """Give the weighted total of a row."""
        ...


def shortfall(order: float) -> Row:
    """Give the row of FGT: the relative shortfall below the line to a power, 0 at or above the line."""
    return Row(
        f"fgt_{said(order)}",
        _shortfall(order),
        order=float(order),
        by_line=shortfall_by_line(order) if order > 0 else None,
        edge=float(order == 0),
    )


def shortfall_by_line(order: float) -> nw.Expr:
    """Give the slope in the line of a shortfall to a power above 0."""
    if order >= 1:
        return order / LINE * (_shortfall(order - 1) - _shortfall(order))
    # Below 1 the power of order - 1 is infinite at the line, where nobody poor stands.
    gap = nw.when(WELFARE < LINE).then((LINE - WELFARE) / LINE).otherwise(1.0)
    return poor() * order / LINE * (gap ** (order - 1) - gap**order)


def said(number: float) -> str:
    """Write a parameter into the name of a measure: `2`, not `2.0`."""
    return repr(float(number)).removesuffix(".0")


def poor() -> nw.Expr:
    """Give 1 for who lies below the line, 0 for everybody else."""
    # Products with a 0 or 1 take a fraction of the time of a case, and no welfare is infinite.
    return (WELFARE < LINE).cast(nw.Float64)


def _shortfall(order: float) -> nw.Expr:
    if order == 0:
        return poor()
    gap = poor() * ((LINE - WELFARE) / LINE)
    if order == 1:
        return gap
    # Products are exact, and many times faster than powers.
    if order % 2 == 0:
        return _shortfall(order / 2) * _shortfall(order / 2)
    return gap * _shortfall(order - 1) if order % 1 == 0 else gap**order


def above_zero() -> nw.Expr:
    """Give welfare where it lies above zero, 1 elsewhere: what a logarithm may be taken of."""
    return nw.when(WELFARE > 0).then(WELFARE).otherwise(1.0)


ONE = Row("one", nw.lit(1.0))
VALUE = Row("welfare", WELFARE)
