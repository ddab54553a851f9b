"""The figures of a frozen year in memory, read once a process: what is frozen never changes, so nothing goes stale."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.kernel.places import Level
from huiyin.records.snapshots.reading import Snapshot

_POOR = "poor_persons"
_KEPT = 16  # years in memory, a few MB each for a whole province


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one place; the fields are the columns of a snapshot's `figures`."""

    indicator: str
    value: float
    numerator: float | None
    denominator: float | None
    unit: str
    se: float | None
    n: int
    method: str


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """All figures of a frozen year, by place or by indicator."""

    table: pa.Table
    spans: Mapping[str, tuple[int, int]]

    def of(self, *place_codes: str) -> dict[str, Figure]:
        """Give a place's figures by indicator; of several places, those of all together. Empty where one has none."""
        parts = [self._of_one(code) for code in place_codes]
        if len(parts) == 1:
            return parts[0]
        return {figure.indicator: figure for figure in _together(parts)} if all(parts) else {}

    def _of_one(self, place_code: str) -> dict[str, Figure]:
        start, stop = self.spans.get(place_code, (0, 0))
        rows = self.table.slice(start, stop - start).drop_columns(["place_code", "level"]).to_pylist()
        return {row["indicator"]: Figure(**row) for row in rows}

    def values(self, indicator: str, level: Level | str) -> dict[str, float]:
        """Give an indicator of all places of a level, by place code; places without it are left out."""
        wanted = pc.and_(pc.equal(self.table["indicator"], indicator), pc.equal(self.table["level"], str(level)))
        rows = self.table.select(["place_code", "value"]).filter(wanted)
        return dict(zip(rows["place_code"].to_pylist(), rows["value"].to_pylist(), strict=True))


def _together(parts: Sequence[Mapping[str, Figure]]) -> Iterator[Figure]:
    """Add up places: counts by their values, rates by what they are worked out from.

    A count of households that a place lacks is nobody there. Any other figure must be known of every place where
    registered poor live; one without them adds nothing, as it does to the place above.
    """
    for key in sorted({key for part in parts for key in part}):
        found = [part[key] for part in parts if key in part]
        counts = found[0].method == "census" and found[0].denominator is None
        if counts or not any(_has_poor(part) for part in parts if key not in part):
            yield _summed(found)


def _has_poor(part: Mapping[str, Figure]) -> bool:
    return _POOR in part and part[_POOR].value > 0


def _summed(found: Sequence[Figure]) -> Figure:
    one = replace(found[0], value=sum(each.value for each in found), se=None, n=sum(each.n for each in found))
    if one.numerator is None or one.denominator is None:
        return one
    over, under = sum(each.numerator or 0.0 for each in found), sum(each.denominator or 0.0 for each in found)
    return replace(one, value=over / under, numerator=over, denominator=under)


@lru_cache(maxsize=_KEPT)
def figures_of(snapshot: Snapshot) -> Figures:
    """Give the figures of a snapshot."""
    table = snapshot.table("figures")
    codes = table["place_code"].to_numpy(zero_copy_only=False)
    starts = [0, *(np.flatnonzero(codes[1:] != codes[:-1]) + 1).tolist(), len(codes)]
    return Figures(table, {str(codes[start]): (start, stop) for start, stop in pairwise(starts) if stop > start})
