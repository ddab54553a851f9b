"""Where the register's households stood at the ends of two years, matched by their permanent id: the transition matrix.

A household counts in the cell of its two states, in one place. Who was poor and is so no longer counts where and with
as many persons as before, everybody else on the register as now: so each year's account of who came and who left
(`movements`) gives the same persons for the same words, between whichever two years. In every place, to the person:
the cells of a state's row, less the change in size and place of its households, are the state's persons before; the
cells of the column of the poor are the poor of the later year.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

import narwhals as nw
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.kernel.text import Text
from huiyin.measures.register.behind import Behind, told_of, turn_of
from huiyin.measures.register.movements import Movement
from huiyin.measures.register.rates import LEFT_STATUSES, POOR_STATUSES
from huiyin.measures.register.recoding import under_codes_of
from huiyin.measures.register.villages import Villages, Whole, laid_out
from huiyin.measures.tables.engine import collected, panel
from huiyin.measures.tables.sources import open_source
from huiyin.records.snapshots import Snapshot, find_rows
from huiyin.records.snapshots.schemas import TOLD
from huiyin.records.succession import succession_of

_KEPT = 8  # pairs of years in memory, 32 bytes a household
_COLUMNS = ("id", "village_code", "status", "member_count")


class State(StrEnum):
    """How a household stands at the end of a year; who returned to poverty is poor, who is about to leave has left."""

    POOR = "poor"
    LEFT = "left"
    REMOVED = "removed"
    ABSENT = "absent"

    @property
    def label(self) -> Text:
        """Its name."""
        return _STATES[self]


_STATES = {
    State.POOR: Text("poor", "贫困"),
    State.LEFT: Text("left poverty", "已脱贫"),
    State.REMOVED: Text("removed from the register", "已注销"),
    State.ABSENT: Text("not on the register", "不在台账"),
}
STATES = tuple(State)
_AT = {state: at for at, state in enumerate(STATES)}


@dataclass(frozen=True, slots=True)
class Cell:
    """A state at the end of the earlier year and one at the end of the later."""

    before: State
    now: State

    @property
    def key(self) -> str:
        """As it stands in an address."""
        return f"{self.before}-{self.now}"

    @property
    def label(self) -> Text:
        """What happened to its households, in the words of the yearly account where that has one."""
        if self.before is State.POOR:
            return {State.POOR: _STAYED, State.LEFT: Movement.LEFT.label}.get(self.now, Movement.REMOVED.label)
        return _CAME[self.before].label if self.now is State.POOR else _NEITHER


_STAYED, _NEITHER = Text("stayed poor", "持续贫困"), Text("poor in neither year", "两年均非贫困")
_CAME = {
    State.LEFT: Movement.RETURNED,
    State.REMOVED: Movement.READMITTED,
    State.ABSENT: Movement.ENTERED,
}
CELLS = {
    cell.key: cell for before in STATES for now in STATES if (cell := Cell(before, now)) != Cell(*[State.ABSENT] * 2)
}


@dataclass(frozen=True, slots=True)
class Counted:
    """Persons and their households."""

    persons: int = 0
    households: int = 0

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(self.persons + other.persons, self.households + other.households)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix of a place.

    Attributes:
        cells: who counts in each cell; nobody in one that is missing.
        before: who stood in each state at the end of the earlier year.
    """

    cells: Mapping[Cell, Counted]
    before: Mapping[State, Counted]

    def of(self, before: State | None = None, now: State | None = None) -> Counted:
        """Give the cells of a row, of a column, of both or of neither, all together."""
        found = (
            counted for cell, counted in self.cells.items() if before in {None, cell.before} and now in {None, cell.now}
        )
        return sum(found, Counted())

    def resized(self, before: State) -> int:
        """Give by how many persons a row's households grew, or came here from elsewhere, since the earlier year."""
        return self.of(before).persons - self.before.get(before, Counted()).persons


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Households by village, and within one by id."""

    villages: Villages
    cell: Whole
    persons: Whole
    id: Whole


@dataclass(frozen=True, slots=True, eq=False)
class Transitions:
    """The households of two frozen years, side by side, under the place codes of the later one.

    Attributes:
        before, now: the two years.
        counted: where each household counts, in which cell, with how many persons.
        stood: where it stood at the end of the earlier year; its cell is then the number of its state.
    """

    before: Snapshot
    now: Snapshot
    counted: _Rows
    stood: _Rows

    def matrix(self, place_code: str) -> Matrix:
        """Give the matrix of a place."""
        cells, states = (_sums(rows, rows.villages.within(place_code)) for rows in (self.counted, self.stood))
        return Matrix(
            {Cell(STATES[at // len(STATES)], STATES[at % len(STATES)]): one for at, one in cells.items()},
            {STATES[at]: one for at, one in states.items()},
        )

    def households(self, cell: Cell, place_code: str, *, after: int = 0, limit: int) -> Behind:
        """Give one turn of the households that count in a cell of a place, as the later year told of them.

        Args:
            cell: the cell.
            place_code: the place, of any level.
            after: how many come before the turn; of a turn that is not there, the nearest is given.
            limit: how many at most.

        Returns:
            As `households_behind` gives them: `persons` is what each adds to the cell; one that is no longer on the
            register is told of as it stood in the earlier year, and its status is null.
        """
        rows = self.counted.villages.within(place_code)
        found = rows.start + np.flatnonzero(self.counted.cell[rows] == _number(cell))
        turn = turn_of(len(found), after, limit)
        return Behind(self._told(cell, found[turn]), turn.start, len(found))

    def _told(self, cell: Cell, turn: Whole) -> pa.Table:
        """Read what stands of some households in the year that last had them, in the order asked for."""
        gone = cell.now is State.ABSENT
        read = find_rows(self.before if gone else self.now, "households", self.counted.id[turn], TOLD)
        told = told_of(read, self.counted.villages.of(turn), self.counted.persons[turn])
        nobody = pa.nulls(len(turn), pa.string())
        return told.set_column(told.column_names.index("status"), "status", nobody) if gone else told


@lru_cache(maxsize=_KEPT)
def register_transitions(before: Snapshot, now: Snapshot) -> Transitions:
    """Match the households of two frozen years, the earlier first: a second at a million persons, then remembered."""
    became = succession_of(now.table("places")).became(now.year) if "places" in now.manifest.files else {}
    earlier, later = (
        under_codes_of(became, open_source(one.path("households")).select(*_COLUMNS)) for one in (before, now)
    )
    both = panel(earlier, later, "id").select(
        "village_code", "village_code_before", "member_count", "member_count_before",
        id=nw.coalesce("id", "id_before"), was=_state("status_before"), stands=_state("status"),
    )  # fmt: skip
    table = collected(both)
    return Transitions(before, now, _counted(table), _stood(table))


def _state(status: str) -> nw.Expr:
    """Number the state of each household: on the register but in no other state, it was removed."""
    there = ~nw.col(status).is_null()
    states = nw.when(there).then(nw.lit(_AT[State.REMOVED])).otherwise(nw.lit(_AT[State.ABSENT]))
    for state, statuses in ((State.POOR, POOR_STATUSES), (State.LEFT, LEFT_STATUSES)):
        states = nw.when(nw.col(status).is_in(list(statuses))).then(nw.lit(_AT[state])).otherwise(states)
    return states


def _counted(table: pa.Table) -> _Rows:
    """Count each household once: where it was if it is poor no longer or is gone, else where it is."""
    was, stands = (table[name].to_numpy() for name in ("was", "stands"))
    poor, absent = _AT[State.POOR], _AT[State.ABSENT]
    then = pa.array((stands == absent) | ((was == poor) & (stands != poor)))
    village, persons = (
        pc.if_else(then, table[f"{name}_before"], table[name]) for name in ("village_code", "member_count")
    )
    return _rows(village, was.astype(np.int64) * len(STATES) + stands, persons, table["id"])


def _stood(table: pa.Table) -> _Rows:
    there = table.filter(pc.is_valid(table["village_code_before"]))
    cell = there["was"].to_numpy().astype(np.int64)
    return _rows(there["village_code_before"], cell, there["member_count_before"], there["id"])


def _rows(village: Any, cell: Whole, persons: Any, key: Any) -> _Rows:
    ids = key.to_numpy()
    villages, rows = laid_out(village, ids)
    return _Rows(villages, cell[rows], persons.to_numpy().astype(np.int64)[rows], ids[rows])


def _sums(rows: _Rows, where: slice) -> dict[int, Counted]:
    """Count the persons and households of each cell."""
    households = np.bincount(rows.cell[where])
    persons = np.bincount(rows.cell[where], weights=rows.persons[where])
    return {int(at): Counted(int(persons[at]), int(households[at])) for at in np.flatnonzero(households)}


def _number(cell: Cell) -> int:
    return _AT[cell.before] * len(STATES) + _AT[cell.now]
