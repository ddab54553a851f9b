"""The figures of a frozen year in memory, read once a process: what is frozen never changes, so nothing goes stale."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.kernel.places import Level
from huiyin.records.snapshots.reading import Snapshot

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

    def of(self, place_code: str) -> dict[str, Figure]:
        """Give a place's figures by indicator; empty where it has none."""
        start, stop = self.spans.get(place_code, (0, 0))
        rows = self.table.slice(start, stop - start).drop_columns(["place_code", "level"]).to_pylist()
        return {row["indicator"]: Figure(**row) for row in rows}

    def values(self, indicator: str, level: Level | str) -> dict[str, float]:
        """Give an indicator of all places of a level, by place code; places without it are left out."""
        wanted = pc.and_(pc.equal(self.table["indicator"], indicator), pc.equal(self.table["level"], str(level)))
        rows = self.table.select(["place_code", "value"]).filter(wanted)
        return dict(zip(rows["place_code"].to_pylist(), rows["value"].to_pylist(), strict=True))


@lru_cache(maxsize=_KEPT)
def figures_of(snapshot: Snapshot) -> Figures:
    """Give the figures of a snapshot."""
    table = snapshot.table("figures")
    codes = table["place_code"].to_numpy(zero_copy_only=False)
    starts = [0, *(np.flatnonzero(codes[1:] != codes[:-1]) + 1).tolist(), len(codes)]
    return Figures(table, {str(codes[start]): (start, stop) for start, stop in pairwise(starts) if stop > start})
