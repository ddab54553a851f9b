"""The households behind a figure of a frozen year: whoever adds them up finds the figure."""

from dataclasses import dataclass
from functools import lru_cache

import narwhals as nw
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin.measures.engine import collected
from huiyin.measures.movements import Movement
from huiyin.measures.register import POOR_STATUSES
from huiyin.measures.sources import open_rows
from huiyin.records.codes import CAUSE
from huiyin.records.snapshots import Snapshot
from huiyin.records.succession import succession_of

CAUSE_PREFIX = "cause_"
_KEPT = 16  # years in memory
_ROW = "file_row_number"
_SHOWN = (
    "id", "village_code", "office_number", "head_name", "status", "category", "main_cause", "member_count",
    "income_per_capita",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Behind:
    """One turn of the households behind a figure.

    Attributes:
        rows: `id`, `village_code`, `office_number`, `head_name`, `status` (null for one that is no longer on the
            register), `category`, `main_cause`, `member_count`, `income_per_capita` (fen), by village and id; and
            `persons`, what the household adds to the figure.
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
    frame = open_rows(snapshot.path(table)).filter(_inside(snapshot, place_code) & counted)
    if after is not None:
        frame = frame.filter(nw.col(_ROW) > after)
    found = collected(frame.sort(_ROW).head(limit + 1).select(*_SHOWN, _ROW, persons=persons))
    rows = found.slice(0, limit)
    more = found.num_rows > limit
    return Behind(rows.drop_columns([_ROW]), rows[_ROW][-1].as_py() if more else None)


def _inside(snapshot: Snapshot, place_code: str) -> nw.Expr:
    """Tell the households that count under a place; one frozen under a code that had ended counts where that went."""
    prefix = prefix_of(place_code)
    low, high = code_range(prefix)
    village = nw.col("village_code")
    inside = (village >= low) & (village <= high)
    became = _became(snapshot)
    came = [code for code, now in became.items() if now.startswith(prefix) and not code.startswith(prefix)]
    went = [code for code, now in became.items() if code.startswith(prefix) and not now.startswith(prefix)]
    inside = inside & ~village.is_in(went) if went else inside
    return inside | village.is_in(came) if came else inside


@lru_cache(maxsize=_KEPT)
def _became(snapshot: Snapshot) -> dict[str, str]:
    """Give the code of the year for each village under whose ended code a household was frozen."""
    if "places" not in snapshot.manifest.files:
        return {}
    became = succession_of(snapshot.table("places")).became(snapshot.year)
    lived_in = set(pc.unique(snapshot.table("households", ["village_code"])["village_code"]).to_pylist())
    return {code: now for code, now in became.items() if code in lived_in}


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
