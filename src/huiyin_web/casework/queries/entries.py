"""Since when each part of a household's sheet stands as it does: by its history, its imports, and what cases wrote."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from huiyin.rules.casework import Entry, Part, year_of
from huiyin_web.casework.models import Recorded
from huiyin_web.core import clock
from huiyin_web.imports.models import ImportBatch
from huiyin_web.registry.models import Household, HouseholdHistory, Merge


@dataclass(frozen=True, slots=True)
class _Version:
    """One version of a household's row, and the day on which it was written; none where nobody knows it."""

    row: Any
    on: date | None


def entries_of(household: Household, parts: Iterable[Part], *, until: int | None = None) -> dict[Part, Entry]:
    """Give the entry of each part, as it stands or as it stood in the version `until`; with at most four queries.

    An import tells the whole sheet of its year anew, and so does merging: no visit of before saw the household that two
    became. A form or another case tells what it changed: a telephone that was corrected yesterday makes no income
    newer.
    """
    versions = _versions(household, until)
    written = {one.version: one for one in Recorded.objects.filter(household_id=household.pk)}
    merged = _merged(household)
    return {part: _entry(part, versions, written, merged) for part in parts}


def _versions(household: Household, until: int | None) -> list[_Version]:
    """Give the versions of a household, the latest first."""
    rows = [*HouseholdHistory.objects.filter(household_id=household.pk).order_by("version"), household]
    made: list[date | None] = [_came(rows[0]), *(clock.day_of(row.replaced_at) for row in rows[:-1])]
    found = [_Version(row, on) for row, on in zip(rows, made, strict=True) if until is None or row.version <= until]
    return found[::-1]


def _came(first: Any) -> date | None:
    """Give the day on which the first version known came; none unless an import brought it."""
    if first.import_id is None:
        return None
    applied = ImportBatch.objects.filter(pk=first.import_id).values_list("applied_at", flat=True).first()
    return clock.day_of(applied) if applied else None


def _merged(household: Household) -> set[int]:
    """Give the versions in which another household became one with this one, and still is."""
    rows = Merge.objects.filter(kept=household.pk, whole=True, undone_at=None).values_list("rows", flat=True)
    return {written[f"household:{household.pk}"] for written in rows}


def _entry(part: Part, versions: list[_Version], written: dict[int, Recorded], merged: set[int]) -> Entry:
    telling = (
        one for one, before in pairwise(versions) if one.row.version in merged or _tells(part, one.row, before.row)
    )
    found = next(telling, versions[-1])
    if recorded := written.get(found.row.version):
        return Entry(year_of(part, recorded.year, recorded.as_of), recorded.as_of)
    return Entry(found.row.updated_year, found.on)


def _tells(part: Part, row: Any, before: Any) -> bool:
    """Say whether a version tells a part anew: an import does, and whoever changes it."""
    return row.import_id is not None or any(getattr(row, key) != getattr(before, key) for key in part)
