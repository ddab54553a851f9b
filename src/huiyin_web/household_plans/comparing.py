"""Which frozen years are compared for the results of a year's help, and the file of who stands beside whom.

The file can be made again from the frozen years at any time; it lies in the folder of what is kept for speed only.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.conf import settings

from huiyin import policy
from huiyin.measures.effects import Comparison, HelpOfYear, stand_beside
from huiyin.records.snapshots import Snapshot
from huiyin_web.household_plans.errors import NoYearsError
from huiyin_web.snapshots.queries import frozen_snapshots

HELPED, ALIKE, ALONE = "helped", "alike", "alone"
SIDES = (HELPED, ALIKE, ALONE)
_GROUP = 20_000  # rows that are read together


@dataclass(frozen=True, slots=True)
class Years:
    """The frozen years of a comparison: the year of the help, the two before it, and the one that tells of the help."""

    now: Snapshot
    before: Snapshot
    earlier: Snapshot | None
    told: Snapshot

    @property
    def stamp(self) -> str:
        """What names these very versions."""
        every = (self.now, self.before, self.earlier, self.told)
        return "-".join(one.hash[:16] if one else "none" for one in every)

    def read(self) -> HelpOfYear:
        """Read them."""
        return HelpOfYear(self.before, self.now, earlier=self.earlier, told=self.told)


def comparable_years() -> tuple[int, ...]:
    """Give the years whose help can be compared, the latest first."""
    frozen = {one.year for one in frozen_snapshots()}
    return tuple(sorted((year for year in frozen if _follows(year, frozen)), reverse=True))


def years_of(year: int) -> Years:
    """Give the frozen years of a comparison.

    Raises:
        NoYearsError: the year or the one before it is not frozen, or the two go by different standards.
    """
    frozen = {one.year: one for one in frozen_snapshots()}
    if year not in frozen or not _follows(year, set(frozen)):
        told = ", ".join(str(one) for one in sorted(frozen)) or "--"
        raise NoYearsError(year=year, before=year - 1, years=told)
    earlier = frozen[year - 2] if _follows(year - 1, set(frozen)) else None
    return Years(frozen[year], frozen[year - 1], earlier, _telling(frozen, year))


def keep_households(stamp: str, found: Comparison) -> None:
    """Write who stands beside whom about a kind of help, by side and village."""
    rows = found.rows
    kept = stand_beside(rows.helped, rows.cell)
    side = np.where(rows.helped, np.where(kept, HELPED, ALONE), np.where(kept, ALIKE, ""))
    table = pa.table({
        "id": rows.ids, "side": side, "village_code": rows.codes, "before": rows.before, "gained": rows.gained,
        "left": rows.left > 0,
    })  # fmt: skip
    table = table.filter(pc.not_equal(table["side"], "")).sort_by(
        [("side", "ascending"), ("village_code", "ascending"), ("id", "ascending")]
    )
    path = households_file(stamp, found.kind)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    pq.write_table(table, part, row_group_size=_GROUP)
    part.replace(path)


def households_file(stamp: str, kind: str) -> Path:
    """Say where that is."""
    folder: Path = settings.HUIYIN_DATA
    return folder / "cache" / "help_results" / stamp / f"{kind}.parquet"


def _follows(year: int, frozen: set[int]) -> bool:
    return year - 1 in frozen and not policy.series_breaks(year - 1, year)


def _telling(frozen: dict[int, Snapshot], year: int) -> Snapshot:
    """Give the first frozen year from the year on that tells of help in it; the year itself where none does."""
    for one in sorted(key for key in frozen if key >= year):
        snapshot = frozen[one]
        if "help" in snapshot.manifest.files:
            given = pc.year(snapshot.table("help", ["given_on"])["given_on"])
            if pc.any(pc.equal(given, year)).as_py():
                return snapshot
    return frozen[year]
