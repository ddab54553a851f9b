"""Values of a statistic by year and place, counted in the register or estimated from the survey."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from huiyin.kernel.places import NATION, Level, level_of, parent_of
from huiyin.kernel.text import Text
from huiyin.measures.register.incomes import NOBODY, Below, registered_incomes
from huiyin.records.snapshots import Snapshot, figures_of
from huiyin.records.succession import Succession
from huiyin_web.overview.queries.frozen import FrozenYear
from huiyin_web.overview.queries.line import ALONG, Line
from huiyin_web.overview.queries.offered import Offered, Source
from huiyin_web.overview.queries.survey import Survey

_RURAL, _HOUSEHOLDS = "rural_population", "poor_households"
_REMEMBERED = 256  # curves and columns of figures, some KB each; what they are made from never changes
_OF_PLACE = Text("{measure}: {name}", "{name}：{measure}")
Codes = Mapping[str, tuple[str, ...]]  # of each place, the codes that covered it in a year


@dataclass(frozen=True, slots=True)
class Value:
    """A value: its sampling error where it has one, the households behind it, the population it is of."""

    value: float
    low: float | None = None
    high: float | None = None
    se: float | None = None
    df: float | None = None
    n: float | None = None
    base: float | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is measured, by which line, from what; `survey` is none where the installation has none."""

    what: Offered
    line: Line
    survey: Survey | None

    def values(self, year: FrozenYear, codes: Codes) -> dict[str, Value]:
        """Give the values of places of one level in a year; a place without one is missing."""
        if not codes:
            return {}
        if self.what.source is Source.REGISTER:
            return _counted(self.what, self.line.of(year.year), year, codes)
        return _estimated(self, self.survey, year.year, codes) if self.survey else {}

    def curve(self, year: FrozenYear, codes: Sequence[str]) -> tuple[tuple[float, float], ...]:
        """Give a place's values along the lines; nothing for a statistic without a curve, or without a population."""
        order, at = self.what.order, tuple(codes)
        if order is None or not at:
            return ()
        if self.what.source is Source.REGISTER:
            below, base = _register_curve(year.snapshot, at)
        elif self.survey and year.year in self.survey.years:
            below, base = _survey_curve(self.survey, year.year, at)
        else:
            return ()
        return tuple((line, one.power(order) / base) for line, one in zip(ALONG, below, strict=True)) if base else ()


@dataclass(frozen=True, slots=True)
class Measured:
    """A statistic of a place and the places of a level below it, by year.

    Attributes:
        asked: what was measured.
        code, name: the place.
        names: the places below it in the latest year, by code.
        succession: under which codes all of them counted in other years.
        years: the years, ascending.
        under: of the place itself, the codes that covered it in each year.
        own: its values, by year.
        below: those of the places below, by year and code.
        leads: the address of the same measurement of another place.
        opens: whether the reader may open the households behind a count.
    """

    asked: Asked
    code: str
    name: Text
    names: Mapping[str, Text]
    succession: Succession
    years: tuple[FrozenYear, ...]
    under: Mapping[int, tuple[str, ...]]
    own: Mapping[int, Value]
    below: Mapping[int, Mapping[str, Value]]
    leads: Callable[[str], str]
    opens: bool

    @property
    def latest(self) -> FrozenYear:
        """The year that the map, the order of the rows and the first sentence are of."""
        return self.years[-1]

    @property
    def label(self) -> Text:
        """What the statistic is called."""
        return self.asked.what.label(self.latest.year)

    @property
    def title(self) -> Text:
        """What the statistic is called, and of which place it is."""
        return _OF_PLACE.fill(measure=self.asked.what.named(self.latest.year), name=self.name)


def measured(
    asked: Asked,
    code: str,
    name: Text,
    names: Mapping[str, Text],
    *,
    succession: Succession,
    years: Sequence[FrozenYear],
    leads: Callable[[str], str],
    opens: bool,
) -> Measured:
    """Measure a place and those below it in ascending years; places are those of the latest."""
    latest = years[-1].year
    own, below, under = {}, {}, {}
    for year in years:
        at = succession.same(code, latest, year.year)
        under[year.year] = at
        if value := asked.values(year, {code: at}).get(code):
            own[year.year] = value
        below[year.year] = asked.values(year, {one: succession.same(one, latest, year.year) for one in names})
    return Measured(asked, code, name, names, succession, tuple(years), under, own, below, leads, opens)


def _counted(what: Offered, line: float | None, year: FrozenYear, codes: Codes) -> dict[str, Value]:
    frozen = _figures(what, year, codes)
    below: dict[str, Below] = {}
    if what.order is not None and line:
        # The places beside them come along: a few passes over many places are quicker than one for each.
        above = sorted({parent_of(one) or NATION for under in codes.values() for one in under})
        below = registered_incomes(year.snapshot).below(line, level_of(next(iter(codes))), *above)
    found = {}
    for place, (figure, n, base) in frozen.items():
        value = figure
        if what.order is not None:
            poor = sum((below.get(code, NOBODY) for code in codes[place]), NOBODY)
            value = poor.power(what.order) / base if base and line else None
        if value is not None:
            found[place] = Value(value, n=n, base=base)
    return found


def _figures(what: Offered, year: FrozenYear, codes: Codes) -> dict[str, tuple[float | None, ...]]:
    """Give of each place its frozen figure, its poor households and its rural population."""
    keys = (what.name, _HOUSEHOLDS, _RURAL)
    level = level_of(next(iter(codes)))
    columns = [_column(year.snapshot, key, level) for key in keys]
    found: dict[str, tuple[float | None, ...]] = {}
    for place, under in codes.items():
        if under == (place,):
            found[place] = tuple(column.get(place) for column in columns)
        elif under:  # it had another code then, or was several places
            together = year.of(*under)
            found[place] = tuple(together.get(key) for key in keys)
    return found


def _estimated(asked: Asked, survey: Survey, year: int, codes: Codes) -> dict[str, Value]:
    level = level_of(next(iter(codes)))
    line = None if asked.line.own is None or not asked.what.moves else float(asked.line.own)
    every = survey.estimates(asked.what.name, level, line)
    found = {}
    for place, under in codes.items():
        one = every.get((year, under[0])) if len(under) == 1 else None
        if one is not None and one.value is not None:
            found[place] = Value(one.value, one.low, one.high, one.se, one.df, one.n, one.population)
    return found


@lru_cache(maxsize=_REMEMBERED)
def _column(snapshot: Snapshot, indicator: str, level: Level) -> Mapping[str, float]:
    return figures_of(snapshot).values(indicator, level)


@lru_cache(maxsize=_REMEMBERED)
def _register_curve(snapshot: Snapshot, codes: tuple[str, ...]) -> tuple[list[Below], float | None]:
    base = figures_of(snapshot).of(*codes).get(_RURAL)
    return registered_incomes(snapshot).along(ALONG, *codes), base.value if base else None


@lru_cache(maxsize=_REMEMBERED)
def _survey_curve(survey: Survey, year: int, codes: tuple[str, ...]) -> tuple[list[Below], float | None]:
    incomes = survey.incomes(year)
    return incomes.along(ALONG, *codes), incomes.persons(*codes)
