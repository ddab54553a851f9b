"""The statistics of poverty, each declared once. Formulas, linearisation and sources: docs/method/poverty.md."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import Unit
from huiyin.kernel.text import Text
from huiyin.measures.survey.distribution import PEOPLE, Distribution
from huiyin.measures.survey.linear import Linear
from huiyin.measures.survey.rows import LINE, ONE, Row, Totals, above_zero, poor, said, shortfall, shortfall_by_line
from huiyin.measures.survey.statistic import (
    INDEX,
    PERSONS,
    SHARE,
    SHARE_OF_LINE,
    WELFARE_UNIT,
    Statistic,
    mean_of,
)


@checked
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
            raise ParameterError(name="FGT.order", value=self.order, allowed=_FROM_ZERO, mend=_ORDERS)

    def statistic(self) -> Statistic:
        """Declare it."""
        order = said(self.order)
        name, label = _FGT_NAMES.get(
            self.order, (f"fgt_{order}", Text(f"FGT of order {order}", f"FGT 指数（α={order}）"))
        )
        row = shortfall(self.order)
        return Statistic(
            name=name,
            label=label,
            unit=SHARE if self.order == 0 else SHARE_OF_LINE,
            rows=(ONE, row),
            formula=mean_of(row, ONE),
            interval="logit" if self.order == 0 else "t",
            needs_line=True,
        )


@checked
@dataclass(frozen=True, slots=True)
class ExitTime:
    """The average exit time: years until everybody is out of poverty if each poor income grows at a rate.

    Watts over the rate, growth in logarithms a year (Morduch 1998).

    Raises:
        ParameterError: the rate is not above zero.
    """

    growth: float

    def __post_init__(self) -> None:
        if not 0 < self.growth < math.inf:
            raise ParameterError(name="ExitTime.growth", value=self.growth, allowed=_ABOVE_ZERO, mend=_GROWTH)

    def statistic(self) -> Statistic:
        """Declare it."""
        rate = said(self.growth)
        return Statistic(
            name=f"exit_time_{rate}",
            label=Text(f"average exit time at a growth of {rate} a year", f"平均脱贫时间（年增长率 {rate}）"),
            unit=Unit(Text("years", "年")),
            rows=(ONE, WATTS),
            formula=lambda at: at.total(WATTS) / at.total(ONE) / math.log1p(self.growth),
            needs_line=True,
            least=0.0,
        )


def _income_gap(at: Totals) -> Linear:
    return at.total(shortfall(1)) / at.total(shortfall(0))


def _sen(at: Distribution) -> Linear:
    """P1 + (P0 - P1) times the Gini of the incomes of the poor: Sen's index for many people."""
    headcount, gap = at.total(shortfall(0)) / at.total(ONE), at.total(shortfall(1)) / at.total(ONE)
    return gap + (headcount - gap) * at.among_poor(_gini_of_poor)


def _gini_of_poor(poor: Distribution) -> Linear:
    """Give the Gini of the poor; those who have nothing, and nobody, have it in equal parts."""
    has_some = np.any((poor.welfare != 0) & (poor.weight > 0))
    return poor.gini() if has_some else Linear(0.0, {PEOPLE: np.zeros_like(poor.welfare)})


def _shorrocks(at: Distribution) -> Linear:
    """P1 times (1 + the Gini of everybody's gaps)."""
    everybody = at.total(ONE)
    gaps, by_line = (at.values(one) for one in (_GAP, _GAP_BY_LINE))
    return 2 * at.ranked(gaps, by_line) / (everybody * everybody)


def _poor_median(at: Distribution) -> Linear:
    """Give the median of the poor; it is not known of nobody."""
    if not np.any(at.total(shortfall(0)).value):
        return Linear(math.nan, {PEOPLE: np.full_like(at.welfare, math.nan)})
    return at.quantile(0.5 * at.total(shortfall(0)) / at.total(ONE))


def _median_gap(at: Distribution) -> Linear:
    return 1 - _poor_median(at) / at.one_line()


_GAP, _GAP_BY_LINE = shortfall(1).expression, shortfall_by_line(1)
WATTS: Final = Row("watts", poor() * (LINE.log() - above_zero().log()), by_line=poor() / LINE)
_FROM_ZERO = Text("a number from 0 up", "不小于 0 的数")
_ABOVE_ZERO = Text("a number above 0", "大于 0 的数")
_ORDERS = Text("0 is the headcount, 1 the gap, 2 the severity.", "0 为贫困发生率，1 为贫困深度，2 为贫困强度。")
_GROWTH = Text("0.03 is three percent a year.", "0.03 表示每年增长 3%。")
_FGT_NAMES: dict[float, tuple[str, Text]] = {
    0: ("headcount", Text("headcount: the share below the line", "贫困发生率：低于贫困线的人口比例")),
    1: ("gap", Text("gap: the mean shortfall as a share of the line", "贫困深度：平均缺口占贫困线的比例")),
    2: ("severity", Text("severity: the mean squared shortfall", "贫困强度：缺口比例平方的平均值")),
}
POVERTY: Final = (
    FGT(0).statistic(),
    FGT(1).statistic(),
    FGT(2).statistic(),
    Statistic(
        name="poor_persons",
        label=Text("number of persons below the line", "低于贫困线的人数"),
        unit=PERSONS,
        rows=(shortfall(0),),
        formula=lambda at: at.total(shortfall(0)),
        needs_line=True,
    ),
    Statistic(
        name="watts",
        label=Text("Watts: the mean of the logarithm of line over welfare", "Watts 指数：贫困线与收入之比的对数平均值"),
        unit=INDEX,
        rows=(ONE, WATTS),
        formula=mean_of(WATTS, ONE),
        needs_line=True,
        least=0.0,
    ),
    Statistic(
        name="income_gap",
        label=Text("income gap ratio: the mean shortfall of the poor", "收入缺口率：贫困人口的平均缺口"),
        unit=SHARE_OF_LINE,
        rows=(shortfall(0), shortfall(1)),
        formula=_income_gap,
        needs_line=True,
    ),
    Statistic(
        name="sen",
        label=Text(
            "Sen: headcount, gap and inequality among the poor", "Sen 指数：综合发生率、缺口与贫困人口内部不平等"
        ),
        unit=INDEX,
        ranked=_sen,
        needs_line=True,
    ),
    Statistic(
        name="sst",
        label=Text("Sen-Shorrocks-Thon: gap times one plus the Gini of all gaps", "Sen-Shorrocks-Thon 指数"),
        unit=INDEX,
        ranked=_shorrocks,
        needs_line=True,
    ),
    Statistic(
        name="poor_median",
        label=Text("median welfare of the poor", "贫困人口收入中位数"),
        unit=WELFARE_UNIT,
        ranked=_poor_median,
        needs_line=True,
    ),
    Statistic(
        name="median_gap",
        label=Text("relative median gap of the poor", "贫困人口相对中位缺口"),
        unit=SHARE_OF_LINE,
        ranked=_median_gap,
        needs_line=True,
    ),
)
