"""How fast welfare grew: the mean, each quantile, and the poor. Formulas and sources: docs/method/change.md."""

import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Literal

import narwhals as nw
import numpy as np

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import ResultTable, Unit
from huiyin.kernel.text import Text
from huiyin.measures.change.comparing import Comparison, as_pair, in_money
from huiyin.measures.change.parts import PART, table_of_parts
from huiyin.measures.change.states import Both, Compared, compared
from huiyin.measures.estimation.results import Resampling, check_confidence, way_of
from huiyin.measures.indices.catalogue import Measure, declared
from huiyin.measures.indices.poverty import WATTS
from huiyin.measures.survey.designs import Design
from huiyin.measures.survey.distribution import Distribution
from huiyin.measures.survey.grouping import Place, groupings
from huiyin.measures.survey.linear import Linear, exp
from huiyin.measures.survey.rows import ONE, Row, above_zero, poor, shortfall
from huiyin.measures.survey.statistic import WELFARE_UNIT, Statistic, mean_of
from huiyin.measures.tables.sources import Engine

_SIMPLE = Design()


@checked
def growth(  # noqa: PLR0913  the whole question of growth, asked in one place
    before: Any,
    now: Any,
    measures: Measure | Sequence[Measure] = ("mean", "median"),
    *,
    welfare: str | tuple[str, str],
    paired: bool,
    line: float | Decimal | tuple[float | Decimal, float | Decimal] | None = None,
    prices: float = 1.0,
    by: str | Place | Sequence[str | Place] = (),
    subset: nw.Expr | None = None,
    design: Design = _SIMPLE,
    missing: Literal["error", "exclude"] = "error",
    variance: Resampling = "taylor",
    engine: Engine | None = None,
    confidence: float = 0.95,
) -> ResultTable:
    """Estimate the real growth of welfare between two states: of the mean, of each quantile, and of the poor.

    Quantiles on a grid, `[hy.Quantile(p / 20) for p in range(1, 20)]`, are the growth incidence curve (Ravallion and
    Chen 2003). Growth is over the whole span, 0.05 for five percent; a growth a year is `(1 + g) ** (1 / years) - 1`.

    Args:
        before: the earlier sample, a source as `estimate` takes it.
        now: the later sample; the same source again where a row has both states.
        measures: mean, total, median, `Quantile` and `Lorenz(share, generalised=True)`: the later over the earlier
            figure, less 1. `"poor"`: the growth of the quantiles of who was poor before, in the geometric mean.
            `"watts"`: the rate of pro-poor growth, the fall of the Watts index over the headcount before, in
            logarithms.
        welfare: the column of income or consumption, or its name in each state.
        paired: whether both states lie in the same clusters, named in `design` (see `decompose_change`).
        line: for `"poor"` and `"watts"`, the poverty line in the earlier money; or a pair, each in the money of its
            state: growth is then measured in lines.
        prices: the later prices over the earlier ones; beside a pair of lines not needed.
        by: columns or places to break down by.
        subset: an expression that is true for the rows to measure of either state.
        design: how both samples were drawn: the same columns in both.
        missing: `"error"` refuses rows without welfare; `"exclude"` leaves them out, and the definition counts them.
        engine: as `estimate` takes it.
        variance: `"taylor"`, linearisation; or `Bootstrap(draws, seed)`, resampled clusters.
        confidence: the level of the intervals.

    Returns:
        The columns of `by`, then those of every estimate, `measure` with `growth_` before its name. Every figure has
        its standard error, that of the line's edge and of both samples included. `n` counts the rows of both states,
        `population` is the later one, `deff` is null; a group that one state lacks has no estimates.

    Raises:
        ParameterError: an argument outside what is allowed.
        SourceError: data that can't be measured.

    Example:
        >>> import pyarrow as pa
        >>> people = pa.table({"id": [1, 2, 3, 4], "past": [100, 110, 150, 160], "income": [110, 143, 180, 191]})
        >>> found = growth(
        ...     people, people, ("mean", "poor"), welfare=("past", "income"), line=125, paired=True,
        ...     design=Design(clusters="id"),
        ... )
        >>> [(row["measure"], round(row["estimate"], 4)) for row in found.rows()]
        [('growth_mean', 0.2), ('growth_poor', 0.1958)]
    """
    check_confidence(confidence)
    lines, index = in_money(line, prices)
    every = (measures,) if isinstance(measures, Measure) else measures
    statistics = list({one.statistic.name: one for one in map(growth_of, every)}.values())
    if not statistics:
        raise ParameterError(name="measures", value=repr(measures), allowed=_ALLOWED, mend=_PICK)
    if line is None and any(one.statistic.needs_line for one in statistics):
        raise ParameterError(name="line", value="None", allowed=_LINES, mend=_GIVE)
    asked = Comparison(
        sources=(before, now),
        welfare=as_pair(welfare),
        lines=lines,
        prices=index,
        paired=paired,
        groups=groupings(by),
        subset=subset,
        design=design,
        missing=missing,
        engine=engine,
    )
    groups, parts, told = compared(asked, statistics, confidence, variance)
    return ResultTable(table_of_parts(groups, parts, confidence, way_of(variance)).drop_columns([PART]), told)


def growth_of(measure: Measure) -> Compared:
    """Give the growth of a measure.

    Raises:
        ParameterError: it is no level of welfare, nor a growth of the poor.
    """
    if isinstance(measure, str) and measure in _OF_THE_POOR:
        label, formula = _OF_THE_POOR[measure]
        statistic = Statistic(f"growth_{measure}", label, _RATE, needs_line=True, least=0.0)
        return Compared(statistic, {"": statistic}, lambda both: [formula(both)])
    (level,) = declared(measure)
    if level.unit is not WELFARE_UNIT or level.needs_line:
        raise ParameterError(name="measures", value=level.name, allowed=_ALLOWED, mend=_PICK)
    statistic = Statistic(f"growth_{level.name}", _GROWTH.fill(what=level.label), _RATE)
    return Compared(
        statistic,
        {"": statistic},
        lambda both: [both.now.figure(level.of_people) / both.before.figure(level.of_people) / both.prices - 1],
    )


def _of_the_poor(both: Both) -> Linear:
    """The mean growth of the logarithm of the quantiles up to the headcount before."""
    line, people = both.lines[0], both.before
    headcount = people.figure(mean_of(shortfall(0), ONE), line)
    earlier = people.figure(mean_of(_LOG_OF_POOR, ONE), line)
    share = float(np.asarray(headcount.value))
    logarithms = np.log(both.now.people.welfare)
    later = both.now.figure(lambda at: at.below(share) / at.total(ONE), welfare=logarithms)
    edge = Distribution(logarithms, both.now.people.weight).quantile(share).value
    # One more of the poor before is one more of the poorest now: who has as much as the quantile there.
    moved = later + (headcount - headcount.value) * edge
    return exp((moved - earlier) / headcount - math.log(both.prices)) - 1


def _watts(both: Both) -> Linear:
    earlier, later = (
        state.figure(mean_of(WATTS, ONE), line) for state, line in zip((both.before, both.now), both.lines, strict=True)
    )
    return (earlier - later) / both.before.figure(mean_of(shortfall(0), ONE), both.lines[0])


_LOG_OF_POOR = Row("log_welfare_of_poor", poor() * above_zero().log())
_RATE = Unit(Text("growth rate over the whole span", "全期增长率"), "index")
_GROWTH = Text("real growth of {what}", "{what}的实际增长率")
_OF_THE_POOR: dict[str, tuple[Text, Callable[[Both], Linear]]] = {
    "poor": (
        Text(
            "growth of the quantiles of who was poor before, geometric mean",
            "前期贫困人口各分位收入的平均增长率（几何平均）",
        ),
        _of_the_poor,
    ),
    "watts": (
        Text(
            "rate of pro-poor growth: the fall of the Watts index over the headcount before, in logarithms",
            "益贫式增长率：Watts 指数降幅与前期贫困发生率之比（对数）",
        ),
        _watts,
    ),
}
_ALLOWED = "mean, total, median, Quantile(share), Lorenz(share, generalised=True), poor, watts"
_PICK = Text("Name at least one of them.", "请至少选择其中一项。")
_LINES = Text("a number above 0, or a pair of them", "大于 0 的数，或两个这样的数")
_GIVE = Text("Give the poverty line in the unit of welfare.", "请按收入的单位给出贫困线。")
