"""Yearly series: measured lines with their band, a break where two may not be joined, targets, published points.

Lines of different series are never joined: a change of definition is a gap with its label.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any, Final

import altair as alt

from huiyin.figures import theme
from huiyin.figures.figure import Column, Figure, Key, Table, axis_above, ends, once_each
from huiyin.figures.series import INTERVAL, Role, Series, SeriesBreak, YearValue, in_words
from huiyin.figures.units import Unit
from huiyin.kernel.text import Language, Text

_ROWS: Final = alt.NamedData(name="rows")
_BREAKS: Final = alt.NamedData(name="breaks")
_YEAR: Final = Text("Year", "年份")
_SERIES: Final = Text("Series", "序列")
_LOW: Final = Text("{interval} from", "{interval}下限")
_HIGH: Final = Text("{interval} to", "{interval}上限")
_ANY: Final = Text("interval", "区间")
_INTERVAL: Final = Text("{value} ({interval} {low} to {high})", "{value}（{interval} {low} 至 {high}）")
# One below the other: two beside each other may be wider than the plot, which is then drawn the smaller.
_LEGEND: Final = alt.Legend(orient="bottom", title=None, columns=1, labelLimit=320, symbolSize=60, symbolOpacity=1)

_COLOURS: Final = {
    Role.MEASURED: theme.ACCENT,
    Role.COMPARISON: theme.QUIET,
    Role.TARGET: theme.TARGET,
    Role.PUBLISHED: theme.INK,
    Role.FORECAST: theme.YEARS[2],
    Role.ASKED: theme.QUIET,
    Role.PATH: theme.TARGET,
}
# Shape tells apart where colour cannot: the measured series in their order, then a diamond, a short bar, a ring.
_MEASURED_SHAPES: Final = ("circle", "square", "triangle-up")
_SHAPES: Final[dict[Role, str]] = {
    Role.COMPARISON: "diamond",
    Role.FORECAST: "square",
    Role.ASKED: "diamond",
    Role.TARGET: "M-1,-0.2h2v0.4h-2Z",
    Role.PUBLISHED: (
        "M0,-1.7A1.7,1.7,0,1,1,0,1.7A1.7,1.7,0,1,1,0,-1.7ZM0,-1.3A1.3,1.3,0,1,0,0,1.3A1.3,1.3,0,1,0,0,-1.3Z"
    ),
}
_SHAPES[Role.PATH] = _SHAPES[Role.TARGET]
_LINES: Final = (Role.MEASURED, Role.COMPARISON, Role.PATH)
_BROKEN: Final = (Role.FORECAST, Role.ASKED)
_SAYS_ITS_LAST: Final = (Role.MEASURED, Role.COMPARISON, Role.FORECAST)
_GAP_YEARS: Final = 0.16
_MARKS: Final = {
    "circle": "M8,2a4,4,0,1,1,0,8a4,4,0,1,1,0,-8Z",
    "square": "M4,2h8v8h-8Z",
    "triangle-up": "M8,2l5,8h-10Z",
    "diamond": "M8,1l5,5l-5,5l-5,-5Z",
    _SHAPES[Role.TARGET]: "M2,5h12v2h-12Z",
    _SHAPES[Role.PUBLISHED]: "M8,1a5,5,0,1,1,0,10a5,5,0,1,1,0,-10ZM8,3a3,3,0,1,0,0,6a3,3,0,1,0,0,-6Z",
}


def yearly(
    series: Sequence[Series],
    *,
    title: Text,
    measure: Text,
    unit: Unit,
    breaks: Sequence[SeriesBreak] = (),
    width: int = 420,
    height: int = 200,
) -> Figure:
    """Draw yearly series on one axis that begins at zero.

    Args:
        series: each drawn by its role; a name stands for one series only.
        title: what the figure is about.
        measure: the name of the value, for the axis and the table.
        unit: the unit of the value.
        breaks: where the series change their definition.
        width: of the plot, in pixels.
        height: of the plot, in pixels.

    Raises:
        SeveralTimesError: two series have one name.
    """
    once_each([each.name.en for each in series])
    once_each([each.name.zh for each in series])
    return Figure(
        title=title,
        description=in_words(series, unit, breaks),
        table=Table(
            columns=(Column(_SERIES), Column(_YEAR), Column(measure, unit), *_ends_of(series, unit)),
            rows=tuple(
                (each.name, Text(str(at.year), str(at.year)), at.value, at.low, at.high)
                for each in series
                for at in each.values
            ),
        ),
        attribution=None,
        keys=tuple(
            Key(each.name, _COLOURS[each.role], _MARKS[shape])
            for each, shape in zip(series, _shapes(series), strict=True)
        ),
        layers=_Lines(tuple(series), measure, unit, tuple(breaks), (width, height)).layers,
    )


def _any_of(roles: Sequence[Role]) -> str:
    return " || ".join(f"datum.role == '{role}'" for role in roles)


def _ends_of(series: Sequence[Series], unit: Unit) -> tuple[Column, Column]:
    """Give the columns of both ends of the intervals, by their name where they all have one."""
    named = {each.interval for each in series if any(at.low is not None for at in each.values)} or {INTERVAL}
    interval = named.pop() if len(named) == 1 else _ANY
    return Column(_LOW.fill(interval=interval).sentence(), unit), Column(_HIGH.fill(interval=interval).sentence(), unit)


def _shapes(series: Sequence[Series]) -> list[str]:
    """Give each series the shape of its points."""
    measured = cycle(_MEASURED_SHAPES)
    return [_SHAPES.get(each.role) or next(measured) for each in series]


@dataclass(frozen=True, slots=True)
class _Lines:
    """What a chart of years is drawn from."""

    series: tuple[Series, ...]
    measure: Text
    unit: Unit
    breaks: tuple[SeriesBreak, ...]
    size: tuple[int, int]

    def layers(self, language: Language) -> dict[str, Any]:
        """Lay breaks and bands first, then steps and lines, then the points and each line's last value."""
        rows = alt.Chart(_ROWS).encode(
            x=self._years(), y=self._values(language), color=self._colour(language), detail="piece:Q"
        )
        bands = rows.transform_filter("isValid(datum.low)").encode(y="low:Q", y2="high:Q")
        targets = rows.transform_filter(f"datum.role == '{Role.TARGET}'")
        lines, broken = (rows.transform_filter(_any_of(roles)) for roles in (_LINES, _BROKEN))
        lasts = rows.transform_filter("isValid(datum.last)").encode(color=alt.value(theme.INK), text="last:N")
        chart = alt.layer(
            *self._gaps(),
            bands.mark_area(opacity=0.18, aria=False),
            targets.mark_line(interpolate="step-after", strokeWidth=1.5, aria=False),
            lines.mark_line(aria=False),
            broken.mark_line(strokeDash=[5, 3], aria=False),
            self._points(rows, language),
            lasts.mark_text(align="left", dx=9, aria=False),
        )
        datasets = {_ROWS.name: list(self._rows(language)), _BREAKS.name: self._bands(language)}
        return chart.properties(width=self.size[0], height=self.size[1], datasets=datasets).to_dict(validate=False)

    def _rows(self, language: Language) -> Iterator[dict[str, Any]]:
        """Give each point in the unit of the language, with its words."""
        for series in self.series:
            for at in series.values:
                row: dict[str, Any] = {
                    "series": series.name.say(language),
                    "role": series.role.value,
                    "year": at.year,
                    "piece": self._piece(series, at),
                    "value": self.unit.number(at.value, language),
                    "words": self._words(series, at, language),
                }
                if at.low is not None and at.high is not None:
                    row["low"] = self.unit.number(at.low, language)
                    row["high"] = self.unit.number(at.high, language)
                if series.role in _SAYS_ITS_LAST and at == series.values[-1]:
                    row["last"] = self.unit.limit(at.value, language)
                yield row

    def _bands(self, language: Language) -> list[dict[str, Any]]:
        """Give each break its band and its label."""
        return [
            {"at": gap.at, "from": gap.at - _GAP_YEARS, "to": gap.at + _GAP_YEARS, "label": gap.label.say(language)}
            for gap in self.breaks
        ]

    def _piece(self, series: Series, at: YearValue) -> int:
        """Count the breaks before a point: no line crosses one, except that of a comparison, whose definition stays."""
        return 0 if series.role == Role.COMPARISON else sum(gap.at < at.year for gap in self.breaks)

    def _words(self, series: Series, at: YearValue, language: Language) -> str:
        """Write a value with its interval, as the reader is told it."""
        value = self.unit.say(at.value, language)
        if at.low is None or at.high is None:
            return value
        low, high = self.unit.limit(at.low, language), self.unit.limit(at.high, language)
        return _INTERVAL.fill(value=value, interval=series.interval, low=low, high=high).say(language)

    def _years(self) -> alt.X:
        """Give the axis of years: one label a year, some room at both ends."""
        years = [at.year for series in self.series for at in series.values]
        first, last = min(years, default=0), max(years, default=0)
        axis = alt.Axis(format="d", values=list(range(first, last + 1)), grid=False, title=None)
        return alt.X("year:Q").scale(domain=[first - 0.4, last + 0.4], nice=False, zero=False).axis(axis)

    def _values(self, language: Language) -> alt.Y:
        """Give the axis of values, its name and unit level above it."""
        axis = axis_above(self.unit.heading(self.measure).say(language))
        every = [one for each in self.series for at in each.values for one in (at.value, at.low, at.high)]
        shown = (self.unit.number(one, language) for one in every if one is not None)
        return alt.Y("value:Q").scale(domain=ends([0, *shown]), nice=True).axis(axis)

    def _colour(self, language: Language) -> alt.Color:
        names = [series.name.say(language) for series in self.series]
        colours = [_COLOURS[series.role] for series in self.series]
        return alt.Color("series:N").scale(domain=names, range=colours).legend(_LEGEND)

    def _shape(self, language: Language) -> alt.Shape:
        names = [series.name.say(language) for series in self.series]
        return alt.Shape("series:N").scale(domain=names, range=_shapes(self.series)).legend(_LEGEND)

    def _points(self, rows: alt.Chart, language: Language) -> alt.Chart:
        """Mark every point; it says its year, its series and its value."""
        points: alt.Chart = rows.mark_point().encode(
            shape=self._shape(language),
            description="words:N",
            tooltip=[
                alt.Tooltip("year:Q", title=_YEAR.say(language), format="d"),
                alt.Tooltip("series:N", title=_SERIES.say(language)),
                alt.Tooltip("words:N", title=self.measure.say(language)),
            ],
        )
        return points

    def _gaps(self) -> tuple[alt.Chart, alt.Chart]:
        """Draw each break as a band across the plot with its label above."""
        gaps = alt.Chart(_BREAKS)
        band = gaps.mark_rect(fill=theme.SUNKEN, aria=False).encode(x=alt.X("from:Q"), x2="to:Q")
        label = gaps.mark_text(y=-5, baseline="bottom", fill=theme.LABEL, aria=False)
        return band, label.encode(x=alt.X("at:Q"), text="label:N")
