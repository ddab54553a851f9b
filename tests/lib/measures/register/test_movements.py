from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.kernel.text import Text
from huiyin.measures.register.movements import Movement, movements
from huiyin.records.codes import STATUS
from huiyin.records.snapshots import SCHEMAS
from support.years import households, poor_by_village

EAST, WEST, RENAMED = "632722100201", "632722101202", "630203100201"


@pytest.fixture
def moved(tmp_path):
    """Compare two years of a few households; a row of the later one lacks what the earlier had only if it says so."""

    def moved(before, now, became=None):
        earlier = households(tmp_path / "before.parquet", *before)
        return movements(earlier, households(tmp_path / "now.parquet", *now), became).to_pylist()

    return moved


def one(status="poor", members=4, village=EAST, **more):
    return {"id": 1, "status": status, "member_count": members, "village_code": village, **more}


def kinds(rows):
    return [(row["movement"], row["village_code"], row["persons"], row["households"]) for row in rows]


@pytest.mark.parametrize(
    ("before", "now", "kind", "persons", "count"),
    [
        ([], [one()], "entered", 4, 1),
        ([one("exited")], [one("relapsed")], "returned", 4, 1),
        ([one("planned_exit")], [one("poor")], "returned", 4, 1),
        ([one("removed")], [one("poor")], "readmitted", 4, 1),
        ([one(members=5)], [one("exited", members=3)], "left", -5, -1),
        ([one("relapsed")], [one("planned_exit")], "left", -4, -1),
        ([one()], [one("removed")], "removed", -4, -1),
        ([one()], [], "removed", -4, -1),
        ([one()], [one(members=6)], "resized", 2, 0),
        ([one("relapsed")], [one("poor", members=3)], "resized", -1, 0),
    ],
)
def test_what_happened_to_a_household_has_one_name(moved, before, now, kind, persons, count):
    assert kinds(moved(before, now)) == [(kind, EAST, persons, count)]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ([one()], [one("relapsed")]),  # poor all the same
        ([one("exited")], [one("exited", members=9)]),
        ([one("removed")], []),
        ([], [one("exited")]),
    ],
)
def test_who_was_not_among_the_poor_and_is_not_moves_nothing(moved, before, now):
    assert moved(before, now) == []


def test_who_moved_to_another_village_leaves_here_and_comes_there(moved):
    found = moved([one(members=4)], [one(members=5, village=WEST)])
    assert kinds(found) == [("resized", EAST, -4, -1), ("resized", WEST, 5, 1)]


def test_whose_village_only_changed_its_code_has_not_moved(moved):
    became = {EAST: RENAMED}
    assert moved([one()], [one(village=RENAMED)], became) == []
    assert kinds(moved([one()], [one(village=RENAMED, members=5)], became)) == [("resized", RENAMED, 1, 0)]
    assert kinds(moved([one()], [one("exited", village=RENAMED)], became)) == [("left", RENAMED, -4, -1)]
    assert kinds(moved([one()], [], became)) == [("removed", RENAMED, -4, -1)]
    assert kinds(moved([one()], [one(village=WEST)], became)) == [
        ("resized", RENAMED, -4, -1), ("resized", WEST, 4, 1)
    ]  # fmt: skip


def test_who_stands_under_the_old_code_yet_has_not_moved_either(moved):
    assert moved([one()], [one()], {EAST: RENAMED}) == []
    assert kinds(moved([], [one()], {EAST: RENAMED})) == [("entered", RENAMED, 4, 1)]


def test_who_left_is_counted_where_they_lived(moved):
    assert kinds(moved([one()], [one("exited", village=WEST)])) == [("left", EAST, -4, -1)]


def test_of_who_is_no_longer_there_the_last_known_is_told(moved):
    (row,) = moved([one(head_name="卓玛", income_per_capita=123_00)], [])
    assert (row["head_name"], row["status"], row["income_per_capita"]) == ("卓玛", None, 123_00)


def test_of_who_is_there_it_is_told_how_they_stand_now(moved):
    (row,) = moved([one(head_name="卓玛")], [one("exited", head_name="才让")])
    assert (row["head_name"], row["status"]) == ("才让", "exited")


def test_it_has_the_shape_of_the_frozen_table(tmp_path):
    empty = households(tmp_path / "none.parquet")
    table = movements(empty, empty)
    assert (table.schema, table.num_rows) == (SCHEMAS["movements"], 0)


def test_only_what_takes_away_is_counted_backwards():
    assert {one for one in Movement if one.sign == -1} == {Movement.LEFT, Movement.REMOVED}
    assert Movement.LEFT.indicator == "left_persons"
    assert Movement.RETURNED.label == Text("returned to poverty", "返贫")


def test_a_movement_into_a_status_is_called_as_the_status_is():
    assert Movement.REMOVED.label == STATUS.label_of("removed") == Text("removed from the register", "注销")
    assert Movement.RETURNED.label == STATUS.label_of("relapsed")


YEAR = st.dictionaries(
    st.integers(1, 12),
    st.tuples(st.sampled_from(STATUS.keys()), st.integers(1, 9), st.sampled_from([EAST, WEST])),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(before=YEAR, now=YEAR)
def test_in_every_village_the_poor_of_a_year_are_those_before_and_who_moved(before, now, tmp_path_factory):
    folder = tmp_path_factory.mktemp("years")
    paths = [
        households(
            folder / f"{name}.parquet",
            *(
                {"id": key, "status": status, "member_count": members, "village_code": village}
                for key, (status, members, village) in year.items()
            ),
        )
        for name, year in (("before", before), ("now", now))
    ]
    account = Counter(poor_by_village(paths[0]))
    for row in movements(*paths).to_pylist():
        account[row["village_code"]] += row["persons"]
    assert +account == Counter(poor_by_village(paths[1]))
    assert min(account.values(), default=0) >= 0
