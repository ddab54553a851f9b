"""A measurement in words: the sentence of how much it is, and the definition that stands beside it."""

from huiyin.kernel.text import Text
from huiyin.policy import series_breaks
from huiyin_web.overview.queries.line import statutory_line
from huiyin_web.overview.queries.measured import Measured
from huiyin_web.overview.queries.offered import Source
from huiyin_web.overview.queries.survey import UNCERTAINTY

_LEAD = Text("{value} at the end of {year}{interval}{line}.", "{year} 年末为 {value}{interval}{line}。")
_INTERVAL = Text(" (95% interval {low} to {high})", "（95% 区间 {low} 至 {high}）")
_BY_LINE = Text(", by a line of {line} yuan a year", "，贫困线 {line} 元/年")
_NO_VALUE = Text("There is no value for the end of {year}.", "{year} 年末没有数值。")
_LAW = Text("The statutory line of each year, yuan a year: {lines}.", "各年法定贫困线（元/年）：{lines}。")
_OWN = Text(
    "{own} yuan a year in every year, in the money of each; prices are not adjusted. The statutory lines are {lines}.",
    "各年均为 {own} 元/年，按当年价格，未作价格调整。法定贫困线：{lines}。",
)
_ONE_LINE = Text("{line} ({year})", "{line}（{year} 年）")
_NO_LINE = Text("None: this statistic does not depend on a line.", "无：该统计量与贫困线无关。")
_COUNTED = Text(
    "No sampling error: the register is counted whole. Wrong and missing registrations are not measured here.",
    "全数统计，无抽样误差；未计入错登、漏登。",
)
_REGISTER = Text("Register, frozen years: {years}", "贫困户台账年度快照：{years}")
_SURVEY = Text("Household survey (survey.parquet), years: {years}", "住户调查（survey.parquet），年份：{years}")
_ONE_YEAR = Text("{year} v{version} ({hash})", "{year} 年第 {version} 版（{hash}）")
_RURAL = Text(
    "The rural population: the place's own statistic, else the sum of the places below it.",
    "农村人口：本级统计数；本级没有的，为下级之和。",
)
_REGISTERED = Text("Those whom the year's register counts as poor.", "当年台账统计的贫困人口。")
_REPRESENTED = Text("Those whom the households asked stand for.", "被调查户所代表的人口。")
_JOINED = Text("The years chosen may be compared.", "所选年份口径一致，可以比较。")


def lead_of(of: Measured) -> Text:
    """Say how much it is in the latest year, with its interval and its line."""
    value, year = of.own.get(of.latest.year), of.latest.year
    if value is None:
        return _NO_VALUE.fill(year=year)
    unit, nothing = of.asked.what.written.unit, Text("", "")
    interval, line = nothing, of.asked.line.of(year)
    if value.low is not None and value.high is not None:
        interval = _INTERVAL.fill(low=unit.text(value.low), high=unit.text(value.high))
    return _LEAD.fill(
        value=unit.text(value.value),
        year=year,
        interval=interval,
        line=_BY_LINE.fill(line=f"{line:,.0f}") if of.asked.what.moves and line else nothing,
    ).sentence()


def facts_of(of: Measured) -> tuple[tuple[Text, Text], ...]:
    """Give the definition: what, line, population, source, uncertainty, comparability."""
    survey = of.asked.what.source is Source.SURVEY
    facts = [
        (Text("What", "含义"), of.asked.what.definition(of.latest.year)),
        (Text("Poverty line", "贫困线"), _line(of)),
        (Text("Population", "人口范围"), _REPRESENTED if survey else _RURAL if of.asked.what.rate else _REGISTERED),
        (Text("Source", "来源"), _source(of)),
        (Text("Uncertainty", "误差"), UNCERTAINTY if survey else _COUNTED),
    ]
    if len(of.years) > 1:
        facts.append((Text("Comparability", "可比性"), _comparability(of)))
    return tuple(facts)


def _line(of: Measured) -> Text:
    if not of.asked.what.moves:
        return _NO_LINE
    lines = {year.year: statutory_line(year.year) for year in of.years}
    said = Text.join(
        [_ONE_LINE.fill(line=f"{line:,.0f}", year=year) for year, line in lines.items() if line], ", ", "、"
    )
    own = of.asked.line.own
    return _LAW.fill(lines=said) if own is None else _OWN.fill(own=f"{own:,}", lines=said)


def _source(of: Measured) -> Text:
    if of.asked.what.source is Source.SURVEY:
        return _SURVEY.fill(years=", ".join(str(year.year) for year in of.years))
    snapshots = [_ONE_YEAR.fill(year=year.year, version=year.snapshot.version, hash=year.hash[:8]) for year in of.years]
    return _REGISTER.fill(years=Text.join(snapshots, ", ", "、"))


def _comparability(of: Measured) -> Text:
    if of.asked.what.source is Source.SURVEY:
        return _JOINED
    gaps = series_breaks(of.years[0].year, of.years[-1].year)
    return Text.join([gap.label for gap in gaps], " ", "") if gaps else _JOINED
