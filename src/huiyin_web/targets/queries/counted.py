"""What frozen years and published statistics count of the places that have targets; nothing here is ever typed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from huiyin.kernel.places import Level, code_range, level_of, prefix_of
from huiyin.planning.plans import Counted
from huiyin.records.snapshots import Snapshot, figures_of, statistics_of
from huiyin.records.succession import Succession
from huiyin_web.places.models import PoorPlace
from huiyin_web.places.successions import succession_around
from huiyin_web.snapshots.queries import frozen_snapshots

_KEPT = 16  # years in memory, a few hundred rows each
_LISTED, _FACILITIES = "poor_places", "facilities"
_SHARE_PLACES, _BASE = Decimal("0.0001"), "rural_population"


@dataclass(frozen=True, slots=True)
class Years:
    """The frozen years that a page reads, and the codes under which its places counted there.

    Attributes:
        by_year: the frozen years.
        known: how the places follow one another.
    """

    by_year: Mapping[int, Snapshot]
    known: Succession

    def counted(self, what: Counted | None, year: int, code: str) -> Decimal | None:
        """Give what is counted of a place at the end of a year; none where nobody counts it or nothing is frozen."""
        frozen = self.by_year.get(year)
        if what is None or frozen is None:
            return None
        codes = self.known.standing(code, year)
        if what.table == "figure":
            found = figures_of(frozen).of(*codes).get(what.key) if codes else None
            return None if found is None else _exact(found.value, found.unit)
        if what.table == "statistic":
            return _statistic(frozen, what.key, codes)
        if what.table == "left" and _LISTED in frozen.manifest.files:
            return Decimal(sum(one.startswith(_prefixes(codes)) for one in _left(frozen, Level(what.key))))
        if what.table == "lacking" and _FACILITIES in frozen.manifest.files:
            return _lacking(frozen, what.key, _prefixes(codes))
        return None

    def base(self, year: int, code: str) -> Decimal | None:
        """Give the rural population of a place in the last frozen year before a year: what its shares are shares of."""
        return self.counted(Counted("figure", _BASE), self.before(year), code)

    def before(self, year: int) -> int:
        """Give the last frozen year before a year; the one right before it where none is frozen."""
        return max((one for one in self.by_year if one < year), default=year - 1)

    def weights(self, what: Counted | None, year: int, codes: Iterable[str]) -> dict[str, Decimal]:
        """Give by what a target of a year is handed down: of each place what was counted last, or who stood listed."""
        if what is None:
            return {}
        if what.table == "listed":
            listed = _listed(Level(what.key), year)
            return {code: Decimal(sum(one.startswith(self._ever(code)) for one in listed)) for code in codes}
        found = {code: self.counted(what, self.before(year), code) for code in codes}
        return {code: value for code, value in found.items() if value is not None}

    def _ever(self, code: str) -> tuple[str, ...]:
        """Give the prefixes of all codes that a place has had: the list of the poor keeps those of its time."""
        return _prefixes((code, *self.known.earlier(code)))


def years_for(codes: Collection[str]) -> Years:
    """Give the frozen years, to be read for places of today."""
    return Years({one.year: one for one in frozen_snapshots()}, succession_around(codes))


def _exact(value: float, unit: str) -> Decimal:
    return Decimal(str(value)).quantize(_SHARE_PLACES) if unit == "share" else Decimal(round(value))


def _statistic(frozen: Snapshot, key: str, codes: Collection[str]) -> Decimal | None:
    found = [statistics_of(frozen).of(code, frozen.year).get(key) for code in codes]
    return Decimal(str(found[0].value)) if len(found) == 1 and found[0] is not None else None


def _prefixes(codes: Collection[str]) -> tuple[str, ...]:
    return tuple(prefix_of(code) for code in codes)


@lru_cache(maxsize=_KEPT)
def _left(frozen: Snapshot, level: Level) -> tuple[str, ...]:
    rows = frozen.table(_LISTED, ("place_code", "exited_on")).to_pylist()
    return tuple(
        row["place_code"]
        for row in rows
        if row["exited_on"] and row["exited_on"].year == frozen.year and level_of(row["place_code"]) is level
    )


def _lacking(frozen: Snapshot, facility: str, prefixes: tuple[str, ...]) -> Decimal | None:
    """Count the villages without a facility; none where no village of the place told of it in the year."""
    there = [has for code, has in _facilities(frozen, facility) if code.startswith(prefixes)]
    return Decimal(there.count(False)) if there else None


@lru_cache(maxsize=_KEPT)
def _facilities(frozen: Snapshot, facility: str) -> tuple[tuple[str, bool], ...]:
    rows = frozen.table(_FACILITIES, ("village_code", "year", facility)).to_pylist()
    return tuple((row["village_code"], row[facility]) for row in rows if row["year"] == frozen.year)


def _listed(level: Level, year: int) -> list[str]:
    """Give the places that stood on the list of the poor when a year began."""
    low, high = code_range("")
    rows = PoorPlace.objects.filter(pk__range=(low, high), listed_year__lte=year)
    there = rows.exclude(exited_on__lt=f"{year}-01-01").values_list("pk", flat=True)
    return [code for code in there if level_of(code) is level]
