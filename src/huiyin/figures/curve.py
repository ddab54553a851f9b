"""A statistic along the poverty line: one curve a year, with the line that counts marked on each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from huiyin.figures import theme
from huiyin.figures.figure import Column, Figure, Key, Table, axis_above, ends, once_each
from huiyin.figures.units import YUAN, Unit
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Language, Text

_ROWS: Final = alt.NamedData(name="rows")
_MARKS: Final = alt.NamedData(name="marks")
_SERIES: Final = Text("Year", "年份")
_LINE: Final = Text("Poverty line", "贫困线")
_DESCRIPTION: Final = Text("By poverty line. {said}.", "随贫困线变化。{said}。")
_SPAN: Final = Text("{name}: {value} at a line of {line}", "{name}：贫困线 {line} 时为 {value}")
_PER_YEAR: Final = Text("Poverty line, yuan a year", "贫困线（元/年）")
_DOT: Final = "M8,2a4,4,0,1,1,0,8a4,4,0,1,1,0,-8Z"


@dataclass(frozen=True, slots=True)
class Curve:
    """One curve: its values by ascending lines, and the line that counts with the value there."""

    name: Text
    points: tuple[tuple[float, float], ...]
    at: tuple[float, float]


def curves(
    drawn: Sequence[Curve], *, title: Text, measure: Text, unit: Unit, width: int = 420, height: int = 200
) -> Figure:
    """Draw curves over the poverty line, from zero up; the last is the one that the others are compared with.

    Args:
        drawn: up to as many as there are colours, each name once.
        title: what the figure is about.
        measure: the name of the value.
        unit: its unit.
        width: of the plot, in pixels.
        height: of the plot, in pixels.

    Raises:
        SeveralTimesError: two curves have one name.
        ParameterError: more curves than colours.
    """
    once_each([each.name.en for each in drawn])
    if len(drawn) > len(theme.YEARS):
        raise ParameterError(name="drawn", value=len(drawn), allowed=f"1-{len(theme.YEARS)}", mend=_FEWER)
    chart = _Curves(tuple(drawn), measure, unit, (width, height))
    said = [_SPAN.fill(name=one.name, line=YUAN.text(one.at[0]), value=unit.text(one.at[1])) for one in drawn]
    return Figure(
        title=title,
        description=_DESCRIPTION.fill(said=Text.join(said, "; ", "；")),
        table=Table(
            columns=(Column(_SERIES), Column(_LINE, YUAN), Column(measure, unit)),
            rows=tuple((one.name, line, value) for one in drawn for line, value in one.points),
        ),
        attribution=None,
        keys=chart.keys(),
        layers=chart.layers,
    )


@dataclass(frozen=True, slots=True)
class _Curves:
    """What a chart of curves is drawn from."""

    drawn: tuple[Curve, ...]
    measure: Text
    unit: Unit
    size: tuple[int, int]

    def colours(self) -> list[str]:
        """Give each curve its colour: the last the accent, those before it paler and paler."""
        return list(theme.YEARS[len(theme.YEARS) - len(self.drawn) :])

    def keys(self) -> tuple[Key, ...]:
        """Say which curve has which colour, where there are several."""
        keys = (Key(one.name, colour, _DOT) for one, colour in zip(self.drawn, self.colours(), strict=True))
        return tuple(keys) if len(self.drawn) > 1 else ()

    def layers(self, language: Language) -> dict[str, Any]:
        """Lay the line that counts first, then the curves, then the points where they meet their lines."""
        rows = alt.Chart(_ROWS).encode(x=self._lines(language), y=self._values(language), color=self._colour(language))
        marks = alt.Chart(_MARKS).encode(x=alt.X("line:Q"))
        last = marks.transform_filter("isValid(datum.label)")
        chart = alt.layer(
            last.mark_rule(stroke=theme.TARGET, strokeWidth=1, strokeDash=[3, 3], aria=False),
            last.mark_text(y=-5, baseline="bottom", fill=theme.TARGET, aria=False).encode(text="label:N"),
            rows.mark_line(aria=False).encode(detail="curve:N"),
            self._points(marks, language),
        )
        datasets = {_ROWS.name: list(self._rows(language)), _MARKS.name: list(self._marks(language))}
        return chart.properties(width=self.size[0], height=self.size[1], datasets=datasets).to_dict(validate=False)

    def _rows(self, language: Language) -> Iterator[dict[str, Any]]:
        for one in self.drawn:
            for line, value in one.points:
                yield {"curve": one.name.say(language), "line": line, "value": self.unit.exact(value, language)}

    def _marks(self, language: Language) -> Iterator[dict[str, Any]]:
        """Give each curve's own line with its words; the last one's is written above the plot."""
        for one in self.drawn:
            line, value = one.at
            said = f"{self.unit.say(value, language)} ({YUAN.say(line, language)})"
            mark = {"curve": one.name.say(language), "line": line, "value": self.unit.exact(value, language)}
            yield mark | {"words": said} | ({"label": YUAN.say(line, language)} if one is self.drawn[-1] else {})

    def _points(self, marks: alt.Chart, language: Language) -> alt.Chart:
        points: alt.Chart = marks.mark_point().encode(
            y="value:Q",
            color=self._colour(language),
            description="words:N",
            tooltip=[
                alt.Tooltip("curve:N", title=_SERIES.say(language)),
                alt.Tooltip("words:N", title=self.measure.say(language)),
            ],
        )
        return points

    def _lines(self, language: Language) -> alt.X:
        every = [line for one in self.drawn for line in (one.at[0], *(at for at, _ in one.points))]
        axis = alt.Axis(format=",d", tickCount=5, grid=False, title=_PER_YEAR.say(language))
        return alt.X("line:Q").scale(domain=ends(every), nice=False, zero=False).axis(axis)

    def _values(self, language: Language) -> alt.Y:
        axis = axis_above(self.unit.heading(self.measure).say(language))
        every = [value for one in self.drawn for value in (one.at[1], *(value for _, value in one.points))]
        return alt.Y("value:Q").scale(domain=ends([0, *(self.unit.exact(one, language) for one in every)])).axis(axis)

    def _colour(self, language: Language) -> alt.Color:
        names = [one.name.say(language) for one in self.drawn]
        legend = alt.Legend(orient="bottom", title=None, symbolType="circle") if len(names) > 1 else None
        return alt.Color("curve:N").scale(domain=names, range=self.colours()).legend(legend)


_FEWER = Text("Choose fewer years.", "请减少所选年份。")
