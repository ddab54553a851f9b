from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import settings
from hypothesis import strategies as st

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.places import Level, ancestor
from huiyin.measures.register.behind import households_behind
from huiyin.measures.register.movements import movements
from huiyin.measures.register.yearly import yearly_figures
from huiyin.records.snapshots import SCHEMAS, figures_of, write_snapshot
from huiyin.records.snapshots.schemas import TOLD
from huiyin.records.succession import succession_of
from support.snapshots import facts
from support.years import dated, households

EAST, WEST, FAR, RENAMED = "632722100201", "632722101202", "632723100201", "630203101202"
COUNTY, PREFECTURE = "632722000000", "632700000000"
BEFORE = [
    {"id": 1, "village_code": EAST},
    {"id": 2, "village_code": EAST},
    {"id": 3, "village_code": WEST, "status": "exited"},
    {"id": 4, "village_code": FAR, "member_count": 9},
]
NOW = [
    {"id": 1, "village_code": EAST, "member_count": 5, "main_cause": "illness"},
    {"id": 2, "village_code": EAST, "status": "exited", "exited_on": "2016-05-01"},
    {"id": 3, "village_code": WEST, "status": "relapsed", "main_cause": "land"},
    {"id": 5, "village_code": FAR, "member_count": 2, "main_cause": "land"},
]
PLACES = (EAST, WEST, FAR, COUNTY, PREFECTURE, "632722100000", "630000000000")
COUNTED = (
    "poor_persons", "exited_persons", "relapsed_persons", "cause_illness", "cause_land", "entered_persons",
    "returned_persons", "readmitted_persons", "left_persons", "removed_persons", "resized_persons",
)  # fmt: skip


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return frozen(tmp_path_factory.mktemp("frozen"))


@pytest.fixture(scope="module")
def snapshot_with_a_code_that_ended(tmp_path_factory):
    ended = {"code": WEST, "valid_to": "2015-12-31", "successor": RENAMED}
    return frozen(tmp_path_factory.mktemp("ended"), ended, {"code": RENAMED, "valid_from": "2016-01-01"})


def frozen(tmp_path, *places, before=BEFORE, now=NOW):
    """Freeze a year as the platform does: places, households, who moved, the figures."""
    rows = [{"level": "village", "name": one["code"], "version": 1} | one for one in places]
    divisions = pa.Table.from_pylist(rows, schema=dated(SCHEMAS["places"])).cast(SCHEMAS["places"])
    became = succession_of(divisions).became(2016)
    before, now = (households(tmp_path / f"{name}.parquet", *rows) for name, rows in (("before", before), ("now", now)))
    moved = movements(before, now, became)
    figures = yearly_figures(now, places=(), population={}, year=2016, line=None, moved=moved, became=became)
    tables = {"places": divisions, "households": pq.read_table(now), "movements": moved, "figures": figures}
    return write_snapshot(
        tmp_path / "snapshots", facts(2016), {name: table.to_batches() for name, table in tables.items()}
    )


def told(found):
    return [(row["id"], row["village_code"], row["member_count"]) for row in found.rows.to_pylist()]


def ids(found):
    return found.rows["id"].to_pylist()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("indicator", COUNTED)
def test_whoever_adds_up_the_households_finds_the_figure(snapshot, indicator, place):
    add_up(snapshot, indicator, place)


@pytest.mark.parametrize("place", [*PLACES, RENAMED, "630203000000"])
@pytest.mark.parametrize("indicator", COUNTED)
def test_also_where_a_household_still_stands_under_a_code_that_ended(snapshot_with_a_code_that_ended, indicator, place):
    add_up(snapshot_with_a_code_that_ended, indicator, place)


VILLAGES = (EAST, WEST, FAR, RENAMED, "632722101299")
CHANGES = st.fixed_dictionaries({code: st.none() | st.sampled_from(VILLAGES) for code in VILLAGES})
LIVED_IN = st.lists(st.sampled_from(VILLAGES), min_size=len(BEFORE), max_size=len(BEFORE))


@settings(max_examples=10, deadline=None)
@hypothesis.given(changes=CHANGES, before=LIVED_IN, now=LIVED_IN)
def test_also_whatever_was_renamed_or_merged_or_goes_in_a_circle(changes, before, now):
    ended = (
        {"code": code, "valid_to": "2015-12-31" if after else None, "successor": after}
        for code, after in changes.items()
    )
    with TemporaryDirectory() as folder:
        snapshot = frozen(Path(folder), *ended, before=living(BEFORE, before), now=living(NOW, now))
        for place in {*VILLAGES, *(ancestor(code, Level.COUNTY) for code in VILLAGES)}:
            for indicator in ("poor_persons", "left_persons", "resized_persons"):
                add_up(snapshot, indicator, place)


def living(rows, villages):
    return [row | {"village_code": code} for row, code in zip(rows, villages, strict=True)]


def add_up(snapshot, indicator, place):
    figure = figures_of(snapshot).of(place).get(indicator)
    found = households_behind(snapshot, indicator, place, limit=100)
    assert sum(found.rows["persons"].to_pylist()) == (figure.value if figure else 0)
    assert found.rows.num_rows == (figure.n if figure else 0)


@pytest.mark.parametrize(
    ("indicator", "who"),
    [("poor_persons", [1, 3, 5]), ("left_persons", [2]), ("returned_persons", [3]), ("removed_persons", [4]),
     ("entered_persons", [5]), ("resized_persons", [1]), ("cause_land", [3, 5])],
)  # fmt: skip
def test_the_households_are_those_that_are_counted(snapshot, indicator, who):
    assert ids(households_behind(snapshot, indicator, PREFECTURE, limit=100)) == who


def test_a_household_under_a_code_that_ended_is_told_under_that_of_the_year(tmp_path):
    ended = {"code": WEST, "valid_to": "2015-12-31", "successor": RENAMED}
    found = households_behind(frozen(tmp_path, ended, {"code": RENAMED}), "relapsed_persons", RENAMED, limit=5)
    assert found.rows.select(["id", "village_code"]).to_pylist() == [{"id": 3, "village_code": RENAMED}]


def test_each_household_is_told_of_where_its_village_is_now(snapshot_with_a_code_that_ended):
    found = households_behind(snapshot_with_a_code_that_ended, "poor_persons", "630000000000", limit=9)
    # The new code comes first, and the file still has the old one, in the middle.
    assert told(found) == [(3, RENAMED, 4), (1, EAST, 5), (5, FAR, 2)]


@pytest.mark.parametrize("after", [0, 1, 9])
def test_no_turn_leaves_its_place(snapshot, after):
    assert ids(households_behind(snapshot, "poor_persons", FAR, after=after, limit=5)) == [5]


def test_of_each_household_all_is_told_that_a_line_needs(snapshot):
    for indicator in ("poor_persons", "left_persons"):
        assert tuple(households_behind(snapshot, indicator, PREFECTURE, limit=5).rows.column_names) == (
            *TOLD,
            "persons",
        )


def test_turning_pages_gives_everybody_once(snapshot):
    first, second = (households_behind(snapshot, "poor_persons", PREFECTURE, after=after, limit=2) for after in (0, 2))
    assert (ids(first), ids(second)) == ([1, 3], [5])
    assert [(one.before, one.total) for one in (first, second)] == [(0, 3), (2, 3)]


@pytest.mark.parametrize(("after", "who"), [(-9, [1, 3]), (1, [3, 5]), (3, [5]), (4, [5]), (10**12, [5])])
def test_of_a_turn_that_is_not_there_the_nearest_is_given(snapshot, after, who):
    found = households_behind(snapshot, "poor_persons", PREFECTURE, after=after, limit=2)
    assert (ids(found), found.total) == (who, 3)


def test_a_figure_that_counts_no_households_is_refused(snapshot):
    with pytest.raises(ParameterError, match="headcount_rural") as refused:
        households_behind(snapshot, "headcount_rural", COUNTY, limit=5)
    assert "poor_persons" in str(refused.value)


def test_a_year_that_was_frozen_without_saying_who_moved_has_none(tmp_path):
    snapshot = write_snapshot(tmp_path, facts(2016), {"households": []})
    assert households_behind(snapshot, "left_persons", COUNTY, limit=5).rows.num_rows == 0
