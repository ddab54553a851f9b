"""Poverty over several years: how long it lasts, whom it keeps, and whether exits hold.

Formulas, linearisation and sources: docs/method/dynamics.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import reduce
from operator import add, mul
from typing import Any, Literal

import narwhals as nw

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import ResultTable, Unit
from huiyin.kernel.text import Text
from huiyin.measures.dynamics.panels import per_year, poverty_in, side_by_side
from huiyin.measures.dynamics.spells import History, Spell
from huiyin.measures.dynamics.transition_matrix import columns_of
from huiyin.measures.estimation.results import Variance, check_confidence, joined, measured
from huiyin.measures.survey.designs import Design
from huiyin.measures.survey.grouping import Place, groupings
from huiyin.measures.survey.linear import Linear
from huiyin.measures.survey.request import Request
from huiyin.measures.survey.rows import Row, Totals
from huiyin.measures.survey.statistic import INDEX, SHARE, Statistic, mean_of
from huiyin.measures.tables.sources import Engine, name_of

_SIMPLE = Design()
_LEAST_YEARS = 3
Line = float | Decimal | str


@checked
def dynamics(  # noqa: PLR0913  the whole question of several years, asked in one place
    sources: Mapping[int, Any],
    *,
    key: str,
    chronic_years: int,
    welfare: str | Mapping[int, str] | None = None,
    line: Line | Mapping[int, Line] | None = None,
    poor: nw.Expr | Mapping[int, nw.Expr] | None = None,
    by: str | Place | Sequence[str | Place] = (),
    subset: nw.Expr | None = None,
    design: Design = _SIMPLE,
    missing: Literal["error", "exclude"] = "error",
    variance: Variance = "taylor",
    engine: Engine | None = None,
    confidence: float = 0.95,
) -> ResultTable:
    """Estimate how poverty lasts, returns and ends over three or more years that follow one another.

    Units are matched by a key, and every standard error counts a cluster once, with all of its years. The columns of
    the design, of `by` and of `subset` are those of the latest year that a unit (and the column) is in.

    Args:
        sources: by year, a source as `estimate` takes it. Number the waves 1, 2, 3 where a survey isn't yearly.
        key: the column that recognises a person (or household), once in each year: whole numbers or text.
        chronic_years: who was poor in at least so many of the years is chronically poor.
        welfare: the column of income or consumption, or one for each year.
        line: the poverty line, a number or a column, or one for each year. Poor is who lies below it.
        poor: instead of both, an expression that is true for the poor, or one for each year.
        by: columns, or `Place(level)`, to break down by.
        subset: an expression that is true for the units to measure; the others stay in the design.
        design: how the sample was drawn.
        missing: `"error"` refuses units of unknown state; `"exclude"` leaves them out, and the definition counts them.
        engine: as `estimate` takes it.
        variance: `"taylor"`, linearisation; `Bootstrap(draws, seed)`, resampled clusters; or `"replicates"`, the
            design's replicate weights.
        confidence: the level of the intervals.

    Returns:
        A row for each group and measure, with the columns of every estimate:
        `poor_years`, the share of all years seen that were spent poor. Of who was seen in every year: `poor_in_0`,
        `poor_in_1` and so on (of the years), `chronic`, `transient`.
        Numbers of spells by their length in years: `completed_spells_1`, `left_censored_spells_1` (begun before it was
        seen), `right_censored_spells_1` (its end not seen), `censored_spells_1` (neither), and so on;
        `mean_completed_spell` in years.
        `returned`, the share of who left that was poor again. `still_out_1` and so on, the share of exits that held so
        many years (Kaplan-Meier, of all exits), and `still_out_1_2014` of those of a year.
        With welfare also, of who was seen in every year, `mean_severity`, its `chronic_severity` and
        `transient_severity`, and `transient_share` (Jalan and Ravallion).

    Raises:
        ParameterError: an argument outside what is allowed.
        SourceError: data that can't be matched or measured: duplicate or missing keys, text in welfare, and so on.

    Example:
        >>> import pyarrow as pa
        >>> incomes = {2014: [90, 80, 150], 2015: [120, 85, 150], 2016: [95, 70, 150]}
        >>> years = {year: pa.table({"id": [1, 2, 3], "y": y}) for year, y in incomes.items()}
        >>> found = dynamics(years, key="id", chronic_years=3, welfare="y", line=100)
        >>> shares = {row["measure"]: row["estimate"] for row in found.rows()}
        >>> [round(shares[name], 4) for name in ("poor_years", "chronic", "transient", "returned", "still_out_1")]
        [0.5556, 0.3333, 0.3333, 1.0, 0.0]
    """
    check_confidence(confidence)
    years = {year: Text(str(year), str(year)) for year in _years(sources, chronic_years)}
    asked = [per_year(given, years, name) for name, given in (("welfare", welfare), ("line", line), ("poor", poor))]
    poverty = [
        poverty_in(label, welfare=column, line=below, poor=condition)
        for label, column, below, condition in zip(years.values(), *asked, strict=True)
    ]
    groups = groupings(by)
    used = [*columns_of(design), *(group.column for group in groups)]
    ordered = [sources[year] for year in years]
    complete = missing == "error" and subset is None
    panel = side_by_side(ordered, poverty, key=key, used=used, engine=engine, complete=complete)
    request = Request(
        statistics=by_states(list(years), chronic_years),
        values=panel.states,
        line=None,
        groups=groups,
        subset=subset,
        design=design,
        missing=missing,
    )
    asked_of = [request]
    if panel.relative is not None:
        asked_of.append(replace(request, statistics=components(len(years)), values=panel.relative))
    source = ", ".join(dict.fromkeys(map(name_of, ordered)))
    results = [measured(panel.frame, one, source=source, confidence=confidence, variance=variance) for one in asked_of]
    return panel.defined(joined(results), f"{min(years)}-{max(years)}")


def by_states(years: Sequence[int], chronic_years: int) -> tuple[Statistic, ...]:
    """Declare the statistics that the states of some years suffice for."""
    history = History(len(years))
    return (*_years_poor(history, chronic_years), *_lengths(history), *_exits(history, years))


def components(years: int) -> tuple[Statistic, ...]:
    """Declare severity and its parts: what mean welfare explains, and the rest, by Jalan and Ravallion."""
    history = History(years)
    every, chronic, whole = history.severity, history.chronic_severity, history.whole

    def rest(at: Totals) -> Linear:
        return at.total(every) - at.total(chronic)

    def transient(at: Totals) -> Linear:
        return rest(at) / at.total(whole)

    def share(at: Totals) -> Linear:
        return rest(at) / at.total(every)

    return (
        Statistic("mean_severity", _SEVERITY, INDEX, (every, whole), mean_of(every, whole)),
        Statistic("chronic_severity", _CHRONIC_PART, INDEX, (chronic, whole), mean_of(chronic, whole)),
        Statistic("transient_severity", _TRANSIENT_PART, INDEX, (every, chronic, whole), transient),
        Statistic("transient_share", _TRANSIENT_SHARE, SHARE, (every, chronic), share, interval="logit"),
    )


def _years(sources: Mapping[int, Any], chronic_years: int) -> list[int]:
    years = sorted(sources)
    if len(years) < _LEAST_YEARS or years != list(range(years[0], years[0] + len(years))):
        named = ", ".join(map(str, years))
        raise ParameterError(name="sources", value=named or "-", allowed=_FOLLOWING, mend=_WAVES)
    if chronic_years not in range(1, len(years) + 1):
        allowed = Text(f"1 to {len(years)}", f"1 至 {len(years)}")
        raise ParameterError(name="chronic_years", value=chronic_years, allowed=allowed, mend=_MOST_OF_THEM)
    return years


def _years_poor(history: History, chronic_years: int) -> Iterator[Statistic]:
    last, whole = history.years, history.whole
    poor, seen = history.poor_years, history.seen_years
    yield Statistic("poor_years", _POOR_YEARS, SHARE, (poor, seen), mean_of(poor, seen), interval="logit")
    counts = {f"poor_in_{count}": (_POOR_IN.fill(count=count, years=last), count, count) for count in range(last + 1)}
    counts["chronic"] = (_CHRONIC.fill(least=chronic_years, years=last), chronic_years, last)
    counts["transient"] = (_TRANSIENT.fill(least=_span(chronic_years)), 1, chronic_years - 1)
    for name, (label, least, most) in counts.items():
        row = history.poor_in(least, most)
        yield Statistic(name, label, SHARE, (row, whole), mean_of(row, whole), interval="logit")


def _lengths(history: History) -> Iterator[Statistic]:
    completed: dict[int, Row] = {}
    for spell in history.spells():
        row = history.count(spell)
        if spell.begun and spell.ended:
            completed[spell.length] = row
        yield _number(spell, row)

    def mean(at: Totals) -> Linear:
        ended = reduce(add, map(at.total, completed.values()))
        return reduce(add, (at.total(row) * float(length) for length, row in completed.items())) / ended

    yield Statistic("mean_completed_spell", _MEAN_SPELL, _YEARS, tuple(completed.values()), mean)


def _number(spell: Spell, row: Row) -> Statistic:
    name, label = _SPELLS[spell.begun, spell.ended]
    return Statistic(
        f"{name}_{spell.length}", label.fill(years=_span(spell.length)), _NUMBER, (row,), lambda at: at.total(row)
    )


def _exits(history: History, years: Sequence[int]) -> Iterator[Statistic]:
    left, returned = history.left, history.returned
    yield Statistic("returned", _RETURNED, SHARE, (returned, left), mean_of(returned, left), interval="logit")
    for after in range(1, history.years - 1):
        label = _STILL_OUT.fill(after=_span(after))
        yield _still_out(f"still_out_{after}", label, history, after, range(1, history.years - 1))
    for at in range(1, history.years - 1):
        for after in range(1, history.years - at):
            label = _STILL_OUT_OF.fill(after=_span(after), year=years[at])
            yield _still_out(f"still_out_{after}_{years[at]}", label, history, after, range(at, at + 1))


def _still_out(name: str, label: Text, history: History, after: int, exits: range) -> Statistic:
    """Give the share of exits that held: the product of what each year left of those that were still looked at."""
    steps = []
    for step in range(1, after + 1):
        followed = [at for at in exits if at + step < history.years]
        steps.append((history.fell_back(step, followed), history.at_risk(step, followed)))

    def kept(at: Totals) -> Linear:
        shares = (1.0 - at.total(back) / at.total(risk) for back, risk in steps)
        return reduce(mul, shares)

    return Statistic(name, label, SHARE, tuple(row for step in steps for row in step), kept, interval="logit")


def _span(years: int) -> Text:
    return Text(f"{years} year{'' if years == 1 else 's'}", f"{years} 年")


_YEARS = Unit(Text("years", "年"))
_NUMBER = Unit(Text("spells, where the weights count persons", "贫困时段数（权重以人计）"), "count")
_FOLLOWING = Text("three years or more that follow one another", "连续的三个或更多年份")
_WAVES = Text(
    "Compare two years with transitions(); number the waves 1, 2, 3 where a survey isn't yearly.",
    "两年比较请用 transitions()；非逐年调查请按轮次编为 1、2、3。",
)
_MOST_OF_THEM = Text("More than half of the years is usual.", "通常取半数以上的年份。")
_POOR_YEARS = Text("share of the years seen that were spent poor", "贫困年数占有记录年数的比例")
_POOR_IN = Text("poor in {count} of {years} years", "{years} 年中有 {count} 年贫困")
_CHRONIC = Text("chronically poor: in {least} or more of {years} years", "长期贫困：{years} 年中至少 {least} 年贫困")
_TRANSIENT = Text("transiently poor: in some, but less than {least}", "短期贫困：曾贫困但不足 {least}")
_SEVERITY = Text("mean severity of all years", "各年贫困强度的平均值")
_CHRONIC_PART = Text(
    "chronic part: severity of the mean welfare of the years", "长期部分：按各年平均收入计算的贫困强度"
)
_TRANSIENT_PART = Text("transient part: the rest of the mean severity", "短期部分：平均贫困强度的其余部分")
_TRANSIENT_SHARE = Text("transient part as a share of the mean severity", "短期部分占平均贫困强度的比例")
_SPELLS = {
    (True, True): ("completed_spells", Text("completed spells of {years}", "完整贫困时段（{years}）")),
    (False, True): (
        "left_censored_spells",
        Text("spells seen for {years}, begun earlier or unseen", "起点未知的贫困时段（可见 {years}）"),
    ),
    (True, False): (
        "right_censored_spells",
        Text("spells seen for {years}, their end not seen", "终点未知的贫困时段（可见 {years}）"),
    ),
    (False, False): (
        "censored_spells",
        Text("spells seen for {years}, neither end seen", "起止均未知的贫困时段（可见 {years}）"),
    ),
}
_MEAN_SPELL = Text("mean length of the completed spells", "完整贫困时段的平均长度")
_RETURNED = Text("returned to poverty among those who left", "返贫：曾脱贫者中再次贫困的比例")
_STILL_OUT = Text("still out of poverty {after} after leaving", "脱贫 {after}后仍未返贫的比例")
_STILL_OUT_OF = Text("of the exits of {year}, still out {after} later", "{year} 年脱贫者 {after}后仍未返贫的比例")
