import pyarrow as pa
import pytest

from huiyin.planning.forecast import Flow, HistoryError, forecast, register_of
from huiyin.records.snapshots import SCHEMAS, write_snapshot
from support.snapshots import HOUSEHOLD, facts
from support.years import dated

EAST, WEST, BEFORE, RENAMED = "632722100201", "632722101202", "632128100201", "630203100201"
FIRST = [
    {"id": 1}, {"id": 2}, {"id": 3, "village_code": WEST, "status": "exited"},
    {"id": 4, "village_code": BEFORE, "member_count": 5}, {"id": 5, "status": "removed"},
]  # fmt: skip
SECOND = [
    {"id": 1, "member_count": 6}, {"id": 2, "status": "planned_exit"}, {"id": 3, "village_code": WEST, "status": "relapsed"},
    {"id": 4, "village_code": RENAMED, "status": "removed"}, {"id": 5}, {"id": 6, "village_code": WEST},
]  # fmt: skip
PLACES = [
    {"code": BEFORE, "valid_to": "2014-12-31", "successor": RENAMED},
    {"code": RENAMED, "valid_from": "2015-01-01"},
]


def rows(table, found):
    return pa.Table.from_pylist(found, schema=dated(SCHEMAS[table])).cast(SCHEMAS[table]).to_batches()


@pytest.fixture
def years(tmp_path):
    """Freeze a year of each list of households, the first of them the year that is said."""

    def frozen(first, *lists):
        return [
            write_snapshot(tmp_path, facts(first + at), {
                "households": rows("households", sorted(
                    (HOUSEHOLD | {"village_code": EAST} | one for one in found),
                    key=lambda row: (row["village_code"], row["id"]))),
                "places": rows("places", [{"level": "village", "name": one["code"], "version": 1} | one for one in PLACES]),
            })
            for at, found in enumerate(lists)
        ]  # fmt: skip

    return frozen


def test_the_standing_is_who_is_poor_or_has_left_at_the_end_of_the_last_year(years):
    standing, _ = register_of(years(2015, FIRST, SECOND))
    found = sorted(zip(standing.village.tolist(), standing.poor.tolist(), standing.persons.tolist(), strict=True))
    assert standing.year == 2016
    assert found == [(EAST, False, 4), (EAST, True, 4), (EAST, True, 6), (WEST, True, 4), (WEST, True, 4)]


def test_what_happened_is_counted_by_village_under_the_codes_of_the_last_year(years):
    _, (moved,) = register_of(years(2015, FIRST, SECOND))
    assert (moved.year, moved.village.tolist()) == (2016, [RENAMED, EAST, WEST])
    assert (moved.poor.tolist(), moved.out.tolist()) == ([1, 2, 0], [0, 0, 1])
    assert {flow: moved.count(flow).tolist() for flow in Flow} == {
        Flow.LEFT: [0, 1, 0], Flow.REMOVED: [1, 0, 0], Flow.RETURNED: [0, 0, 1], Flow.FOUND: [0, 1, 1],
    }  # fmt: skip


def test_frozen_years_are_all_that_a_forecast_needs_in_whatever_order(years):
    frozen = years(2014, FIRST, SECOND, SECOND)
    told = forecast(*register_of(frozen[::-1]), until=2017, walks=20)
    assert told.places == ("630000000000", "632700000000", "632722000000", "632722100000", EAST, "632722101000", WEST)
    assert told.poor_now[0] == 18


def test_years_of_two_series_are_not_joined(years):
    with pytest.raises(
        HistoryError, match=r"2014: In 2014 the poor were identified anew, .* Give the years from 2014 on\."
    ):
        register_of(years(2013, FIRST, SECOND))


def test_a_single_year_has_no_past_to_learn_from(years):
    with pytest.raises(HistoryError, match="there is no year before it to learn from"):
        forecast(*register_of(years(2016, FIRST)), until=2017)
