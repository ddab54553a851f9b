"""Maps of a rate or a mean by area, in few classes: never of a count, which a huge empty county would win."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from huiyin.figures import geography, theme
from huiyin.figures.classes import NO_DATA, Classes
from huiyin.figures.errors import NotOnMapError
from huiyin.figures.figure import Column, Figure, Key, Table, linked, on_this_host, once_each
from huiyin.figures.geography import Outline
from huiyin.figures.naming import with_room
from huiyin.figures.units import Unit
from huiyin.kernel.places import Level, contains, level_of, prefix_of
from huiyin.kernel.text import Language, Text

_ROWS: Final = alt.NamedData(name="rows")
PROVINCE: Final = "630000000000"
_PLACE: Final = Text("Place", "地区")
_BASIS: Final = Text("Basis", "计算依据")
_MOST_NAMED: Final = 10
_NO_DATA_MARK: Final = "–"
_HEIGHT_TO_WIDTH: Final = 0.72
_LEGEND_ENTRY_PIXELS: Final = 80
_SWATCH: Final = "M-1.3,-0.6h2.6v1.2h-2.6Z"
_DESCRIPTION: Final = Text(
    "{measure} of {count} places. Highest: {highest}. Lowest: {lowest}. Without data: {unknown}.",
    "{count} 个地区的{measure}。最高：{highest}；最低：{lowest}；无数据：{unknown} 个。",
)
_ALL_UNKNOWN: Final = Text(
    "{measure} of {count} places: none of them has data.", "{count} 个地区的{measure}：均无数据。"
)
_NAME_AND_VALUE: Final = Text("{name} {value}", "{name} {value}")


@dataclass(frozen=True, slots=True)
class Area:
    """One area's value, None where nothing is known; `basis` is what it is worked out from, `href` where it leads."""

    code: str
    name: Text
    value: float | None
    basis: Text | None = None
    href: str | None = None


def choropleth(
    areas: Sequence[Area],
    *,
    title: Text,
    measure: Text,
    unit: Unit,
    breaks: Sequence[float],
    within: str = PROVINCE,
    width: int = 560,
) -> Figure:
    """Draw areas by a rate or mean: counties or prefectures of the province, or the counties of one prefecture.

    Args:
        areas: their values, all of one level; an area of the map that is not among them is drawn as without data.
        title: what the figure is about.
        measure: the name of the value, for legend and table.
        unit: the unit of the value and of `breaks`.
        breaks: up to five ascending limits; each opens a class.
        within: the code of the province or of one prefecture to show.
        width: of the map, in pixels.

    Raises:
        NotOnMapError: an area is not on this map.
        SeveralTimesError: an area stands twice.
        ParameterError: `breaks` make no classes, or a link leads to another host.
    """
    once_each([area.code for area in areas])
    on_this_host(area.href for area in areas)
    outlines = _outlines(areas, within)
    chart = _Map(_filled_up(areas, outlines), outlines, measure, Classes(unit, tuple(breaks)), within, width)
    return Figure(
        title=title,
        description=_description(chart.areas, measure, unit),
        table=Table(
            columns=(Column(_PLACE), Column(measure, unit)),
            rows=tuple((area.name, area.value) for area in chart.areas),
        ),
        attribution=geography.ATTRIBUTION,
        keys=tuple(Key(label, colour) for label, colour in chart.legend().items()),
        layers=chart.layers,
    )


def _outlines(areas: Sequence[Area], within: str) -> dict[str, Outline]:
    """Choose the outlines of the areas' level within a place; counties where there are no areas at all."""
    level = level_of(areas[0].code) if areas else Level.COUNTY
    chosen = {
        code: outline
        for code, outline in geography.outlines().items()
        if outline.level == level and contains(prefix_of(within), code)
    }
    strangers = [area.code for area in areas if area.code not in chosen]
    if strangers or not chosen:
        raise NotOnMapError(within=within, codes=", ".join(strangers) or within, level=level.label)
    return chosen


def _filled_up(areas: Sequence[Area], outlines: dict[str, Outline]) -> tuple[Area, ...]:
    """Add the areas that the map draws and nobody gave a value; their code is all that is known of them."""
    given = {area.code for area in areas}
    return (*areas, *(Area(code, Text(code, code), None) for code in outlines if code not in given))


def _description(areas: Sequence[Area], measure: Text, unit: Unit) -> Text:
    """Say in words what the map shows: its extremes and its gaps."""
    known = sorted((area.value, area.code, area.name) for area in areas if area.value is not None)
    if not known:
        return _ALL_UNKNOWN.fill(count=len(areas), measure=measure)
    (low, _, lowest), (high, _, highest) = known[0], known[-1]
    return _DESCRIPTION.fill(
        count=len(areas),
        measure=measure,
        highest=_NAME_AND_VALUE.fill(name=highest, value=unit.text(high)),
        lowest=_NAME_AND_VALUE.fill(name=lowest, value=unit.text(low)),
        unknown=len(areas) - len(known),
    )


@dataclass(frozen=True, slots=True)
class _Map:
    """What a map is drawn from."""

    areas: tuple[Area, ...]
    outlines: dict[str, Outline]
    measure: Text
    classes: Classes
    within: str
    width: int

    def layers(self, language: Language) -> dict[str, Any]:
        """Lay the areas, then the prefectures' lines, then the names or the marks of what is not known."""
        height = round(self.width * _HEIGHT_TO_WIDTH)
        marks = self._marks(height, language)
        # Equal areas, so that the eye weighs a huge county by no more than its size.
        chart = alt.layer(self._fills(language), *self._lines(), *self._lettering()).project(
            type="conicEqualArea", parallels=[33, 38], rotate=[-96, 0, 0]
        )
        rows = [self._row(area, marks[area.code], language) for area in self.areas]
        return chart.properties(width=self.width, height=height, datasets={_ROWS.name: rows}).to_dict(validate=False)

    def _row(self, area: Area, mark: str, language: Language) -> dict[str, Any]:
        unit, (longitude, latitude) = self.classes.unit, self.outlines[area.code].at
        value = unit.say(area.value, language) if area.value is not None else NO_DATA.say(language)
        name = area.name.say(language)
        row: dict[str, Any] = {
            "code": area.code,
            "name": name,
            "value": value,
            "class": self.classes.name_of(area.value).say(language),
            "words": f"{name} {value}",
            "mark": mark,
            "longitude": longitude,
            "latitude": latitude,
        }
        if area.href is not None:
            row["href"] = area.href
        if area.basis is not None:
            row["basis"] = area.basis.say(language)
        return row

    def _marks(self, height: int, language: Language) -> dict[str, str]:
        """Say what stands on each area: its name where it has room, a dash where nothing is known."""
        names = {area.code: area.name.say(language) for area in self.areas}
        named = with_room(names, self.outlines, (self.width, height)) if len(names) <= _MOST_NAMED else set()
        dashes = {area.code: _NO_DATA_MARK if area.value is None else "" for area in self.areas}
        return {code: f"{name if code in named else ''} {dashes[code]}".strip() for code, name in names.items()}

    def _fills(self, language: Language) -> alt.Chart:
        """Colour each area by its class; it says its name and value, and leads to its page where it has one."""
        optional = [name for name in ("basis", "href") if any(getattr(area, name) for area in self.areas)]
        tooltip = [
            alt.Tooltip("name:N", title=_PLACE.say(language)),
            alt.Tooltip("value:N", title=self.measure.say(language)),
            *([alt.Tooltip("basis:N", title=_BASIS.say(language))] if "basis" in optional else []),
        ]
        fields = ["name", "value", "class", "words", *optional]
        chart: alt.Chart = (
            self._of_level(next(iter(self.outlines.values())).level)
            .transform_lookup(lookup="id", from_=alt.LookupData(data=_ROWS, key="code", fields=fields))
            .mark_geoshape(stroke=theme.SURFACE, strokeWidth=0.7)
            .encode(fill=self._class_colour(language), description="words:N", tooltip=tooltip)
        )
        return linked(chart) if "href" in optional else chart

    def legend(self) -> dict[Text, str]:
        """Give the classes their colours, and the areas without data theirs where there are any."""
        return self.classes.legend(with_no_data=any(area.value is None for area in self.areas))

    def _class_colour(self, language: Language) -> alt.Fill:
        """Give the classes their colours and their legend: what the colours mean, in the map's unit."""
        unit = self.classes.unit
        legend = self.legend()
        return (
            alt.Fill("class:N")
            .scale(domain=[name.say(language) for name in legend], range=list(legend.values()))
            .legend(
                orient="bottom",
                title=(self.measure if unit.joins else unit.heading(self.measure)).say(language),
                symbolType=_SWATCH,
                symbolSize=100,
                symbolStrokeColor=theme.DOMAIN,
                symbolStrokeWidth=0.5,
                columns=max(2, min(len(legend), self.width // _LEGEND_ENTRY_PIXELS)),
            )
        )

    def _lines(self) -> tuple[alt.Chart, alt.Chart]:
        """Draw the prefectures' outlines over the areas, on a pale edge so that they show on the darkest class too."""
        outlines = self._of_level(Level.PREFECTURE)
        edge = outlines.mark_geoshape(fill=None, stroke=theme.SURFACE, strokeWidth=1.9, aria=False)
        return edge, outlines.mark_geoshape(fill=None, stroke=theme.OUTLINE, strokeWidth=0.8, aria=False)

    def _lettering(self) -> tuple[alt.Chart, alt.Chart]:
        """Write the marks of the areas on a halo of the ground's colour, so that they read on every class."""
        written = alt.Chart(_ROWS).encode(longitude="longitude:Q", latitude="latitude:Q", text="mark:N")
        halo = written.mark_text(stroke=theme.SURFACE, strokeWidth=3, strokeJoin="round", opacity=0.85, aria=False)
        return halo, written.mark_text(aria=False)

    def _of_level(self, level: Level) -> alt.Chart:
        """Take the outlines of one level within the place."""
        outlines = alt.NamedData(
            name=geography.NAME, format=alt.TopoDataFormat(type="topojson", feature=geography.OBJECT)
        )
        digits = prefix_of(self.within)
        return alt.Chart(outlines).transform_filter(
            f"datum.properties.level == '{level}' && slice(datum.id, 0, {len(digits)}) == '{digits}'"
        )
