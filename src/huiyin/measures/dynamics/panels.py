"""The states of the same people (or households) in several years side by side: matched by their number, and counted.

A unit has one row, with its state in each year: out of poverty, poor, or absent. Whatever else is asked of it (its
weight, stratum, cluster, place) is what its latest year says, and an earlier one where the later lack it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce
from typing import Any

import narwhals as nw

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import ResultTable
from huiyin.kernel.text import Text
from huiyin.measures.dynamics.matching import matched, of_one_kind
from huiyin.measures.errors import (
    BadLineError,
    MissingWelfareError,
)
from huiyin.measures.survey.request import Values, finite, number
from huiyin.measures.tables.columns import Asked, check_columns, check_expression, key_of
from huiyin.measures.tables.engine import count_of, panel, totals
from huiyin.measures.tables.sources import Engine, open_source

OUT, POOR, ABSENT = 0.0, 1.0, 2.0
_KEY, _THERE = "key", "there"


@dataclass(frozen=True, slots=True, eq=False)
class Poverty:
    """Who is poor in one year: who has less than a line, or of whom a condition of the source's columns is true.

    Attributes:
        label: what the year is called.
        welfare: the column of income or consumption; None where a condition tells.
        line: the poverty line, a number or a column.
        condition: an expression that is true for the poor.
    """

    label: Text
    welfare: str | None
    line: float | str | None
    condition: nw.Expr | None

    @property
    def state(self) -> str:
        """The name of the column of states."""
        return f"poverty {self.label.en}"

    @property
    def relative(self) -> str:
        """The name of the column of welfare over the line."""
        return f"welfare over line {self.label.en}"


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Units side by side.

    Attributes:
        frame: a row a unit.
        states: what is known of them: `state_0` is the first year's, and so on.
        relative: their welfare over the line as well, `relative_0` first; None where a condition tells who is poor.
        matched: how many were found in how many years, for the definition.
    """

    frame: nw.LazyFrame[Any]
    states: Values
    relative: Values | None
    matched: Text

    def defined(self, result: ResultTable, period: str = "") -> ResultTable:
        """Say in a result's definition how many were matched."""
        population = Text.join([result.definition.population, self.matched], "; ", "；")
        return replace(result, definition=replace(result.definition, population=population, period=period))


def poverty_in(
    label: Text, *, welfare: str | None, line: float | Decimal | str | None, poor: nw.Expr | None
) -> Poverty:
    """Check who is said to be poor.

    Raises:
        ParameterError: neither welfare with its line nor a condition, or both; a line that is none.
    """
    if (welfare is None) == (poor is None) or (welfare is None) != (line is None):
        given = {"welfare": welfare, "line": line, "poor": poor}
        named = ", ".join(name for name, value in given.items() if value is not None)
        raise ParameterError(name="welfare, line, poor", value=named or "None", allowed=_EITHER, mend=_WHO)
    if line is None or isinstance(line, str):
        return Poverty(label, welfare, line, poor)
    if 0 < line < math.inf:
        return Poverty(label, welfare, float(line), poor)
    raise ParameterError(name="line", value=repr(line), allowed=_LINES, mend=_IN_UNIT)


def side_by_side(
    sources: Sequence[Any],
    poverty: Sequence[Poverty],
    *,
    key: str,
    used: Iterable[str],
    engine: Engine | None,
    complete: bool,
) -> Panel:
    """Match the units of several years.

    Args:
        sources: one a year, as `estimate` takes them.
        poverty: who is poor in each.
        key: the column that recognises a unit, in all of them.
        used: the columns that are asked for besides; each in one of the sources at least.
        engine: as `estimate` takes it.
        complete: whether a year is refused where the state of somebody is not known.

    Raises:
        SourceError: data that can't be matched, with the column, the rows counted and the mend.
    """
    frames = [open_source(source, engine=engine) for source in sources]
    for frame, one in zip(frames, poverty, strict=True):
        _check(frame, one, key, complete=complete)
    kept = of_one_kind(frames, key, used)
    found = matched(frames, [one.label for one in poverty], key)
    # Under names of our own, so that no `income_before` of a source meets the one that the matching makes.
    columns = {f"column {at}": name for at, name in enumerate(kept) if name != key}
    yearly = [_stated(frame, one, key, columns) for frame, one in zip(frames, poverty, strict=True)]
    whole = reduce(_joined, yearly)
    states = [name for one in poverty for name in (one.state, one.relative) if name in whole.collect_schema()]
    named = {name: nw.col(own) for own, name in columns.items()} | {name: nw.col(name) for name in states}
    return Panel(whole.select(**named | {key: nw.col(_KEY)}), _states(poverty), _relative(poverty), found)


def _states(poverty: Sequence[Poverty]) -> Values:
    # NaN stays for a state that is not known; null is whoever was not there.
    columns = {f"state_{at}": nw.col(one.state).fill_null(ABSENT) for at, one in enumerate(poverty)}
    asked = tuple(Asked(one.state, _STATE) for one in poverty)
    return Values(columns, asked, Text.join([_said(one) for one in poverty], "; ", "；"), few=True)


def _relative(poverty: Sequence[Poverty]) -> Values | None:
    if any(one.welfare is None for one in poverty):
        return None
    states = _states(poverty)
    columns = {f"relative_{at}": nw.col(one.relative).fill_null(0.0) for at, one in enumerate(poverty)}
    return replace(states, expressions={**states.expressions, **columns}, few=False)


def _check(frame: nw.LazyFrame[Any], one: Poverty, key: str, *, complete: bool) -> None:
    """Refuse what can't be measured in one source."""
    asked = [Asked(key, _IN.fill(role=_RECOGNISED, year=one.label))]
    for role, column in ((_WELFARE, one.welfare), (_LINE, one.line)):
        if isinstance(column, str):
            asked.append(Asked(column, _IN.fill(role=role, year=one.label), numeric=True))
    check_columns(frame, asked)
    if one.condition is not None:
        check_expression(frame, "poor", one.condition, numeric=False)
    unlined = ~finite(_line(one)) | (_line(one) <= 0) if isinstance(one.line, str) else nw.lit(value=False)
    flags = frame.select(unknown=_is_poor(one).is_null(), unlined=unlined.fill_null(value=True))
    counts = {"rows": nw.len(), "unknown": count_of(nw.col("unknown")), "unlined": count_of(nw.col("unlined"))}
    (found,) = totals(flags, (), counts).to_pylist()
    rows = f"{found['rows']:,}"
    if found["unlined"]:
        named = _OF_YEAR.fill(column=one.line, year=one.label)
        raise BadLineError(column=named, count=f"{found['unlined']:,}", rows=rows)
    if found["unknown"] and complete:
        named = _OF_YEAR.fill(column=one.welfare or "poor", year=one.label)
        raise MissingWelfareError(column=named, count=f"{found['unknown']:,}", rows=rows)


def _stated(frame: nw.LazyFrame[Any], one: Poverty, key: str, columns: Mapping[str, str]) -> nw.LazyFrame[Any]:
    """Give the state of each unit in a year beside its columns."""
    mine = {own: nw.col(name) for own, name in columns.items() if name in frame.collect_schema()}
    mine |= {_KEY: key_of(frame, key), _THERE: nw.lit(value=True)}
    known = ~_is_poor(one).is_null()
    unknown = nw.lit(float("nan"))
    own = {one.state: nw.when(known).then(_is_poor(one).cast(nw.Float64)).otherwise(unknown)}
    if one.welfare is not None:
        own[one.relative] = nw.when(known).then(number(one.welfare) / _line(one)).otherwise(unknown)
    return frame.select(**mine, **own)


def _joined(so_far: nw.LazyFrame[Any], following: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Set one more year beside those before it."""
    before, now = so_far.collect_schema().names(), following.collect_schema().names()
    columns = {
        name: nw.when(nw.col(_THERE)).then(nw.col(name)).otherwise(nw.col(f"{name}_before"))
        if name in before and name in now
        else nw.col(name if name in now else f"{name}_before")
        for name in dict.fromkeys([*now, *before])
    }
    return panel(so_far, following, _KEY).select(**columns | {_THERE: nw.lit(value=True)})


def _is_poor(one: Poverty) -> nw.Expr:
    """Give whether a row is poor; null where that is not known."""
    if one.condition is not None:
        return one.condition
    if one.welfare is None:
        raise TypeError("poverty is told by welfare or by a condition")
    welfare = number(one.welfare)
    return nw.when(finite(welfare)).then(welfare < _line(one))


def _line(one: Poverty) -> nw.Expr:
    return number(one.line) if isinstance(one.line, str) else nw.lit(one.line)


def _said(one: Poverty) -> Text:
    if one.welfare is None:
        return _BY_CONDITION.fill(year=one.label)
    line = one.line if isinstance(one.line, str) else f"{one.line:,.15g}"
    return _BY_LINE.fill(year=one.label, welfare=one.welfare, line=line)


def per_year(given: Any, years: Mapping[Any, Text], name: str) -> list[Any]:
    """Give what holds in each year: a mapping or a pair says it by year, anything else holds in all of them.

    Raises:
        ParameterError: a mapping or a pair that does not fit the years.
    """
    if isinstance(given, Mapping) and set(given) == set(years):
        return [given[year] for year in years]
    if isinstance(given, tuple | list) and len(given) == len(years):
        return list(given)
    if isinstance(given, Mapping | tuple | list):
        raise ParameterError(name=name, value=repr(given), allowed=_ONE_EACH, mend=_FIT)
    return [given] * len(years)


_RECOGNISED, _WELFARE, _LINE = Text("key", "编号"), Text("welfare", "收入"), Text("line", "贫困线")
_STATE = Text("state of poverty", "贫困状态")
_IN = Text("{role}, {year}", "{year}{role}")
_OF_YEAR = Text("{column} ({year})", "{column}（{year}）")
_EITHER = Text("welfare with line, or poor alone", "welfare 与 line 同时给出，或只给 poor")
_WHO = Text(
    "Name the column of income and its line, or give an expression that is true for the poor.",
    "请给出收入列和贫困线，或给出对贫困者为真的表达式。",
)
_LINES = Text("a number above 0, or the name of a column", "大于 0 的数或列名")
_IN_UNIT = Text("Give the poverty line in the unit of welfare.", "请按收入的单位给出贫困线。")
_ONE_EACH = Text("one for all, or one for each year", "各年同一值，或每年一值")
_FIT = Text("Give as many as there are sources.", "请按数据个数逐一给出。")
_BY_LINE = Text(
    "{year}: poor is who has less than {line} in the column '{welfare}'", "{year}：“{welfare}”列低于 {line} 者为贫困"
)
_BY_CONDITION = Text("{year}: poor is of whom the condition is true", "{year}：符合所给条件者为贫困")
