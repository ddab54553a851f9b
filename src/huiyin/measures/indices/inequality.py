"""The statistics of inequality and welfare, each declared once. Formulas and sources: docs/method/inequality.md."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.survey.distribution import Distribution
from huiyin.measures.survey.linear import Linear, exp, log
from huiyin.measures.survey.rows import ONE, VALUE, WELFARE, Row, Totals, above_zero, said
from huiyin.measures.survey.statistic import INDEX, SHARE, WELFARE_UNIT, Statistic, mean_of

Formula = Callable[[Totals], Linear]


@checked
@dataclass(frozen=True, slots=True)
class GE:
    """Generalised entropy of an order: 0 the mean log deviation (Theil L), 1 Theil T, 2 half the squared variation.

    Raises:
        ParameterError: the order is not finite.
    """

    order: float

    def __post_init__(self) -> None:
        _check("GE.order", self.order, low=-math.inf, high=math.inf, mend=_ENTROPY)

    def statistic(self) -> Statistic:
        """Declare it."""
        order = said(self.order)
        name, label = _GE_NAMES.get(
            self.order, (f"ge_{order}", Text(f"generalised entropy of order {order}", f"广义熵指数（α={order}）"))
        )
        rows, formula = _entropy(self.order)
        # Whole orders above one have real powers of whatever income; all others a logarithm or a root.
        least = None if self.order > 1 and self.order % 1 == 0 else 0.0
        return Statistic(name=name, label=label, unit=INDEX, rows=rows, formula=formula, least=least)


@checked
@dataclass(frozen=True, slots=True)
class Atkinson:
    """Atkinson's index: the share of all welfare that could be given up for equality, at an aversion to inequality.

    Raises:
        ParameterError: the aversion is not above zero.
    """

    aversion: float

    def __post_init__(self) -> None:
        _check("Atkinson.aversion", self.aversion, low=0, high=math.inf, mend=_AVERSION)

    def statistic(self) -> Statistic:
        """Declare it."""
        aversion = said(self.aversion)
        rows, formula = _equal_equivalent(self.aversion)
        return Statistic(
            name=f"atkinson_{aversion}",
            label=Text(f"Atkinson index of aversion {aversion}", f"Atkinson 指数（ε={aversion}）"),
            unit=SHARE,
            rows=rows,
            formula=formula,
            least=0.0,
        )


@checked
@dataclass(frozen=True, slots=True)
class Quantile:
    """The welfare below which a share of people lies: `Quantile(0.5)` is the median.

    Raises:
        ParameterError: the share is not between 0 and 1.
    """

    share: float

    def __post_init__(self) -> None:
        _check("Quantile.share", self.share, low=0, high=1, mend=_HALF)

    def statistic(self) -> Statistic:
        """Declare it."""
        share = said(self.share)
        median = self.share == 0.5  # noqa: PLR2004  the median by its name
        return Statistic(
            name="median" if median else f"quantile_{share}",
            label=Text("median welfare", "收入中位数") if median else Text(f"quantile {share}", f"{share} 分位数"),
            unit=WELFARE_UNIT,
            ranked=lambda at: at.quantile(self.share),
        )


@checked
@dataclass(frozen=True, slots=True)
class Share:
    """The share of all welfare that people between two ranks have: `Share(0, 0.4)` is that of the poorest 40%.

    Raises:
        ParameterError: the ranks are not two ascending numbers from 0 to 1.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low < self.high <= 1:
            value = f"{self.low}, {self.high}"
            raise ParameterError(name="Share", value=value, allowed=_ASCENDING, mend=_FORTY)

    def statistic(self) -> Statistic:
        """Declare it."""
        low, high = said(self.low), said(self.high)
        return Statistic(
            name=f"share_{low}_{high}",
            label=Text(f"share of welfare of those ranked {low} to {high}", f"收入位次 {low} 至 {high} 者的收入份额"),
            unit=SHARE,
            ranked=lambda at: _between(at, self.low, self.high) / at.total(VALUE),
        )


@checked
@dataclass(frozen=True, slots=True)
class Lorenz:
    """The ordinate of the Lorenz curve: the share of all welfare that the poorest share of people has.

    `generalised` multiplies it by the mean (Shorrocks 1983).

    Raises:
        ParameterError: the share is not between 0 and 1.
    """

    share: float
    generalised: bool = False

    def __post_init__(self) -> None:
        _check("Lorenz.share", self.share, low=0, high=1, mend=_HALF)

    def statistic(self) -> Statistic:
        """Declare it."""
        share = said(self.share)
        base = ONE if self.generalised else VALUE
        kind = _GENERALISED if self.generalised else _LORENZ
        return Statistic(
            name=f"{'generalised_' if self.generalised else ''}lorenz_{share}",
            label=Text(f"{kind.en} at {share}", f"{kind.zh}在 {share} 处的值"),
            unit=WELFARE_UNIT if self.generalised else SHARE,
            ranked=lambda at: at.below(self.share) / at.total(base),
        )


def _entropy(order: float) -> tuple[tuple[Row, ...], Formula]:
    if order == 0:
        return (ONE, VALUE, _LOG), lambda at: log(at.total(VALUE) / at.total(ONE)) - at.total(_LOG) / at.total(ONE)
    if order == 1:
        return (
            ONE,
            VALUE,
            _VALUE_LOG,
        ), lambda at: at.total(_VALUE_LOG) / at.total(VALUE) - log(at.total(VALUE) / at.total(ONE))
    row, scale = _power(order), 1 / (order * (order - 1))

    def formula(at: Totals) -> Linear:
        mean = at.total(VALUE) / at.total(ONE)
        return scale * (at.total(row) / at.total(ONE) / mean**order - 1)

    return (ONE, VALUE, row), formula


def _equal_equivalent(aversion: float) -> tuple[tuple[Row, ...], Formula]:
    if aversion == 1:
        return (
            ONE,
            VALUE,
            _LOG,
        ), lambda at: 1 - exp(at.total(_LOG) / at.total(ONE)) / (at.total(VALUE) / at.total(ONE))
    row = _power(1 - aversion)
    return (
        ONE,
        VALUE,
        row,
    ), lambda at: 1 - (at.total(row) / at.total(ONE)) ** (1 / (1 - aversion)) / (at.total(VALUE) / at.total(ONE))


def _power(order: float) -> Row:
    base = WELFARE if order > 1 and order % 1 == 0 else above_zero()
    return Row(f"welfare_to_{said(order)}", base**order)


def _between(at: Distribution, low: float, high: float) -> Linear:
    upper = at.below(high) if high < 1 else at.total(VALUE)
    return upper - at.below(low) if low > 0 else upper


def _check(name: str, value: float, *, low: float, high: float, mend: Text) -> None:
    if not low < value < high:
        allowed = _NUMBERS.fill(low=f"{low:g}", high=f"{high:g}")
        raise ParameterError(name=name, value=value, allowed=allowed, mend=mend)


_NUMBERS = Text("a number above {low} and below {high}", "大于 {low}、小于 {high} 的数")
_ENTROPY = Text("0 is Theil's L, 1 Theil's T.", "0 为泰尔 L 指数，1 为泰尔 T 指数。")
_AVERSION = Text("0.5, 1 and 2 are usual.", "常用 0.5、1 和 2。")
_LORENZ, _GENERALISED = (
    Text("Lorenz ordinate", "洛伦兹曲线"),
    Text("generalised Lorenz ordinate", "广义洛伦兹曲线"),
)
_HALF = Text("0.5 is the half of all people.", "0.5 表示一半人口。")
_ASCENDING = Text("two ascending numbers from 0 to 1", "0 至 1 之间由小到大的两个数")
_FORTY = Text("Share(0, 0.4) is that of the poorest 40%.", "Share(0, 0.4) 为最低 40% 人口的份额。")
_LOG = Row("log_welfare", above_zero().log())
_VALUE_LOG = Row("welfare_log_welfare", VALUE.expression * above_zero().log())
_GE_NAMES: dict[float, tuple[str, Text]] = {
    0: ("theil_l", Text("Theil L: the mean log deviation", "泰尔 L 指数：平均对数离差")),
    1: ("theil_t", Text("Theil T", "泰尔 T 指数")),
}
INEQUALITY: Final = (
    Statistic(
        name="mean",
        label=Text("mean welfare", "平均收入"),
        unit=WELFARE_UNIT,
        rows=(ONE, VALUE),
        formula=mean_of(VALUE, ONE),
    ),
    Statistic(
        name="total",
        label=Text("total welfare", "收入总额"),
        unit=WELFARE_UNIT,
        rows=(VALUE,),
        formula=lambda at: at.total(VALUE),
    ),
    Quantile(0.5).statistic(),
    Statistic(name="gini", label=Text("Gini coefficient", "基尼系数"), unit=SHARE, ranked=Distribution.gini),
    GE(1).statistic(),
    GE(0).statistic(),
    Statistic(
        name="quintile_ratio",
        label=Text(
            "quintile share ratio: the richest fifth over the poorest", "五等分收入份额比：最高 20% 与最低 20% 之比"
        ),
        unit=INDEX,
        ranked=lambda at: (at.total(VALUE) - at.up_to(0.8)) / at.up_to(0.2),
    ),
    Statistic(
        name="palma",
        label=Text("Palma ratio: the richest tenth over the poorest 40%", "帕尔马比值：最高 10% 与最低 40% 之比"),
        unit=INDEX,
        ranked=lambda at: _between(at, 0.9, 1) / _between(at, 0, 0.4),
    ),
)
