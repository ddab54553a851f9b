"""The tables of a place's outlook: its years to come, its targets, what the forecast learnt, the places beneath."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.measures.register.movements import Movement
from huiyin.planning.forecast import Outlook
from huiyin.planning.forecast.prospects import Prospect, percent
from huiyin.planning.plans import Counted
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.forecasts.models import Forecast, Walked
from huiyin_web.forecasts.queries.wording import INTERVAL, lifted_between, poor_between, word
from huiyin_web.targets.models import Target
from huiyin_web.targets.queries.counted import Years
from huiyin_web.targets.queries.stored import indicator_of
from huiyin_web.targets.queries.values import due
from huiyin_web.targets.queries.wording import shown

_PERSONS = Text("persons", "人")
_ENDS = (Column("low", Text("Interval from", "区间下限"), Kind.NUMBER, filed=True),
         Column("high", Text("Interval to", "区间上限"), Kind.NUMBER, filed=True))  # fmt: skip
_YEARS = Text("The years to come", "以后各年")
_YEAR_COLUMNS = (
    Column("year", Text("End of", "年末")),
    Column("poor", Text("Poor expected", "预计贫困人口"), Kind.NUMBER, _PERSONS, main=True),
    Column("interval", Text("90% interval of the poor", "贫困人口 90% 区间")),
    *_ENDS,
    Column("lifted", Text("Leave from the end of {year} on", "{year} 年末以来脱贫"), Kind.NUMBER, _PERSONS),
    Column("lifted_interval", Text("90% interval of who leaves", "脱贫 90% 区间")),
)
_WOULD = (
    Column("would", Text("Poor with other rates", "改变比率后贫困人口"), Kind.NUMBER, _PERSONS),
    Column("would_interval", Text("90% interval with other rates", "改变比率后 90% 区间")),
    Column("difference", Text("Difference", "相差"), Kind.NUMBER, _PERSONS, signed=True),
)
_YEARS_NOTE = Text(
    "Middle: as many walks end above as below. The interval holds nine walks in ten. Each year opens to its walks.",
    "中位数：高于与低于它的模拟各半。区间包含十分之九的模拟。点开年份可见全部模拟结果。",
)
_TARGETS = Text("Outlook of the targets", "目标完成判断")
_NO_TARGETS = Text("No target of the plan was issued to this place.", "尚未向该地区下达该规划的目标。")
_WHOLE = Text("whole plan", "全规划期")
_TARGET_COLUMNS = (
    Column("target", Text("Target", "目标")),
    Column("due", Text("By", "期限"), Kind.DAY),
    Column("wanted", Text("Asked for", "目标值")),
    Column("chance", Text("Reached in so many walks", "达到目标的模拟占比")),
    Column("outlook", Text("Outlook", "完成判断"), main=True),
)
_NOT_FORECAST = Text("not forecast", "不作预测")
_LEARNT = Text("What it learnt from", "所依据的变动")
_FLOWS = (Movement.LEFT, Movement.RETURNED, Movement.ENTERED, Movement.READMITTED, Movement.REMOVED)
_LEARNT_NOTE = Text(
    "Persons of this place. The rates are learnt in households, from all places together: one of few households "
    "borrows from those around it.",
    "均为本地人数。比率按户学习，并综合各地：户数少的地方借助周边地区。",
)
_NO_LEARNT = Text("No movement was counted here.", "本地没有变动统计。")
_BENEATH = Text("Places beneath, the worst outlook first", "下级地区（判断较差者在前）")
_ORDER = (Outlook.MISSED, Outlook.UNLIKELY, Outlook.CANT_TELL, Outlook.LIKELY, Outlook.DONE)
_NO_FORECAST = Text("No place beneath has a registered household.", "下级地区没有在册户。")


def years_table(row: Forecast, code: str, places: Mapping[int, Walked], answered: Mapping[int, Walked]) -> Table:
    """Give what is expected of a place at the end of each year, with the answer to a question beside it."""
    columns = (*_YEAR_COLUMNS, *(_WOULD if answered else ()))
    lines = []
    for year in sorted(places):
        one, other = places[year], answered.get(year)
        url = f"{reverse('forecasts:behind', args=[code, year])}?base={row.base_year}"
        cells = [Cell(f"{year}", url), one.poor, poor_between(one), one.poor_low, one.poor_high, one.lifted]
        cells.append(lifted_between(one))
        if answered:
            cells += [other.poor, poor_between(other), other.poor - one.poor] if other else [None, None, None]
        lines.append(Row(tuple(cells)))
    named = tuple(replace(one, label=one.label.fill(year=row.base_year)) for one in columns)
    return Table(_YEARS, named, lines, note=_YEARS_NOTE)


def targets_table(rows: Sequence[Target], told: Mapping[int, Prospect]) -> Table:
    """Give the outlook of targets."""
    lines = []
    for row in rows:
        indicator, one = indicator_of(row), told.get(row.pk)
        name = Cell(indicator.label.sentence(), reverse("targets:one", args=[row.pk]), under="" if row.year else _WHOLE)
        outlook = word(one.outlook) if one else _NOT_FORECAST
        chance = percent(one.chance) if one and one.expected else None
        lines.append(Row((name, due(row), shown(indicator, row.wanted), chance, outlook)))
    return Table(_TARGETS, _TARGET_COLUMNS, lines, empty=_NO_TARGETS)


def learnt_table(row: Forecast, code: str, years: Years, *, opens: bool) -> Table:
    """Give who moved in the years that a forecast learnt from; each figure opens to its households."""
    learnt = sorted(int(year) for year in row.snapshots)[1:]
    columns = (
        Column("year", Text("Year", "年度")),
        *(Column(one.value, one.label.sentence(), Kind.NUMBER, _PERSONS, main=one is Movement.LEFT) for one in _FLOWS),
    )
    lines = []
    for year in learnt:
        found = [years.counted(Counted("figure", one.indicator), year, code) for one in _FLOWS]
        if any(value is not None for value in found):
            cells = [_opened(code, one, year, value, opens=opens) for one, value in zip(_FLOWS, found, strict=True)]
            lines.append(Row((f"{year}", *cells)))
    return Table(_LEARNT, columns, lines, note=_LEARNT_NOTE, empty=_NO_LEARNT)


def _opened(code: str, flow: Movement, year: int, value: object, *, opens: bool) -> Cell:
    url = f"{reverse('overview:behind', args=[code, flow.indicator])}?year={year}"
    return Cell(value, url if opens and value else "")


def children_table(
    row: Forecast,
    names: Mapping[str, Text],
    places: Mapping[str, Mapping[int, Walked]],
    asked: Mapping[str, Target],
    told: Mapping[int, Prospect],
) -> Table:
    """Give places side by side with what is expected of them and how it stands with their next target."""
    next_year, last = row.base_year + 1, row.until
    columns = [
        Column("place", Text("Place", "地区")),
        Column("next", _POOR_AT.fill(year=next_year), Kind.NUMBER, _PERSONS),
        Column("next_interval", INTERVAL),
        *((Column("last", _POOR_AT.fill(year=last), Kind.NUMBER, _PERSONS), Column("last_interval", INTERVAL))
          if last > next_year else ()),
        Column("asked", Text("To leave in {year}", "{year} 年减贫目标").fill(year=next_year)),
        Column("expected", Text("Expected to leave", "预计脱贫"), Kind.NUMBER, _PERSONS),
        Column("outlook", Text("Outlook", "完成判断"), main=True),
        Column("code", Text("Place code", "区划代码"), filed=True),
    ]  # fmt: skip
    there = sorted((code for code in names if code in places), key=lambda code: _rank(code, asked, told, places))
    lines = []
    for code in there:
        one, target = places[code], asked.get(code)
        prospect = told.get(target.pk) if target else None
        ahead = one[next_year]
        ends = (one[last].poor, poor_between(one[last])) if last > next_year else ()
        lines.append(
            Row(
                (
                    Cell(names[code], f"{reverse('forecasts:place', args=[code])}?base={row.base_year}"),
                    ahead.poor, poor_between(ahead), *ends,
                    Cell(shown(indicator_of(target), target.wanted), reverse("targets:one", args=[target.pk]))
                    if target else None,
                    ahead.lifted, word(prospect.outlook) if prospect else None, code,
                )
            )
        )  # fmt: skip
    return Table(_BENEATH, tuple(columns), lines, empty=_NO_FORECAST, wide=True)


def _rank(
    code: str, asked: Mapping[str, Target], told: Mapping[int, Prospect], places: Mapping[str, Mapping[int, Walked]]
) -> tuple[int, float, int]:
    """Put the worst outlook first, then the least likely, then the most poor; places without a target come last."""
    target = asked.get(code)
    one = told.get(target.pk) if target else None
    poor = -max(row.poor for row in places[code].values())
    return (len(_ORDER), 1.0, poor) if one is None else (_ORDER.index(one.outlook), one.chance, poor)


_POOR_AT = Text("Poor at the end of {year}", "{year} 年末贫困人口")
