"""What the counties of a theatre were to reach in the last frozen year, what was counted, and with how much noise."""

from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from huiyin.kernel.places import Level, code_range, level_of, prefix_of
from huiyin.kernel.text import Text
from huiyin.planning.behind import Count, Furthest, Gap, count, furthest_behind
from huiyin.records.snapshots import Snapshot, figures_of
from huiyin_web.places.queries import place_names, places_within
from huiyin_web.targets.models import Target
from huiyin_web.targets.queries.counted import Years, years_for
from huiyin_web.targets.queries.stored import exactly, indicator_of

INDICATOR = "lifted"
_LEFT, _POOR = "exited_persons", "poor_persons"
_KEPT = 8  # years in memory, a few thousand villages each


@dataclass(frozen=True, slots=True)
class County:
    """A county: the target of the year, and what was counted; its gap where both its plan and its noise are known."""

    code: str
    name: Text
    wanted: float
    found: Count

    @property
    def gap(self) -> Gap | None:
        """How far behind its plan it is, as a share of it."""
        if self.found.se is None or not self.wanted:
            return None
        return Gap(self.code, (self.wanted - self.found.found) / self.wanted, self.found.se / self.wanted)


@dataclass(frozen=True, slots=True)
class Counted:
    """The counties of a theatre in the last frozen year for which they have targets; none where there is none."""

    year: int | None
    counties: tuple[County, ...]
    hash: str

    @property
    def furthest(self) -> Furthest:
        """Which is furthest behind beyond noise."""
        return furthest_behind([gap for one in self.counties if (gap := one.gap) is not None])


def counted_in(places: Collection[str]) -> Counted:
    """Give how the counties of some places stand to their targets of people who leave poverty."""
    names = _counties(places)
    years = years_for(list(names))
    rows = Target.objects.filter(
        indicator=INDICATOR, office__in=names, year__in=list(years.by_year), issued_on__isnull=False
    )
    by_year: dict[int, list[Target]] = {}
    for row in rows.select_related("plan"):
        by_year.setdefault(row.year or 0, []).append(row)
    if not by_year:
        return Counted(None, (), "")
    year = max(by_year)
    found = (_county(row, names[row.office], years, year) for row in by_year[year])
    return Counted(year, tuple(found), years.by_year[year].hash)


def _counties(places: Iterable[str]) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for code in places:
        above = level_of(code) in {Level.PROVINCE, Level.PREFECTURE}
        found |= places_within(code, Level.COUNTY) if above else place_names([code])
    return found


def _county(row: Target, name: Text, years: Years, year: int) -> County:
    villages = [one for code in years.known.standing(row.office, year) for one in _within(years.by_year[year], code)]
    return County(row.office, name, float(exactly(indicator_of(row), row.wanted)), count(villages))


def _within(frozen: Snapshot, code: str) -> list[tuple[float, float]]:
    codes, counts = _villages(frozen)
    low, high = code_range(prefix_of(code))
    first = bisect_left(codes, low)
    return counts[first : bisect_left(codes, high, first)]


@lru_cache(maxsize=_KEPT)
def _villages(frozen: Snapshot) -> tuple[list[str], list[tuple[float, float]]]:
    """Give each village with how many left poverty in the year, and those with the poor that stayed; in their order."""
    figures = figures_of(frozen)
    left, poor = figures.values(_LEFT, Level.VILLAGE), figures.values(_POOR, Level.VILLAGE)
    codes = sorted(left.keys() | poor.keys())
    return codes, [(left.get(code, 0), left.get(code, 0) + poor.get(code, 0)) for code in codes]
