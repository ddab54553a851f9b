"""The households behind a figure of a frozen year: whoever adds them up finds the figure."""

from dataclasses import dataclass

import narwhals as nw
import pyarrow as pa

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin.measures.engine import collected
from huiyin.measures.movements import Movement
from huiyin.measures.recoding import codes_that_ended, under_codes_of
from huiyin.measures.register import POOR_STATUSES
from huiyin.measures.sources import open_rows
from huiyin.records.codes import CAUSE
from huiyin.records.snapshots import Snapshot
from huiyin.records.snapshots.schemas import TOLD

CAUSE_PREFIX = "cause_"
_ROW = "file_row_number"


@dataclass(frozen=True, slots=True)
class Behind:
    """One turn of the households behind a figure.

    Attributes:
        rows: the columns of `TOLD`, the village under its code of the year, money in fen, in the order of the file;
            and `persons`, what the household adds to the figure.
        next: after which row of the file the next turn begins; none at the end.
    """

    rows: pa.Table
    next: int | None


def counted_households(year: int) -> dict[str, nw.Expr]:
    """Say which of a year's households each figure of persons counts, by the figure's key."""
    poor = nw.col("status").is_in(POOR_STATUSES)
    return {
        "poor_persons": poor,
        "exited_persons": (nw.col("status") == "exited") & (nw.col("exited_on").dt.year() == year),
        "relapsed_persons": nw.col("status") == "relapsed",
    } | {f"{CAUSE_PREFIX}{key}": poor & (nw.col("main_cause") == key) for key in CAUSE.keys()}  # noqa: SIM118  a code list is no dict


def counts_households(indicator: str) -> bool:
    """Say whether a figure counts households by their persons, so that they can be listed."""
    return indicator in {*counted_households(0), *(one.indicator for one in Movement)}


def households_behind(
    snapshot: Snapshot, indicator: str, place_code: str, *, after: int | None = None, limit: int
) -> Behind:
    """Give the households that a figure of a place counts; turning pages costs the same wherever it is.

    Args:
        snapshot: the frozen year.
        indicator: a figure of persons, such as `poor_persons`, `left_persons` or `cause_illness`.
        place_code: the place, of any level.
        after: the row of the file after which to begin, as the turn before gave it.
        limit: how many at most.

    Raises:
        ParameterError: the figure counts no households.
    """
    table, counted, persons = _counted(snapshot.year, indicator)
    if table not in snapshot.manifest.files:
        return Behind(pa.table({}), None)
    low, high = code_range(prefix_of(place_code))
    inside = nw.col("village_code").is_between(nw.lit(low), nw.lit(high))
    became = codes_that_ended(snapshot)
    came = [code for code, now in became.items() if low <= now <= high]
    # Few rows and columns go into the join, or it takes longer than all the rest.
    near = counted & (inside | nw.col("village_code").is_in(came)) if came else counted & inside
    rows = open_rows(snapshot.path(table)).filter(near).select(*TOLD, _ROW, persons=persons)
    frame = under_codes_of(became, rows).filter(inside)
    if after is not None:
        frame = frame.filter(nw.col(_ROW) > after)
    found = collected(frame.sort(_ROW).head(limit + 1))
    turn = found.slice(0, limit)
    return Behind(turn.drop_columns([_ROW]), turn[_ROW][-1].as_py() if found.num_rows > limit else None)


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
