"""Who came among the poor of the register and who left between the ends of two years, household by household.

In every place, to the person: the poor of the year before, plus who entered, returned and was readmitted, minus who
left and was removed, plus the net change of households that stayed, are the poor of the year.
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import narwhals as nw
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.kernel.text import Text
from huiyin.measures.register.rates import LEFT_STATUSES, POOR_STATUSES
from huiyin.measures.register.recoding import under_codes_of
from huiyin.measures.tables.engine import collected, panel
from huiyin.measures.tables.sources import open_source
from huiyin.records.snapshots.schemas import ORDER, SCHEMAS, TOLD


class Movement(StrEnum):
    """What happened to a household since the end of the year before."""

    ENTERED = "entered"
    RETURNED = "returned"
    READMITTED = "readmitted"
    LEFT = "left"
    REMOVED = "removed"
    RESIZED = "resized"

    @property
    def indicator(self) -> str:
        """The figure that counts its persons."""
        return f"{self}_persons"

    @property
    def sign(self) -> int:
        """-1 for what takes persons away from the poor: its figure counts them as a positive number."""
        return -1 if self in {Movement.LEFT, Movement.REMOVED} else 1

    @property
    def label(self) -> Text:
        """Its name."""
        return _LABELS[self]


_LABELS = {
    Movement.ENTERED: Text("newly identified", "新识别"),
    Movement.RETURNED: Text("returned to poverty", "返贫"),
    Movement.READMITTED: Text("readmitted to the register", "重新纳入"),
    Movement.LEFT: Text("left poverty", "脱贫"),
    Movement.REMOVED: Text("removed from the register", "注销"),
    Movement.RESIZED: Text("other changes", "自然增减和迁移"),
}


def movements(before: Path, now: Path, became: Mapping[str, str] | None = None) -> pa.Table:
    """Compare the households of two frozen years, matched by their permanent id.

    Args:
        before: the households frozen a year before, a Parquet file.
        now: the households of the year.
        became: the code of the year for each place whose code has ended (`Succession.became`): whose village only
            changed its code has not moved, and who left is counted under the code of the year.

    Returns:
        The columns of a snapshot's `movements`, in its order: one row for each household that came, left or changed
        its size, and two for one that stayed poor but moved to another village. `persons` and `households` say by how
        much the row changes the poor of its village. What is told of a household that is no longer on the register
        is what stood there the year before; its status is null.
    """
    earlier, later = (under_codes_of(became or {}, open_source(path).select(*TOLD)) for path in (before, now))
    both = panel(earlier, later, "id").with_columns(
        was=_among("status_before", POOR_STATUSES),
        stands=_among("status", POOR_STATUSES),
        had_left=_among("status_before", LEFT_STATUSES),
        has_left=_among("status", LEFT_STATUSES),
        same_place=nw.col("village_code") == nw.col("village_code_before"),
        same_size=nw.col("member_count") == nw.col("member_count_before"),
    )
    was, stands = nw.col("was"), nw.col("stands")
    moved = collected(both.filter((was != stands) | (was & stands & ~(nw.col("same_place") & nw.col("same_size")))))
    rows = pa.concat_tables([_came(moved), _went(moved), _stayed(moved)])
    return rows.sort_by([(key, "ascending") for key in ORDER["movements"]])


def _among(column: str, statuses: tuple[str, ...]) -> nw.Expr:
    return nw.col(column).is_in(statuses).fill_null(value=False)


def _came(moved: pa.Table) -> pa.Table:
    """Give who is poor now and was not: counted where they live now."""
    rows = moved.filter(pc.invert(moved["was"]))
    again = pc.if_else(rows["had_left"], Movement.RETURNED.value, Movement.READMITTED.value)
    kind = pc.if_else(pc.is_null(rows["id_before"]), Movement.ENTERED.value, again)
    return _rows(rows, kind, "", rows["member_count"], 1)


def _went(moved: pa.Table) -> pa.Table:
    """Give who was poor and is no longer: counted where they lived."""
    rows = moved.filter(pc.invert(moved["stands"]))
    kind = pc.if_else(rows["has_left"], Movement.LEFT.value, Movement.REMOVED.value)
    return _rows(rows, kind, "_before", pc.negate(rows["member_count_before"]), -1)


def _stayed(moved: pa.Table) -> pa.Table:
    """Give who stayed poor but changed: the difference, or who moved as one who leaves there and one who comes here."""
    rows = moved.filter(pc.and_(moved["was"], moved["stands"]))
    here, moving = rows.filter(rows["same_place"]), rows.filter(pc.invert(rows["same_place"]))
    kind = Movement.RESIZED.value
    return pa.concat_tables([
        _rows(here, kind, "", pc.subtract(here["member_count"], here["member_count_before"]), 0),
        _rows(moving, kind, "", moving["member_count"], 1),
        _rows(moving, kind, "_before", pc.negate(moving["member_count_before"]), -1),
    ])  # fmt: skip


def _rows(rows: pa.Table, kind: Any, where: str, persons: pa.ChunkedArray, households: int) -> pa.Table:
    count = rows.num_rows
    columns = {
        "village_code": rows[f"village_code{where}"],
        "movement": kind if isinstance(kind, pa.ChunkedArray) else pa.repeat(kind, count),
        "persons": persons,
        "households": pa.repeat(households, count),
        "status": rows["status"],
    }
    columns |= {name: pc.coalesce(rows[name], rows[f"{name}_before"]) for name in TOLD if name not in columns}
    return pa.table({name: columns[name] for name in SCHEMAS["movements"].names}).cast(SCHEMAS["movements"])
