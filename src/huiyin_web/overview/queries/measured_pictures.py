"""The charts of a measurement: the map, the curve along the line, the years, the places with their intervals."""

from collections.abc import Sequence
from itertools import groupby

from huiyin.figures.choropleth import Area, choropleth
from huiyin.figures.curve import Curve, curves
from huiyin.figures.line import yearly
from huiyin.figures.ranking import Reference, Row, intervals
from huiyin.figures.series import Series, SeriesBreak, YearValue
from huiyin.kernel.places import level_of
from huiyin.kernel.text import Text
from huiyin.policy import series_breaks
from huiyin_web.overview.measurement_page import Drawn
from huiyin_web.overview.queries.measured import Measured, Value
from huiyin_web.overview.queries.offered import Source
from huiyin_web.overview.queries.pictures import MAPPED, outline_of

_SIZE = (270, 190)  # with its letters as wide as the card, so that they are not drawn smaller
_NARROW, _NAMES = 160, 110  # together as wide as the card on a phone; a longer name is cut, and stands in the table
_HALF_A_YEAR = 0.5
_LEAST = 2  # years of a chart of years
_YEAR = Text("{year}", "{year} 年")
_SURVEY = Text("Household survey", "住户调查")
_BREAK = Text("series break {year}", "{year} 年口径变动")
_FLAT = Text(
    "Only the registered poor have incomes here: above the line they were registered by, the curve flattens.",
    "台账仅记有在册贫困人口的收入，线高于识别标准后曲线趋平。",
)


def pictures_of(of: Measured) -> tuple[Drawn, ...]:
    """Give the charts of a measurement, those that there are."""
    return tuple(one for one in (_map(of), _curve(of), _years(of), _places(of)) if one)


def _map(of: Measured) -> Drawn | None:
    """Draw the counties of a province or prefecture; nothing for a count, or where the map has no such place.

    A county is drawn where the map has what it became; of two that became one none is, as a rate has no sum.
    """
    drawn: dict[str, list[str]] = {}
    for county in of.names:
        if outline := outline_of(county, of.succession):
            drawn.setdefault(outline, []).append(county)
    if level_of(of.code) not in MAPPED or not drawn or not of.asked.what.breaks:
        return None
    figure = choropleth(
        [_area(of, outline, counties) for outline, counties in drawn.items()],
        title=Text("{measure} in {name}, {year}", "{year} 年{name}{measure}").fill(
            measure=of.label, name=of.name, year=of.latest.year
        ),
        measure=of.label,
        unit=of.asked.what.written.unit,
        breaks=of.asked.what.breaks,
        within=outline_of(of.code, of.succession) or of.code,
    )
    return Drawn("map", figure)


def _area(of: Measured, outline: str, counties: Sequence[str]) -> Area:
    value = of.below[of.latest.year].get(counties[0]) if len(counties) == 1 else None
    name = Text.join([of.names[one] for one in counties])
    return Area(outline, name, value.value if value else None, href=of.leads(counties[0]))


def _curve(of: Measured) -> Drawn | None:
    """Draw the statistic along the line, one curve a year; nothing for a statistic without a curve."""
    drawn = []
    for year in of.years:
        line, points = of.asked.line.of(year.year), of.asked.curve(year, of.under[year.year])
        if points and line and year.year in of.own:
            drawn.append(Curve(_YEAR.fill(year=year.year), points, (line, of.own[year.year].value)))
    if not drawn:
        return None
    figure = curves(
        drawn,
        title=Text("{measure} in {name} by poverty line", "{name}{measure}随贫困线的变化").fill(
            measure=of.label, name=of.name
        ),
        measure=of.label,
        unit=of.asked.what.written.unit,
        width=_SIZE[0],
        height=_SIZE[1],
    )
    return Drawn("curve", figure, note=_FLAT if of.asked.what.source is Source.REGISTER else None)


def _years(of: Measured) -> Drawn | None:
    """Draw the place over the years: one line a series, a gap with its label between two; the survey with its band."""
    known = [year for year in of.years if year.year in of.own]
    if len(known) < _LEAST:
        return None
    counted = of.asked.what.source is Source.REGISTER
    gaps = series_breaks(known[0].year, known[-1].year) if counted else ()
    figure = yearly(
        [
            Series(label, tuple(_point(year.year, of.own[year.year]) for year in group))
            for label, group in groupby(known, key=lambda one: one.series if counted else _SURVEY)
        ],
        title=Text("{measure} in {name} year by year", "{name}{measure}历年变化").fill(measure=of.label, name=of.name),
        measure=of.label,
        unit=of.asked.what.written.unit,
        breaks=[SeriesBreak(gap.year - _HALF_A_YEAR, _BREAK.fill(year=gap.year)) for gap in gaps],
        width=_SIZE[0],
        height=_SIZE[1],
    )
    return Drawn("years", figure, note=Text.join([gap.label for gap in gaps], " ", "") if gaps else None)


def _point(year: int, value: Value) -> YearValue:
    return YearValue(year, value.value, value.low, value.high)


def _places(of: Measured) -> Drawn | None:
    """Draw the places of a survey with their intervals, the highest first: whose overlap are not told apart."""
    values, own = of.below[of.latest.year], of.own.get(of.latest.year)
    if of.asked.what.source is not Source.SURVEY or not values:
        return None
    order = sorted(values, key=lambda code: (-values[code].value, code))
    figure = intervals(
        [Row(of.names[one], values[one].value, values[one].low, values[one].high) for one in order],
        title=Text("{measure} with 95% intervals, {year}", "{year} 年{measure}及 95% 区间").fill(
            measure=of.label, year=of.latest.year
        ),
        measure=of.label,
        unit=of.asked.what.written.unit,
        reference=Reference(of.name, own.value) if own else None,
        width=_NARROW,
        names=_NAMES,
    )
    return Drawn("places", figure)
