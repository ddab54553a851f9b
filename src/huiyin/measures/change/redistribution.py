"""How much of a change in poverty is growth, and how much redistribution. Formulas, sources: docs/method/change.md."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal

import narwhals as nw

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import ResultTable
from huiyin.kernel.text import Text
from huiyin.measures.change.comparing import BEFORE, NOW, Comparison, as_pair, in_money
from huiyin.measures.change.parts import COLUMNS, table_of_parts
from huiyin.measures.change.states import Both, Compared, compared
from huiyin.measures.estimation.results import Resampling, check_confidence, way_of
from huiyin.measures.indices.catalogue import Measure, declared
from huiyin.measures.survey.designs import Design
from huiyin.measures.survey.grouping import Place, groupings
from huiyin.measures.survey.linear import Linear
from huiyin.measures.survey.statistic import Statistic
from huiyin.measures.tables.sources import Engine

Reference = Literal["before", "now", "shapley"]
_SIMPLE = Design()


@checked
def decompose_change(  # noqa: PLR0913  the whole question of a decomposition, asked in one place
    before: Any,
    now: Any,
    measures: Measure | Sequence[Measure] = ("headcount", "gap", "severity"),
    *,
    welfare: str | tuple[str, str],
    line: float | Decimal | tuple[float | Decimal, float | Decimal],
    paired: bool,
    reference: Reference = "shapley",
    prices: float = 1.0,
    by: str | Place | Sequence[str | Place] = (),
    subset: nw.Expr | None = None,
    design: Design = _SIMPLE,
    missing: Literal["error", "exclude"] = "error",
    variance: Resampling = "taylor",
    engine: Engine | None = None,
    confidence: float = 0.95,
) -> ResultTable:
    """Decompose the change of poverty between two states into growth of the mean and redistribution about it.

    Growth is what poverty would change by if everybody's welfare grew as the mean does; redistribution what it would
    if the mean stayed and only the shares changed (Datt and Ravallion 1992). Both can be measured from either state,
    and then leave a residual; their averages leave none (Shapley's value: Shorrocks 2013).

    Args:
        before: the earlier sample, a source as `estimate` takes it.
        now: the later sample; the same source again where a row has both states.
        measures: headcount, gap, severity, watts, sen, sst, income_gap, median_gap or `FGT`.
        welfare: the column of income or consumption, or its name in each state.
        line: the poverty line, in the earlier money; or a pair, each in the money of its state. With a pair all is
            measured in lines, and a line that rises faster than prices counts against growth.
        paired: whether both states lie in the same clusters (a panel, or new people of the same villages), named in
            `design`: their standard errors then know what the states have in common.
        reference: from which state the parts are measured, `"before"` or `"now"`, or `"shapley"` for the average.
        prices: the later prices over the earlier ones; beside a pair of lines not needed.
        by: columns or places to break down by; each group has its own mean.
        subset: an expression that is true for the rows to measure of either state.
        design: how both samples were drawn: the same columns in both.
        missing: `"error"` refuses rows without welfare; `"exclude"` leaves them out, and the definition counts them.
        engine: as `estimate` takes it.
        variance: `"taylor"`, linearisation; or `Bootstrap(draws, seed)`, resampled clusters.
        confidence: the level of the intervals.

    Returns:
        The columns of `by`, then `part`, then those of every estimate: poverty `before` and `now`, the `change`, and
        its parts `growth`, `redistribution` and, from one state, `residual`. Standard errors hold the means to be
        estimated too. `n` counts the rows of both states, `population` is the later one, `deff` is null; a group
        that one state lacks has no estimates.

    Raises:
        ParameterError: an argument outside what is allowed.
        SourceError: data that can't be measured.

    Example:
        >>> import pyarrow as pa
        >>> people = pa.table({"id": [1, 2, 3, 4], "past": [100, 110, 150, 160], "income": [110, 143, 180, 191]})
        >>> found = decompose_change(
        ...     people, people, "gap", welfare=("past", "income"), line=125, paired=True, design=Design(clusters="id")
        ... )
        >>> for row in found.rows():
        ...     print(f"{row['part']:<15}{row['estimate']:.6f}")
        before         0.080000
        now            0.030000
        change         -0.050000
        growth         -0.059167
        redistribution 0.009167
    """
    check_confidence(confidence)
    lines, index = in_money(line, prices)
    if line is None:
        raise ParameterError(name="line", value="None", allowed=_LINES, mend=_GIVE)
    asked = Comparison(
        sources=(before, now),
        welfare=as_pair(welfare),
        lines=lines,
        prices=index,
        paired=paired,
        groups=groupings(by, columns=COLUMNS),
        subset=subset,
        design=design,
        missing=missing,
        engine=engine,
    )
    statistics = [change_of(statistic, reference) for statistic in declared(measures)]
    groups, parts, told = compared(asked, statistics, confidence, variance)
    what = Text.join([told.what, _WHAT, _REFERENCES[reference]], "; ", "；")
    return ResultTable(table_of_parts(groups, parts, confidence, way_of(variance)), replace(told, what=what))


def change_of(statistic: Statistic, reference: Reference) -> Compared:
    """Give the change of a statistic and its parts.

    Raises:
        ParameterError: it is no measure of poverty, or one in persons or money.
    """
    if not statistic.needs_line or statistic.unit.kind not in {"share", "index"}:
        raise ParameterError(name="measures", value=statistic.name, allowed=_ALLOWED, mend=_PICK)
    difference = replace(statistic, interval="t")
    names = ["change", "growth", "redistribution", *([] if reference == "shapley" else ["residual"])]
    return Compared(
        statistic,
        {BEFORE: statistic, NOW: statistic} | dict.fromkeys(names, difference),
        _parts(statistic, reference),
    )


def _parts(statistic: Statistic, reference: Reference) -> Callable[[Both], list[Linear]]:
    formula = statistic.of_people

    def parts(both: Both) -> list[Linear]:
        first, last = both.before.figure(formula, both.lines[0]), both.now.figure(formula, both.lines[1])
        if not 0 < both.now.mean.value / both.before.mean.value < math.inf:
            return [first, last, last - first, *[Linear(math.nan, {})] * (2 if reference == "shapley" else 3)]
        # Incomes times a factor lie below a line as they themselves do below the line over the factor.
        richer = both.now.mean / both.before.mean * (both.lines[0] / both.lines[1])
        grown = both.before.figure(formula, both.lines[0] / richer)
        shared = both.now.figure(formula, both.lines[1] * richer)
        change = last - first
        growth = {"before": grown - first, "now": last - shared}
        redistribution = {"before": shared - first, "now": last - grown}
        if reference == "shapley":
            halves = (0.5 * (part["before"] + part["now"]) for part in (growth, redistribution))
            return [first, last, change, *halves]
        own = [growth[reference], redistribution[reference]]
        return [first, last, change, *own, change - own[0] - own[1]]

    return parts


_ALLOWED = "headcount, gap, severity, watts, sen, sst, income_gap, median_gap, FGT(order)"
_PICK = Text("Only measures of poverty that are no amount.", "只能选用不以金额或人数计的贫困指标。")
_LINES = Text("a number above 0, or a pair of them", "大于 0 的数，或两个这样的数")
_GIVE = Text("Give the poverty line in the unit of welfare.", "请按收入的单位给出贫困线。")
_WHAT = Text(
    "its change: growth of the mean, and redistribution about it",
    "其变动：均值增长效应（growth）与再分配效应（redistribution）",
)
_REFERENCES: dict[Reference, Text] = {
    "before": Text(
        "both measured from the state before (Datt-Ravallion), with a residual",
        "以前期为基准（Datt-Ravallion），含残差",
    ),
    "now": Text(
        "both measured from the state now (Datt-Ravallion), with a residual", "以后期为基准（Datt-Ravallion），含残差"
    ),
    "shapley": Text(
        "averages of both references (Shapley), without residual", "两种基准的平均（Shapley 分解），无残差"
    ),
}
