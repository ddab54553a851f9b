"""Rows of places or units: bars of a value, or a dot with its interval; in the order in which they are given.

A rank is drawn as an interval, never as a bare ordinal: whoever's intervals overlap is not ranked apart.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from huiyin.figures import theme
from huiyin.figures.figure import Column, Figure, Table, ends, linked, on_this_host, once_each
from huiyin.figures.units import RANK, Unit
from huiyin.kernel.text import Language, Text

_ROWS: Final = alt.NamedData(name="rows")
_REFERENCE: Final = alt.NamedData(name="reference")
_NAME: Final = Text("Name", "名称")
_LOW: Final = Text("Interval from", "区间下限")
_HIGH: Final = Text("Interval to", "区间上限")
_UNKNOWN: Final = Text("no data", "无数据")
_INTERVAL: Final = Text("{value} ({low} to {high})", "{value}（{low} 至 {high}）")
_DESCRIPTION: Final = Text(
    "{measure}, {count} rows: from {first} to {last}.", "{measure}，共 {count} 行：从{first}到{last}。"
)
_NO_ROWS: Final = Text("{measure}: no rows.", "{measure}：没有数据行。")
_ROW_PIXELS: Final = 22
_NAMES: Final = 280  # pixels


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its value, None where nothing is known; its interval, if it has one; where it leads."""

    name: Text
    value: float | None
    low: float | None = None
    high: float | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A value that all rows are compared with: a target, a limit, the province as a whole."""

    name: Text
    value: float


def bars(
    rows: Sequence[Row],
    *,
    title: Text,
    measure: Text,
    unit: Unit,
    reference: Reference | None = None,
    width: int = 300,
) -> Figure:
    """Draw a bar a row from zero, its value beside it; a row without a value keeps its place, empty.

    Args:
        rows: in the order to draw, each name once.
        title: what the figure is about.
        measure: the name of the value.
        unit: its unit.
        reference: a line across all rows.
        width: of the plot, in pixels.

    Raises:
        SeveralTimesError: two rows have one name.
        ParameterError: a link leads to another host.
    """
    chart = _Rows(tuple(rows), measure, unit, reference, width)
    return chart.figure(title, chart.bars, Column(measure, unit))


def intervals(
    rows: Sequence[Row],
    *,
    title: Text,
    measure: Text,
    unit: Unit,
    reference: Reference | None = None,
    width: int = 300,
    names: int = _NAMES,
) -> Figure:
    """Draw a dot with its interval a row: a score with its uncertainty or, with the unit `RANK`, a rank among the rows.

    Args and errors are those of `bars`; `names` is how many pixels the names beside the plot may take.
    """
    chart = _Rows(tuple(rows), measure, unit, reference, width, names)
    return chart.figure(title, chart.intervals, Column(measure, unit), Column(_LOW, unit), Column(_HIGH, unit))


@dataclass(frozen=True, slots=True)
class _Rows:
    """What a chart of rows is drawn from."""

    rows: tuple[Row, ...]
    measure: Text
    unit: Unit
    reference: Reference | None
    width: int
    names: int = _NAMES

    def figure(self, title: Text, layers: Callable[[Language], dict[str, Any]], *columns: Column) -> Figure:
        """Put words and table to a drawing."""
        once_each([row.name.en for row in self.rows])
        once_each([row.name.zh for row in self.rows])
        on_this_host(row.href for row in self.rows)
        return Figure(
            title=title,
            description=self._in_words(),
            table=Table(
                columns=(Column(_NAME), *columns),
                rows=tuple((row.name, *(row.value, row.low, row.high)[: len(columns)]) for row in self.rows),
            ),
            attribution=None,
            keys=(),
            layers=layers,
        )

    def _in_words(self) -> Text:
        """Say which rows stand first and last."""
        if not self.rows:
            return _NO_ROWS.fill(measure=self.measure)
        first, last = (Text(self._says(row, "en"), self._says(row, "zh")) for row in (self.rows[0], self.rows[-1]))
        return _DESCRIPTION.fill(measure=self.measure, count=len(self.rows), first=first, last=last)

    def bars(self, language: Language) -> dict[str, Any]:
        """Lay the bars, their values at their ends."""
        axis = alt.Axis(title=self.unit.heading(self.measure).say(language), labels=False, grid=False)
        rows = self._chart(language, alt.X("value:Q").scale(domain=self._ends(language, 0), nice=True).axis(axis))
        written = rows.encode(x="end:Q", text="number:N").mark_text(align="left", dx=6, aria=False)
        return self._laid(language, self._told(rows.mark_bar(height=10), language), written)

    def intervals(self, language: Language) -> dict[str, Any]:
        """Lay the intervals, the dots on top."""
        rows = self._chart(language, self._ranks(language) if self.unit == RANK else self._values(language))
        reach = rows.transform_filter("isValid(datum.low)").encode(x="low:Q", x2="high:Q")
        drawn = reach.mark_rule(stroke=theme.ACCENT_SOFT, strokeWidth=7, strokeCap="round", aria=False)
        return self._laid(language, drawn, self._told(rows.mark_point(size=60), language))

    def _laid(self, language: Language, *layers: alt.Chart) -> dict[str, Any]:
        """Lay the reference under the layers and give all of them their data."""
        datasets: dict[str, Any] = {_ROWS.name: [self._row(row, language) for row in self.rows]}
        if self.reference:
            value, name = self.reference.value, self.reference.name
            label = f"{name.say(language)} {self.unit.say(value, language)}"
            datasets[_REFERENCE.name] = [{"value": self.unit.number(value, language), "label": label}]
            layers = (*layers, *self._references())
        chart = alt.layer(*layers).properties(width=self.width, height=_ROW_PIXELS * len(self.rows), datasets=datasets)
        return chart.to_dict(validate=False)

    def _row(self, row: Row, language: Language) -> dict[str, Any]:
        drawn: dict[str, Any] = {
            "name": row.name.say(language),
            "words": self._words(row, language),
            "says": self._says(row, language),
            "number": self._number(row, language),
        }
        for key, value in (("value", row.value), ("low", row.low), ("high", row.high)):
            if value is not None:
                drawn[key] = self.unit.number(value, language)
        drawn["end"] = drawn.get("value", 0)
        if row.href is not None:
            drawn["href"] = row.href
        return drawn

    def _number(self, row: Row, language: Language) -> str:
        """Write the number at a bar's end; the unit stands under the bars, a percent sign also here."""
        if row.value is None:
            return _UNKNOWN.say(language)
        return (self.unit.say if self.unit.joins else self.unit.limit)(row.value, language)

    def _says(self, row: Row, language: Language) -> str:
        return f"{row.name.say(language)} {self._words(row, language)}"

    def _words(self, row: Row, language: Language) -> str:
        """Write a row's value with its interval, as the reader is told it."""
        if row.value is None:
            return _UNKNOWN.say(language)
        value = self.unit.say(row.value, language)
        if row.low is None or row.high is None:
            return value
        low, high = self.unit.limit(row.low, language), self.unit.limit(row.high, language)
        return _INTERVAL.fill(value=value, low=low, high=high).say(language)

    def _chart(self, language: Language, x: alt.X) -> alt.Chart:
        """Begin a layer: one line a row, in the order given."""
        names = [row.name.say(language) for row in self.rows]
        axis = alt.Axis(title=None, grid=False, labelColor=theme.INK, labelLimit=self.names)
        return alt.Chart(_ROWS).encode(x=x, y=alt.Y("name:N").sort(names).axis(axis))

    def _told(self, marks: alt.Chart, language: Language) -> alt.Chart:
        """Let the marks say what they are, and lead where their rows lead."""
        told = marks.encode(
            description="says:N",
            tooltip=[
                alt.Tooltip("name:N", title=_NAME.say(language)),
                alt.Tooltip("words:N", title=self.measure.say(language)),
            ],
        )
        return linked(told) if any(row.href for row in self.rows) else told

    def _values(self, language: Language) -> alt.X:
        """Give the axis of values, with its grid."""
        axis = alt.Axis(format=",~f", tickCount=5, title=self.unit.heading(self.measure).say(language))
        return alt.X("value:Q").scale(domain=self._ends(language), nice=True).axis(axis)

    def _ends(self, language: Language, *also: float) -> list[float]:
        every = [one for row in self.rows for one in (row.value, row.low, row.high)]
        every += [self.reference.value] if self.reference else []
        return ends([*also, *(self.unit.number(one, language) for one in every if one is not None)])

    def _ranks(self, language: Language) -> alt.X:
        """Give the axis of ranks: one tick a rank, the best first."""
        last = len(self.rows)
        axis = alt.Axis(format="d", values=list(range(1, last + 1)), title=self.measure.say(language))
        return alt.X("value:Q").scale(domain=[0.6, last + 0.4], nice=False).axis(axis)

    def _references(self) -> tuple[alt.Chart, alt.Chart]:
        """Draw the value that all rows are compared with, its name above."""
        at = alt.Chart(_REFERENCE).encode(x="value:Q")
        line = at.mark_rule(stroke=theme.TARGET, strokeWidth=1.5, aria=False)
        name = at.mark_text(y=-4, baseline="bottom", fill=theme.TARGET, aria=False).encode(text="label:N")
        return line, name
