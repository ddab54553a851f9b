from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import settings
from hypothesis import strategies as st

from huiyin.kernel.places import Level, ancestor
from huiyin.measures.register.movements import Movement, movements
from huiyin.measures.register.transitions import CELLS, Cell, Counted, State, register_transitions
from huiyin.measures.register.yearly import yearly_figures
from huiyin.records.codes import STATUS
from huiyin.records.snapshots import SCHEMAS, figures_of, write_snapshot
from huiyin.records.snapshots.schemas import TOLD
from huiyin.records.succession import succession_of
from support.snapshots import facts
from support.years import dated, households

EAST, WEST, FAR, RENAMED = "632722100201", "632722101202", "632723100201", "630203101202"
COUNTY, PREFECTURE = "632722000000", "632700000000"
VILLAGES = (EAST, WEST, FAR, RENAMED)
BEFORE = [
    {"id": 1, "village_code": EAST, "member_count": 4},
    {"id": 2, "village_code": EAST, "member_count": 3},
    {"id": 3, "village_code": WEST, "member_count": 2, "status": "exited"},
    {"id": 4, "village_code": FAR, "member_count": 9, "head_name": "卓玛"},
    {"id": 6, "village_code": EAST, "member_count": 5},
    {"id": 7, "village_code": EAST, "member_count": 1, "status": "removed"},
    {"id": 8, "village_code": WEST, "member_count": 7, "status": "exited"},
]
NOW = [
    {"id": 1, "village_code": EAST, "member_count": 5, "status": "relapsed"},
    {"id": 2, "village_code": EAST, "member_count": 6, "status": "planned_exit"},
    {"id": 3, "village_code": WEST, "member_count": 2, "status": "relapsed"},
    {"id": 5, "village_code": FAR, "member_count": 2},
    {"id": 6, "village_code": WEST, "member_count": 5},
    {"id": 7, "village_code": EAST, "member_count": 1},
    {"id": 8, "village_code": WEST, "member_count": 8, "status": "exited"},
]


@pytest.fixture(scope="module")
def two_years(tmp_path_factory):
    return register_transitions(*frozen(tmp_path_factory.mktemp("frozen")))


def frozen(folder, *places, before=BEFORE, now=NOW):
    """Freeze two years as the platform does."""
    rows = [{"level": "village", "name": one["code"], "version": 1} | one for one in places]
    divisions = pa.Table.from_pylist(rows, schema=dated(SCHEMAS["places"])).cast(SCHEMAS["places"])
    paths = [households(folder / f"{name}.parquet", *found) for name, found in (("before", before), ("now", now))]
    snapshots = []
    for year, path in zip((2015, 2016), paths, strict=True):
        became = succession_of(divisions).became(year)
        moved = movements(*paths, became) if year == 2016 else None
        figures = yearly_figures(path, places=VILLAGES, population={}, year=year, line=None, moved=moved, became=became)
        tables = {"places": divisions, "households": pq.read_table(path), "figures": figures}
        snapshots.append(
            write_snapshot(folder / "snapshots", facts(year), {name: one.to_batches() for name, one in tables.items()})
        )
    return snapshots


def told(matrix):
    return {key: (one.persons, one.households) for key in CELLS if (one := matrix.cells.get(CELLS[key]))}


def test_every_household_counts_once_in_the_cell_of_its_two_states(two_years):
    assert told(two_years.matrix(PREFECTURE)) == {
        "poor-poor": (10, 2),
        "poor-left": (3, 1),
        "poor-absent": (9, 1),
        "left-poor": (2, 1),
        "left-left": (8, 1),
        "removed-poor": (1, 1),
        "absent-poor": (2, 1),
    }


def test_a_row_less_what_its_households_grew_is_the_state_before(two_years):
    matrix = two_years.matrix(PREFECTURE)
    assert matrix.before == {
        State.POOR: Counted(21, 4), State.LEFT: Counted(9, 2), State.REMOVED: Counted(1, 1),
    }  # fmt: skip
    assert [matrix.resized(state) for state in State] == [1, 1, 0, 2]
    assert (matrix.of(State.POOR), matrix.of(now=State.POOR), matrix.of()) == (
        Counted(22, 4), Counted(15, 5), Counted(35, 8),
    )  # fmt: skip


def test_who_stayed_poor_and_moved_is_missing_in_one_place_and_more_in_the_other(two_years):
    east, west = (two_years.matrix(code) for code in (EAST, WEST))
    assert (told(east)["poor-poor"], east.resized(State.POOR)) == ((5, 1), 1 - 5)
    assert (told(west)["poor-poor"], west.resized(State.POOR)) == ((5, 1), 5)


def test_of_a_place_where_nobody_is_registered_there_is_nothing(two_years):
    matrix = two_years.matrix("630100000000")
    assert (matrix.cells, matrix.before, matrix.of()) == ({}, {}, Counted())


@pytest.mark.parametrize(
    ("cell", "label"),
    [("poor-poor", "stayed poor"), ("poor-left", "left poverty"), ("poor-absent", "removed from the register"),
     ("left-poor", "returned to poverty"), ("removed-poor", "readmitted to the register"),
     ("absent-poor", "newly identified"), ("absent-left", "poor in neither year"), ("left-left", "poor in neither year")],
)  # fmt: skip
def test_what_happened_is_called_as_in_the_account_of_a_year(cell, label):
    assert CELLS[cell].label.en == label


def test_nobody_is_absent_twice():
    assert (len(CELLS), "absent-absent" in CELLS) == (15, False)


@pytest.mark.parametrize("place", [PREFECTURE, COUNTY, EAST, WEST, FAR])
def test_a_cell_opens_to_the_households_that_it_counts(two_years, place):
    matrix = two_years.matrix(place)
    for cell in CELLS.values():
        rows = two_years.households(cell, place, limit=100).rows
        assert Counted(sum(rows["persons"].to_pylist()), rows.num_rows) == matrix.cells.get(cell, Counted()), cell
        assert tuple(rows.column_names) == (*TOLD, "persons")


def test_who_is_gone_is_told_of_as_they_stood_before(two_years):
    (row,) = two_years.households(Cell(State.POOR, State.ABSENT), PREFECTURE, limit=5).rows.to_pylist()
    assert (row["id"], row["head_name"], row["status"], row["persons"]) == (4, "卓玛", None, 9)


def test_who_left_is_told_of_as_they_stand_now_and_counts_as_before(two_years):
    (row,) = two_years.households(Cell(State.POOR, State.LEFT), PREFECTURE, limit=5).rows.to_pylist()
    assert (row["status"], row["member_count"], row["persons"]) == ("planned_exit", 6, 3)


def test_turning_pages_gives_everybody_once(two_years):
    turns = [two_years.households(Cell(State.POOR, State.POOR), PREFECTURE, after=after, limit=1) for after in (0, 1)]
    assert [(one.rows["id"].to_pylist(), one.before, one.total) for one in turns] == [([1], 0, 2), ([6], 1, 2)]


@pytest.mark.parametrize("after", [-9, 10**12])
def test_a_turn_that_is_not_there_is_the_nearest(two_years, after):
    found = two_years.households(Cell(State.POOR, State.POOR), WEST, after=after, limit=5)
    assert (found.rows["id"].to_pylist(), found.before, found.total) == ([6], 0, 1)


def test_whose_village_only_changed_its_code_has_not_moved(tmp_path):
    ended = {"code": WEST, "valid_to": "2015-12-31", "successor": RENAMED}
    found = register_transitions(*frozen(tmp_path, ended, {"code": RENAMED, "valid_from": "2016-01-01"}))
    assert told(found.matrix(RENAMED)) == {"poor-poor": (5, 1), "left-poor": (2, 1), "left-left": (8, 1)}
    assert found.matrix(RENAMED).before == {State.LEFT: Counted(9, 2)}
    assert found.matrix(WEST).of() == Counted()
    rows = found.households(CELLS["left-poor"], RENAMED, limit=5).rows
    assert rows.select(["id", "village_code"]).to_pylist() == [{"id": 3, "village_code": RENAMED}]


YEAR = st.dictionaries(
    st.integers(1, 12),
    st.tuples(st.sampled_from(STATUS.keys()), st.integers(1, 9), st.sampled_from(VILLAGES)),
    min_size=1,
    max_size=12,
)
CHANGES = st.fixed_dictionaries({code: st.none() | st.sampled_from(VILLAGES) for code in VILLAGES})


@settings(max_examples=25, deadline=None)
@hypothesis.given(before=YEAR, now=YEAR, changes=CHANGES)
def test_its_margins_are_the_frozen_poor_and_its_cells_the_frozen_account(before, now, changes):
    places = [
        {"code": code, "valid_to": "2015-12-31" if after else None, "successor": after}
        for code, after in changes.items()
    ]
    with TemporaryDirectory() as folder:
        earlier, later = frozen(Path(folder), *places, before=rows_of(before), now=rows_of(now))
        found = register_transitions(earlier, later)
        succession = succession_of(later.table("places"))
        for level in (Level.VILLAGE, Level.COUNTY, Level.PREFECTURE):
            for code in {ancestor(one, level) for one in VILLAGES}:
                matrix = found.matrix(code)
                assert account(matrix) == frozen_account(later, code)
                if level is Level.VILLAGE and succession.belongs(code, 2016):
                    were = succession.same(code, 2016, 2015)
                    assert matrix.before.get(State.POOR, Counted()).persons == poor(earlier, *were)


def rows_of(year):
    return [
        {"id": key, "status": status, "member_count": members, "village_code": village}
        for key, (status, members, village) in year.items()
    ]


def poor(snapshot, *codes):
    own = figures_of(snapshot).of(*codes).get("poor_persons")
    return int(own.value) if own else 0


def account(matrix):
    """Add up the cells by the words of the yearly account."""
    words = {one.label: one.indicator for one in Movement}
    found = Counter({"poor_persons": matrix.of(now=State.POOR).persons, "resized_persons": matrix.resized(State.POOR)})
    for cell, counted in matrix.cells.items():
        if indicator := words.get(cell.label):
            found[indicator] += counted.persons
    return {key: value for key, value in found.items() if value}


def frozen_account(snapshot, code):
    own = figures_of(snapshot).of(code)
    keys = ("poor_persons", *(one.indicator for one in Movement))
    return {key: int(own[key].value) for key in keys if key in own and own[key].value}
