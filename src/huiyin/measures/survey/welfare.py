"""What is measured of each person: a column as it stands, or money of another year, per equivalent adult, coded.

Nothing is done to welfare that was not asked for: no price is changed, nobody's income shared out, no tail cut.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import narwhals as nw

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.survey.request import Values, number
from huiyin.measures.tables.columns import Asked


@checked
@dataclass(frozen=True, slots=True)
class PowerScale:
    """Household income over its members to a power: 1 is per person, 0.5 the square root scale, 0 the household's own.

    Buhmann, Rainwater, Schmaus and Smeeding (1988), Review of Income and Wealth 34, 115-142.

    Raises:
        ParameterError: the elasticity is not between 0 and 1.
    """

    members: str
    elasticity: float = 0.5

    def __post_init__(self) -> None:
        if not 0 <= self.elasticity <= 1:
            raise ParameterError(name="PowerScale.elasticity", value=self.elasticity, allowed=_SHARE, mend=_USUAL)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it counts."""
        return (self.members,)

    @property
    def adults(self) -> nw.Expr:
        """Equivalent adults."""
        return number(self.members) ** self.elasticity

    @property
    def words(self) -> Text:
        """How, for a definition."""
        return _POWER.fill(members=self.members, elasticity=f"{self.elasticity:g}")


@checked
@dataclass(frozen=True, slots=True)
class AdultScale:
    """Household income over 1 for the first adult, and parts of one for each other adult and each child.

    The parts of the modified OECD scale (Hagenaars, de Vos and Zaidi 1994) unless told otherwise.

    Raises:
        ParameterError: a part that is not between 0 and 1.
    """

    adult_column: str
    child_column: str
    other: float = 0.5
    child: float = 0.3

    def __post_init__(self) -> None:
        for name in ("other", "child"):
            if not 0 <= getattr(self, name) <= 1:
                raise ParameterError(name=f"AdultScale.{name}", value=getattr(self, name), allowed=_SHARE, mend=_OECD)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it counts."""
        return (self.adult_column, self.child_column)

    @property
    def adults(self) -> nw.Expr:
        """Equivalent adults."""
        return 1 + self.other * (number(self.adult_column) - 1) + self.child * number(self.child_column)

    @property
    def words(self) -> Text:
        """How, for a definition."""
        return _ADULTS.fill(
            adults=self.adult_column, children=self.child_column, other=f"{self.other:g}", child=f"{self.child:g}"
        )


@checked
@dataclass(frozen=True, slots=True)
class Welfare:
    """A column of income or consumption with what is to be done to it, in this order.

    Attributes:
        column: the column.
        prices: what it is divided by to be money of the year wanted: an index that is 1 there, a number or a column.
        scale: how a household's money is shared; the column is then the household's.
        bottom: who has less is taken to have this (bottom coding), in the money and per equivalent of the result.
        top: who has more is taken to have this (top coding).

    Raises:
        ParameterError: an index that is not above zero, or a bottom that is not below the top.
    """

    column: str
    prices: float | str | None = None
    scale: PowerScale | AdultScale | None = None
    bottom: float | None = None
    top: float | None = None

    def __post_init__(self) -> None:
        if isinstance(self.prices, int | float) and not 0 < self.prices < math.inf:
            raise ParameterError(name="Welfare.prices", value=self.prices, allowed=_ABOVE_ZERO, mend=_INDEX)
        if self.bottom is not None and self.top is not None and not self.bottom < self.top:
            value = f"{self.bottom:g}, {self.top:g}"
            raise ParameterError(name="Welfare.bottom, Welfare.top", value=value, allowed=_ASCENDING, mend=_CODES)

    @property
    def expression(self) -> nw.Expr:
        """Welfare, in terms of the source's columns; not known where what it is divided by is not above zero."""
        found = number(self.column)
        if self.prices is not None:
            found = found / (_above_zero(number(self.prices)) if isinstance(self.prices, str) else self.prices)
        if self.scale is not None:
            found = found / _above_zero(self.scale.adults)
        if self.bottom is not None:
            found = (
                nw.when((found < self.bottom) & (found > -math.inf)).then(nw.lit(float(self.bottom))).otherwise(found)
            )
        if self.top is not None:
            found = nw.when((found > self.top) & (found < math.inf)).then(nw.lit(float(self.top))).otherwise(found)
        return found

    def values(self) -> Values:
        """Give it with the columns asked for, and how."""
        return Values({"welfare": self.expression}, tuple(self._asked()), Text.join(list(self._words()), ", ", "，"))

    def _asked(self) -> Iterator[Asked]:
        yield Asked(self.column, _COLUMN, numeric=True)
        if isinstance(self.prices, str):
            yield Asked(self.prices, _PRICES, numeric=True)
        for column in self.scale.columns if self.scale else ():
            yield Asked(column, _MEMBERS, numeric=True)

    def _words(self) -> Iterator[Text]:
        yield _WELFARE.fill(welfare=self.column)
        if self.prices is not None:
            yield _DIVIDED.fill(prices=self.prices if isinstance(self.prices, str) else f"{self.prices:g}")
        if self.scale is not None:
            yield self.scale.words
        if self.bottom is not None:
            yield _BOTTOM.fill(value=f"{self.bottom:,g}")
        if self.top is not None:
            yield _TOP.fill(value=f"{self.top:,g}")


def welfare_in(welfare: str | Welfare) -> Values:
    """Give what a request takes: a column as it stands, or with what is to be done to it."""
    return (Welfare(welfare) if isinstance(welfare, str) else welfare).values()


def _above_zero(base: nw.Expr) -> nw.Expr:
    return nw.when((base > 0) & (base < math.inf)).then(base)


_COLUMN, _PRICES, _MEMBERS = Text("welfare", "收入"), Text("prices", "价格指数"), Text("household members", "家庭人口")
_WELFARE = Text("welfare in the column '{welfare}'", "收入列为“{welfare}”")
_DIVIDED = Text("divided by the price index {prices}", "除以价格指数 {prices}")
_POWER = Text(
    "per equivalent adult ({members} to the power of {elasticity})", "按等价成年人计（{members} 的 {elasticity} 次方）"
)
_ADULTS = Text(
    "per equivalent adult (1, {other} for each other of {adults}, {child} for each of {children})",
    "按等价成年人计（首名成年人为 1，{adults} 中其余每人 {other}，{children} 每人 {child}）",
)
_BOTTOM = Text("no lower than {value} (bottom coded)", "低于 {value} 者取 {value}")
_TOP = Text("no higher than {value} (top coded)", "高于 {value} 者取 {value}")
_SHARE = Text("a number from 0 to 1", "0 至 1 之间的数")
_USUAL = Text("0.5 is the square root scale.", "0.5 为平方根等价尺度。")
_OECD = Text("0.5 and 0.3 are those of the modified OECD scale.", "修正的经合组织尺度取 0.5 和 0.3。")
_ABOVE_ZERO = Text("a number above 0, or the name of a column", "大于 0 的数或列名")
_INDEX = Text("The index is 1 in the year whose money is wanted.", "换算目标年份的指数为 1。")
_ASCENDING = Text("a bottom below the top", "下限小于上限")
_CODES = Text("Leave out the one that is not wanted.", "不需要的一端请不填。")
