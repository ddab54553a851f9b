"""The households behind a figure of a frozen year: whoever adds them up finds the figure."""

from dataclasses import dataclass
from functools import lru_cache

import narwhals as nw
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.register.movements import Movement
from huiyin.measures.register.rates import POOR_STATUSES
from huiyin.measures.register.recoding import codes_that_ended, under_codes_of
from huiyin.measures.register.villages import Villages, Whole, laid_out
from huiyin.measures.tables.engine import collected
from huiyin.measures.tables.sources import open_rows
from huiyin.records.codes import CAUSE
from huiyin.records.snapshots import Snapshot, take_rows
from huiyin.records.snapshots.schemas import TOLD

CAUSE_PREFIX = "cause_"
_ROW = "file_row_number"
_KEPT = 64  # figures of a year: two years of 25 each; all of one year take some 10 MB at half a million households


@dataclass(frozen=True, slots=True)
class Behind:
    """One turn of the households behind a figure.

    Attributes:
        rows: the columns of `TOLD`, the village under its code of the year, money in fen, by village; and `persons`,
            what the household adds to the figure.
        before: how many come before the turn.
        total: how many there are in all.
    """

    rows: pa.Table
    before: int
    total: int


@dataclass(frozen=True, slots=True, eq=False)
class _Households:
    """Those that a figure counts anywhere, by village: at which row of the table each stands and what it adds."""

    villages: Villages
    row: NDArray[np.int32]
    persons: NDArray[np.int32]


def counted_households(year: int) -> dict[str, nw.Expr]:
    """Say which of a year's households each figure of persons counts, by the figure's key."""
    poor, causes = nw.col("status").is_in(POOR_STATUSES), CAUSE.keys()
    return {
        "poor_persons": poor,
        "exited_persons": (nw.col("status") == "exited") & (nw.col("exited_on").dt.year() == year),
        "relapsed_persons": nw.col("status") == "relapsed",
    } | {f"{CAUSE_PREFIX}{key}": poor & (nw.col("main_cause") == key) for key in causes}


def counts_households(indicator: str) -> bool:
    """Say whether a figure counts households by their persons, so that they can be listed."""
    return indicator in {*counted_households(0), *(one.indicator for one in Movement)}


def households_behind(snapshot: Snapshot, indicator: str, place_code: str, *, after: int = 0, limit: int) -> Behind:
    """Give the households that a figure of a place counts; once that was done, any turn of any place costs the same.

    Args:
        snapshot: the frozen year.
        indicator: a figure of persons, such as `poor_persons`, `left_persons` or `cause_illness`.
        place_code: the place, of any level.
        after: how many come before the turn; of a turn that is not there, the nearest is given.
        limit: how many at most.

    Raises:
        ParameterError: the figure counts no households.
    """
    table, *_ = _counted(snapshot.year, indicator)
    if table not in snapshot.manifest.files:
        return Behind(pa.table({}), 0, 0)
    every = _every(snapshot, indicator)
    place = every.villages.within(place_code)
    turn = turn_of(place.stop - place.start, after, limit)
    rows = np.arange(place.start, place.stop)[turn]
    read = take_rows(snapshot, table, every.row[rows], TOLD)
    return Behind(told_of(read, every.villages.of(rows), every.persons[rows]), turn.start, place.stop - place.start)


def told_of(read: pa.Table, village: NDArray[np.str_], persons: NDArray[np.int32] | Whole) -> pa.Table:
    """Give what is told of households, from what stands of them, where they count and what each adds."""
    return pa.table({name: read[name] for name in TOLD} | {"village_code": village, "persons": persons})


def turn_of(count: int, after: int, limit: int) -> slice:
    """Give where a turn begins and ends among a count of rows; of one that is not there, the nearest."""
    last = max(count - 1, 0) // limit * limit
    start = max(after, 0) if after < count else last
    return slice(start, min(start + limit, count))


@lru_cache(maxsize=_KEPT)
def _every(snapshot: Snapshot, indicator: str) -> _Households:
    """Find the households that a figure counts: a tenth of a second at half a million, then remembered."""
    table, counted, persons = _counted(snapshot.year, indicator)
    rows = open_rows(snapshot.path(table)).filter(counted).select("village_code", _ROW, persons=persons)
    found = collected(under_codes_of(codes_that_ended(snapshot), rows))
    villages, order = laid_out(found["village_code"], found[_ROW].to_numpy())
    row, adds = (found[name].to_numpy().astype(np.int32)[order] for name in (_ROW, "persons"))
    return _Households(villages, row, adds)


def _counted(year: int, indicator: str) -> tuple[str, nw.Expr, nw.Expr]:
    """Give the table of a figure, which of its rows it counts, and what each adds to it."""
    movement = {one.indicator: one for one in Movement}.get(indicator)
    if movement:
        return "movements", nw.col("movement") == movement.value, nw.col("persons") * movement.sign
    counted = counted_households(year)
    if indicator not in counted:
        allowed = ", ".join((*counted, *(one.indicator for one in Movement)))
        raise ParameterError(name="indicator", value=indicator, allowed=allowed, mend=_CHOOSE)
    return "households", counted[indicator], nw.col("member_count")


_CHOOSE = Text("Choose a figure that counts households.", "请选择按户计数的指标。")
