"""Read frozen years: each in its latest version, a household at the end of each; reach is applied here."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import pyarrow.compute as pc

from huiyin.kernel.text import Text
from huiyin.measures.register.behind import Behind, households_behind
from huiyin.measures.register.transitions import Cell, Transitions
from huiyin.records.fields import Mask
from huiyin.records.income import EXPENSE, RECEIPTS
from huiyin.records.masking import masked
from huiyin.records.sheets import HOUSEHOLDS
from huiyin.records.snapshots import NotFrozenError, Snapshots, find_help, find_row
from huiyin.records.snapshots import Snapshot as Frozen
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.registry.pages.households import HouseholdLine
from huiyin_web.snapshots.folder import snapshots
from huiyin_web.snapshots.models import Snapshot
from huiyin_web.snapshots.pages import CountedHousehold, CountedHouseholds, HouseholdYear

SHOWN = (
    "village_code", "status", "category", "main_cause", "member_count", "dangerous_house", *RECEIPTS, EXPENSE,
    "net_income", "income_per_capita", "exited_on",
)  # fmt: skip
_OPEN = 64  # manifests in memory, a few KB each
_MASKS = {one.key: one.mask for one in HOUSEHOLDS.fields if one.mask}


def frozen_snapshots() -> tuple[Frozen, ...]:
    """Give every frozen year in its latest version, the latest first; a folder without its row was never frozen."""
    rows = Snapshot.objects.order_by("year", "version").values_list("year", "version", "manifest_hash")
    latest = {year: (version, manifest_hash) for year, version, manifest_hash in rows}
    folder = snapshots()
    return tuple(_opened(folder, year, *found) for year, found in sorted(latest.items(), reverse=True))


@lru_cache(maxsize=_OPEN)
def _opened(folder: Snapshots, year: int, version: int, manifest_hash: str) -> Frozen:
    del manifest_hash  # it is what the manifest is remembered by: what is frozen never changes
    return folder.open(year, version)


def frozen_snapshot(year: int) -> Frozen:
    """Give a frozen year in its latest version.

    Raises:
        NotFrozenError: it is not frozen.
    """
    every = frozen_snapshots()
    for one in every:
        if one.year == year:
            return one
    raise NotFrozenError(what=Text(f"{year}", f"{year} 年"), years=", ".join(str(one.year) for one in every) or "--")


def frozen_as(manifest_hash: str) -> Frozen:
    """Give a frozen year by the hash of its manifest, also one that a later version has corrected."""
    year, version = Snapshot.objects.values_list("year", "version").get(manifest_hash=manifest_hash)
    return _opened(snapshots(), year, version, manifest_hash)


def latest_frozen_year() -> int | None:
    """Give the last frozen year: imports for the years before it are closed."""
    return Snapshot.objects.order_by("-year").values_list("year", flat=True).first()


def frozen_after(moment: datetime) -> int | None:
    """Give the year that was last frozen at a moment or after it."""
    later = Snapshot.objects.filter(frozen_at__gte=moment)
    return later.order_by("-frozen_at").values_list("year", flat=True).first()


def people_are_made_up() -> bool:
    """Say whether the people of the last frozen year are made up, and so those of the register."""
    return any(one.manifest.made_up for one in frozen_snapshots()[:1])


def household_years(actor: Actor, household: int, columns: Sequence[str] = SHOWN) -> tuple[HouseholdYear, ...]:
    """Give a household at the end of each frozen year that has it and in which it was in reach, the latest first.

    Args:
        actor: who asks.
        household: our permanent id.
        columns: which columns of the frozen households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    states = []
    for frozen in frozen_snapshots():
        row = find_row(frozen, "households", household, {*columns, "village_code"})
        if row and (household in actor.scope.households or actor.scope.covers(row["village_code"])):
            values = {name: _hidden(name, row[name]) for name in columns}
            helped = _helped(frozen, household)
            states.append(HouseholdYear(frozen.year, frozen.version, frozen.manifest.series, values, helped))
    return tuple(states)


def _helped(frozen: Frozen, household: int) -> tuple[int, int | None] | None:
    found = find_help(frozen, household)
    return None if found is None else (found.num_rows, pc.sum(found["amount"]).as_py())


def lines_behind(
    actor: Actor, frozen: Frozen, indicator: str, place_code: str, *, after: int = 0, limit: int
) -> CountedHouseholds:
    """Give the households that a frozen figure of a place counts, names masked; nothing out of reach.

    Args:
        actor: who asks.
        frozen: the year.
        indicator: the figure of persons.
        place_code: the place.
        after: how many come before the turn.
        limit: how many at most.

    Raises:
        NotAllowedError: the role sees no households.
        ParameterError: the figure counts no households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    if not actor.scope.covers(place_code):
        return CountedHouseholds()
    found = households_behind(frozen, indicator, place_code, after=after, limit=limit)
    return _turn(found)


def lines_in_cell(
    actor: Actor, matched: Transitions, cell: Cell, place_code: str, *, after: int = 0, limit: int
) -> CountedHouseholds:
    """Give the households that count in a cell of a place's transitions, names masked; nothing out of reach.

    Raises:
        NotAllowedError: the role sees no households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    if not actor.scope.covers(place_code):
        return CountedHouseholds()
    found = matched.households(cell, place_code, after=after, limit=limit)
    return _turn(found)


def _turn(found: Behind) -> CountedHouseholds:
    return CountedHouseholds(tuple(map(_counted, found.rows.to_pylist())), found.before, found.total)


def _counted(row: dict[str, Any]) -> CountedHousehold:
    persons = row.pop("persons")
    return CountedHousehold(HouseholdLine(**row | {"head_name": masked(row["head_name"], Mask.NAME)}), persons)


def _hidden(name: str, value: Any) -> Any:
    mask = _MASKS.get(name)
    return masked(value, mask) if mask and value is not None else value
