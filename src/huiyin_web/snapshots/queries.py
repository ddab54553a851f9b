"""Read frozen years: figures, an indicator through the years, a household at the end of each; reach is applied here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from huiyin import policy
from huiyin.kernel.places import Level
from huiyin.records.income import EXPENSE, RECEIPTS
from huiyin.records.masking import masked
from huiyin.records.sheets import HOUSEHOLDS
from huiyin.records.snapshots import Figure, figures_of, find_row
from huiyin.records.snapshots import Snapshot as Frozen
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.snapshots.folder import snapshots
from huiyin_web.snapshots.models import Snapshot
from huiyin_web.snapshots.pages import HouseholdYear, Point

SHOWN = (
    "village_code", "status", "category", "main_cause", "member_count", "dangerous_house", *RECEIPTS, EXPENSE,
    "net_income", "income_per_capita", "exited_on",
)  # fmt: skip
_MASKS = {one.key: one.mask for one in HOUSEHOLDS.fields if one.mask}


@dataclass(frozen=True, slots=True)
class FrozenYear:
    """A frozen year in its latest version, with its figures."""

    year: int
    version: int
    hash: str
    snapshot: Frozen

    def of(self, place_code: str) -> dict[str, Figure]:
        """Give a place's figures by indicator."""
        return figures_of(self.snapshot).of(place_code)

    def values(self, indicator: str, level: Level | str) -> Mapping[str, Decimal]:
        """Give an indicator of all places of a level, by place code."""
        found = figures_of(self.snapshot).values(indicator, level)
        return {code: Decimal(repr(value)) for code, value in found.items()}


def frozen_years() -> tuple[int, ...]:
    """Give the frozen years, the earliest first."""
    return tuple(Snapshot.objects.order_by("year").values_list("year", flat=True).distinct())


def latest_frozen_year() -> int | None:
    """Give the last frozen year: imports for the years before it are closed."""
    return max(frozen_years(), default=None)


def frozen_year(year: int) -> FrozenYear | None:
    """Give a frozen year; none where it is not frozen."""
    row = Snapshot.objects.filter(year=year).order_by("-version").first()
    if row is None:
        return None
    found = snapshots().open(year, row.version)
    return FrozenYear(year, row.version, found.hash, found)


def figures(actor: Actor, year: int, place_code: str) -> dict[str, Figure]:
    """Give the figures of a place in reach at the end of a year; empty where there are none."""
    actor.need(May.SEE_FIGURES)
    found = frozen_year(year) if actor.scope.covers(place_code) else None
    return found.of(place_code) if found else {}


def series(actor: Actor, place_code: str, indicator: str) -> tuple[Point, ...]:
    """Give an indicator of a place through the frozen years, with the breaks at which it may not be joined."""
    points: list[Point] = []
    for year in frozen_years():
        figure = figures(actor, year, place_code).get(indicator)
        breaks = policy.series_breaks(points[-1].year, year) if points else ()
        points.append(Point(year, figure.value if figure else None, breaks[0].label if breaks else None))
    return tuple(points)


def household_years(actor: Actor, household: int, columns: Sequence[str] = SHOWN) -> tuple[HouseholdYear, ...]:
    """Give a household at the end of each frozen year that has it and in which it was in reach, the latest first.

    Args:
        actor: who asks.
        household: our permanent id.
        columns: which columns of the frozen households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    states = []
    for year in reversed(frozen_years()):
        frozen = frozen_year(year)
        row = find_row(frozen.snapshot, "households", household, {*columns, "village_code"}) if frozen else None
        if frozen and row and (household in actor.scope.households or actor.scope.covers(row["village_code"])):
            values = {name: _hidden(name, row[name]) for name in columns}
            states.append(HouseholdYear(year, frozen.version, frozen.snapshot.manifest.series, values))
    return tuple(states)


def _hidden(name: str, value: Any) -> Any:
    mask = _MASKS.get(name)
    return masked(value, mask) if mask and value is not None else value
