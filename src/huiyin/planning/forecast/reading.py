"""What a forecast is made from, read from frozen years."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import narwhals as nw
import numpy as np
import pyarrow as pa

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.measures.register.movements import Movement, movements
from huiyin.measures.register.rates import LEFT_STATUSES, POOR_STATUSES
from huiyin.measures.register.recoding import under_codes_of
from huiyin.measures.tables.engine import collected
from huiyin.measures.tables.sources import open_rows
from huiyin.planning.forecast.errors import HistoryError
from huiyin.planning.forecast.history import Codes, Moved, Standing, Whole
from huiyin.records.snapshots import Snapshot
from huiyin.records.succession import succession_of

_REGISTERED = (*POOR_STATUSES, *LEFT_STATUSES)


def register_of(years: Sequence[Snapshot]) -> tuple[Standing, tuple[Moved, ...]]:
    """Read the register at the end of the last of some frozen years, and what happened in the years before.

    Everything is counted under the place codes of the last year.

    Args:
        years: frozen years of one series, at least two, one after another.

    Returns:
        What `forecast` takes: the standing, and one year of movements fewer than the years given.

    Raises:
        HistoryError: nobody is registered, or the years belong to two series.
    """
    ordered = sorted(years, key=lambda one: one.year)
    last = ordered[-1]
    for broken in policy.series_breaks(ordered[0].year, last.year):
        raise HistoryError(year=broken.year, what=broken.label, mend=_AFTER.fill(year=broken.year))
    became = succession_of(last.table("places")).became(last.year) if "places" in last.manifest.files else {}
    rows = _registered(last.path("households"), became)
    standing = Standing(last.year, _codes(rows), rows["poor"].to_numpy(), rows["member_count"].to_numpy())
    return standing, tuple(_moved(*pair, became) for pair in pairwise(ordered))


def _moved(before: Snapshot, now: Snapshot, became: Mapping[str, str]) -> Moved:
    earlier, later = before.path("households"), now.path("households")
    registered, moved = _registered(earlier, became), movements(earlier, later, became)
    homes, poor = _codes(registered), registered["poor"].to_numpy()
    moved_in, kind = _codes(moved), np.array(moved["movement"].to_pylist(), np.str_)
    village = np.unique(np.concatenate([homes, moved_in]))

    def counted(*kinds: Movement) -> Whole:
        return _counted(village, moved_in[np.isin(kind, [str(one) for one in kinds])])

    return Moved(
        now.year, village, _counted(village, homes[poor]), _counted(village, homes[~poor]),
        left=counted(Movement.LEFT), removed=counted(Movement.REMOVED), returned=counted(Movement.RETURNED),
        found=counted(Movement.ENTERED, Movement.READMITTED),
    )  # fmt: skip


def _registered(households: Path, became: Mapping[str, str]) -> pa.Table:
    rows = open_rows(households).filter(nw.col("status").is_in(_REGISTERED))
    poor, persons = nw.col("status").is_in(POOR_STATUSES), nw.col("member_count").cast(nw.Int64)
    return collected(under_codes_of(became, rows).select("village_code", poor=poor, member_count=persons))


def _codes(rows: pa.Table) -> Codes:
    return np.array(rows["village_code"].to_pylist(), np.str_)


def _counted(village: Codes, homes: Codes) -> Whole:
    return np.bincount(np.searchsorted(village, homes), minlength=len(village))


_AFTER = Text("Give the years from {year} on.", "请只给出 {year} 年及以后的年度。")
