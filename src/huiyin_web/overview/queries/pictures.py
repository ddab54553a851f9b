"""The charts of places: the map of incidence, the years with their break."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from huiyin.figures import geography
from huiyin.figures.choropleth import Area, choropleth
from huiyin.figures.line import yearly
from huiyin.figures.series import Series, SeriesBreak, YearValue
from huiyin.figures.units import PEOPLE, PERCENT, Unit
from huiyin.kernel.places import Level, level_of
from huiyin.kernel.text import Text
from huiyin.policy import series_breaks
from huiyin.records.succession import Succession
from huiyin_web.core.charts import Chart, chart
from huiyin_web.overview.queries.frozen import FrozenYear
from huiyin_web.overview.queries.placing import place_url

# The same classes in every year, so that two maps may be laid side by side.
_BREAKS = (0.05, 0.10, 0.20, 0.30, 0.40)
_INCIDENCE = Text("Incidence of poverty", "贫困发生率")
_POOR = Text("Poor", "贫困人口")  # of every series: each line is named by its own
_BREAK = Text("series break {year}", "{year} 年口径变动")
_HALF_A_YEAR = 0.5
_PERSONS = Unit(Text("persons", "人"))
_MANY = 100_000  # from here on a chart counts in thousands, in Chinese in ten thousands
_SERIES_SIZE = (270, 190)  # with its letters as wide as the card, so that they are not drawn smaller
MAPPED = {Level.PROVINCE, Level.PREFECTURE}


def incidence_map(
    year: FrozenYear, code: str, name: Text, counties: Mapping[str, Text], succession: Succession
) -> Chart | None:
    """Draw the incidence of the counties of a province or prefecture; nothing where the map has no such place.

    A county of the year is drawn where the map has what it became; two that became one are drawn together.
    """
    outlined: dict[str, list[str]] = {}
    for county in counties:
        if outline := outline_of(county, succession):
            outlined.setdefault(outline, []).append(county)
    within = outline_of(code, succession) or code
    if level_of(code) not in MAPPED or not outlined:
        return None
    return chart(
        f"map {year.hash} {code} {outlined}",
        lambda: choropleth(
            [_area(year, outline, {one: counties[one] for one in ones}) for outline, ones in outlined.items()],
            title=Text("Incidence of poverty in {name}, end of {year}", "{year} 年末{name}贫困发生率").fill(
                name=name, year=year.year
            ),
            measure=_INCIDENCE,
            unit=PERCENT,
            breaks=_BREAKS,
            within=within,
        ),
        note=Text("{poor} over the rural population, end of {year}.", "{poor} ÷ 农村人口，{year} 年末。").fill(
            year=year.year, poor=year.poor
        ),
    )


def outline_of(code: str, succession: Succession) -> str | None:
    """Give the drawn area of a place, or of what it became."""
    return next((one for one in (code, *succession.later(code)) if one in geography.outlines()), None)


def _area(year: FrozenYear, outline: str, counties: Mapping[str, Text]) -> Area:
    name = Text.join(counties.values())
    share = year.of(*counties).get("headcount_rural")
    return Area(
        outline, name, share, href=place_url(next(iter(counties)) if len(counties) == 1 else outline, year.year)
    )


def poor_by_year(
    years: Sequence[FrozenYear], code: str, name: Text, *, here: int, succession: Succession
) -> Chart | None:
    """Draw the poor of all frozen years: one line a series, a gap with its label between two."""
    at = succession.nearest(code, here)
    under = {year: succession.same(code, at, year.year) for year in sorted(years, key=lambda one: one.year)}
    own = {year: year.of(*codes).get("poor_persons") for year, codes in under.items()}
    known = [(year, value) for year, value in own.items() if value is not None]
    if not known:
        return None
    gaps = series_breaks(known[0][0].year, known[-1][0].year)
    return chart(
        f"years {' '.join(f'{year.hash} {under[year]}' for year, _ in known)} {code}",
        lambda: yearly(
            [
                Series(label, tuple(YearValue(year.year, value) for year, value in group))
                for label, group in groupby(known, key=lambda one: one[0].series)
            ],
            title=Text("Poor in {name}", "{name}贫困人口").fill(name=name),
            measure=_POOR,
            unit=PEOPLE if max(value for _, value in known) >= _MANY else _PERSONS,
            width=_SERIES_SIZE[0],
            height=_SERIES_SIZE[1],
            breaks=[SeriesBreak(gap.year - _HALF_A_YEAR, _BREAK.fill(year=gap.year)) for gap in gaps],
        ),
        note=Text.join([gap.label for gap in gaps], " ", "") if gaps else None,
    )
