"""The charts of a place: its poor with what is expected of them, and who has left beside the path."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from huiyin.figures.line import yearly
from huiyin.figures.series import Role, Series, YearValue
from huiyin.figures.units import PEOPLE, Unit
from huiyin.kernel.text import Text
from huiyin_web.core.charts import Chart, chart
from huiyin_web.forecasts.models import Forecast, Walked
from huiyin_web.forecasts.queries.course import Course
from huiyin_web.forecasts.queries.wording import INTERVAL

_POOR_OF = Text("Poor in {name}: counted, and expected", "{name}贫困人口：统计与预测")
_LIFTED_OF = Text("Who has left poverty in {name}, beside the plan", "{name}累计脱贫人口与进度线")
_POOR, _LIFTED = Text("Poor", "贫困人口"), Text("Left poverty", "累计脱贫")
_COUNTED, _EXPECTED = Text("counted in the register", "台账统计"), Text("forecast", "预测")
_WOULD_BE = Text("with other rates", "改变比率后")
_PATH, _BAND = Text("path of the plan", "进度线"), Text("band", "进度区间")
_HOW = Text(
    "The forecast's middle and its 90% interval: nine walks in ten end within it.",
    "虚线为预测中位数，阴影为 90% 区间：十次模拟有九次落在其中。",
)
_PERSONS, _MANY = Unit(Text("persons", "人")), 100_000  # from here on a chart counts in thousands or ten thousands
_SIZE = (300, 190)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the charts of a place are drawn from.

    Attributes:
        row: the forecast.
        code, name: the place.
        poor: what was counted, by year; the base year among them.
        places: what is expected of it, by year.
        answered: what would be with other rates, by year; empty where nothing is asked.
        answer: the id of that answer; 0 for none.
    """

    row: Forecast
    code: str
    name: Text
    poor: Mapping[int, int]
    places: Mapping[int, Walked]
    answered: Mapping[int, Walked] = field(default_factory=dict)
    answer: int = 0


def poor_chart(of: Drawn) -> Chart | None:
    """Draw the poor that were counted, and those that are expected; none where nobody was counted in the base year."""
    start = of.poor.get(of.row.base_year)
    if start is None:
        return None
    counted = tuple(YearValue(year, value) for year, value in sorted(of.poor.items()))
    here = YearValue(of.row.base_year, start, start, start)
    series = [
        Series(_COUNTED, counted),
        Series(_EXPECTED, (here, *map(_poor, _in_order(of.places))), Role.FORECAST, INTERVAL),
    ]
    if of.answered:
        series.append(Series(_WOULD_BE, (here, *map(_poor, _in_order(of.answered))), Role.ASKED, INTERVAL))
    inputs = f"poor forecast {of.row.inputs} {of.row.library} {of.code} {of.answer} {sorted(of.poor.items())}"
    return _drawn(inputs, _POOR_OF.fill(name=of.name), _POOR, series)


def lifted_chart(of: Drawn, course: Course) -> Chart:
    """Draw who has left since the plan began and who is expected to, beside the path with its band."""
    base, done = of.row.base_year, course.done[of.row.base_year]
    counted = tuple(YearValue(year, value) for year, value in course.done.items())
    here = YearValue(base, done, done, done)
    series = [
        Series(_COUNTED, counted),
        Series(_EXPECTED, (here, *(_lifted(one, done) for one in _in_order(of.places))), Role.FORECAST, INTERVAL),
        Series(_PATH, _milestones(course), Role.PATH, _BAND),
    ]
    if of.answered:
        would = (here, *(_lifted(one, done) for one in _in_order(of.answered)))
        series.insert(2, Series(_WOULD_BE, would, Role.ASKED, INTERVAL))
    inputs = f"lifted forecast {of.row.inputs} {of.row.library} {of.code} {of.answer} {course.path} {course.done}"
    return _drawn(inputs, _LIFTED_OF.fill(name=of.name), _LIFTED, series)


def _drawn(inputs: str, title: Text, measure: Text, series: list[Series]) -> Chart:
    most = max(at.high or at.value for one in series for at in one.values)
    unit = PEOPLE if most >= _MANY else _PERSONS
    width, height = _SIZE
    return chart(
        inputs, lambda: yearly(series, title=title, measure=measure, unit=unit, width=width, height=height), note=_HOW
    )


def _in_order(places: Mapping[int, Walked]) -> list[Walked]:
    return [places[year] for year in sorted(places)]


def _poor(row: Walked) -> YearValue:
    return YearValue(row.year, row.poor, row.poor_low, row.poor_high)


def _lifted(row: Walked, before: int) -> YearValue:
    return YearValue(row.year, before + row.lifted, before + row.lifted_low, before + row.lifted_high)


def _milestones(course: Course) -> tuple[YearValue, ...]:
    last = course.path.milestones[-1].day.year
    found = []
    for year in range(course.begins, last + 1):
        day = date(year, 12, 31)
        value = course.path.expected(day)
        found.append(YearValue(year, value, course.path.least(day), value))
    return tuple(found)
