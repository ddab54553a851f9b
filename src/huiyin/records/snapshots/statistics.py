"""The published statistics of a frozen year, as they stood when it was frozen, read once a process.

A frozen year holds those of earlier years too. What is imported later shows in the register, never here: so neither a
page of the year nor an assessment that rests on it changes under anybody's hands.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from huiyin.records.snapshots.reading import Snapshot

_KEPT = 16  # years in memory, some MB each for a whole province


@dataclass(frozen=True, slots=True)
class Statistic:
    """One published number of one place and year, with its definition and source as they were imported."""

    indicator: str
    value: float
    unit: str
    definition: str
    source: str


_COLUMNS = ("indicator", "value", "unit", "definition", "source")


@dataclass(frozen=True, slots=True, eq=False)
class Statistics:
    """All of them: sorted by place, year and indicator."""

    table: pa.Table
    spans: Mapping[str, tuple[int, int]]

    def of(self, place_code: str, year: int) -> dict[str, Statistic]:
        """Give a place's statistics of a year by indicator; empty where it has none."""
        start, stop = self.spans.get(place_code, (0, 0))
        rows = self.table.slice(start, stop - start)
        return _by(rows.filter(pc.equal(rows["year"], year)), "indicator")

    def values(self, indicator: str, year: int) -> dict[str, Statistic]:
        """Give an indicator of a year, by place code."""
        wanted = pc.and_(pc.equal(self.table["indicator"], indicator), pc.equal(self.table["year"], year))
        return _by(self.table.filter(wanted), "place_code")


@lru_cache(maxsize=_KEPT)
def statistics_of(snapshot: Snapshot) -> Statistics:
    """Give the statistics of a snapshot; none where it froze none."""
    if "statistics" not in snapshot.manifest.files:
        return Statistics(pa.table({name: [] for name in ("place_code", "year", *_COLUMNS)}), {})
    table = snapshot.table("statistics", ("place_code", "year", *_COLUMNS))
    counts = pc.value_counts(table["place_code"]).to_pylist()
    spans, start = {}, 0
    for one in counts:
        spans[one["values"]] = (start, start + one["counts"])
        start += one["counts"]
    return Statistics(table, spans)


def _by(rows: pa.Table, key: str) -> dict[str, Statistic]:
    return {row[key]: Statistic(**{name: row[name] for name in _COLUMNS}) for row in rows.to_pylist()}
