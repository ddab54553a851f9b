from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huiyin.measures import Place, register_rates
from huiyin.measures.register.indicators import INDICATORS, indicators_of
from huiyin.measures.register.yearly import places_without_base, yearly_figures
from huiyin.records.codes import CAUSE
from huiyin.records.snapshots import SCHEMAS
from support.snapshots import HOUSEHOLD, rows

LINE = Decimal(2952)
EAST, WEST = "632722100201", "632722101202"  # two villages of two townships
COUNTY, PREFECTURE, PROVINCE = "632722000000", "632700000000", "630000000000"
REGISTER = [
    {"village_code": EAST, "member_count": 4, "income_per_capita": 1_476_00, "main_cause": "illness"},
    {"village_code": EAST, "member_count": 2, "income_per_capita": None, "main_cause": "land", "status": "relapsed"},
    {"village_code": WEST, "member_count": 3, "income_per_capita": 4_000_00, "main_cause": "illness"},
    {"village_code": WEST, "member_count": 5, "status": "exited", "exited_on": "2016-11-01"},
    {"village_code": WEST, "member_count": 6, "status": "exited", "exited_on": "2015-12-31"},
    {"village_code": WEST, "member_count": 7, "status": "removed"},
]
RURAL = {EAST: 100.0, WEST: 50.0}


@pytest.fixture
def figures(tmp_path):
    """Compute the figures of a small register: {(place, indicator): row}."""

    def figures(households=REGISTER, population=None, line=LINE, places=(), became=None):
        path = tmp_path / "households.parquet"
        schema = SCHEMAS["households"]
        table = pa.Table.from_pylist([HOUSEHOLD | one for one in households], schema=_dated(schema)).cast(schema)
        pq.write_table(table, path)
        people = {"rural_population": RURAL} if population is None else population
        table = yearly_figures(path, places=places, population=people, year=2016, line=line, became=became)
        return {(row["place_code"], row["indicator"]): row for row in table.to_pylist()}

    return figures


def _dated(schema):
    return pa.schema([pa.field(one.name, pa.string()) if one.type == pa.date32() else one for one in schema])


def values(found, place):
    return {indicator: row["value"] for (code, indicator), row in found.items() if code == place}


def test_a_village_is_counted(figures):
    assert values(figures(), EAST) == {
        "poor_persons": 6,
        "poor_households": 2,
        "exited_persons": 0,
        "relapsed_persons": 2,
        "rural_population": 100,
        "headcount_rural": 0.06,
        "gap": 4 * 0.5 / 100,
        "severity": 4 * 0.25 / 100,
        "mean_income_per_capita": 1476,
        "cause_illness": 4,
        "cause_land": 2,
    }


def test_only_who_left_in_the_year_counts_as_exited(figures):
    found = figures()[WEST, "exited_persons"]
    assert (found["value"], found["n"]) == (5, 1)


@pytest.mark.parametrize("place", [COUNTY, PREFECTURE, PROVINCE])
def test_the_places_above_hold_the_sums(figures, place):
    found = values(figures(), place)
    assert found["poor_persons"] == 9
    assert found["cause_illness"] == 7
    assert found["rural_population"] == 150
    assert found["headcount_rural"] == 9 / 150
    assert found["mean_income_per_capita"] == (4 * 1476 + 3 * 4000) / 7


def test_every_figure_shows_what_it_is_made_of(figures):
    found = figures()[COUNTY, "headcount_rural"]
    assert (found["numerator"], found["denominator"], found["n"]) == (9, 150, 3)
    assert (found["level"], found["unit"], found["method"], found["se"]) == ("county", "share", "census", None)


def test_a_place_of_its_own_statistic_keeps_it(figures):
    found = figures(population={"rural_population": {**RURAL, COUNTY: 200.0}})
    own, above = found[COUNTY, "rural_population"], found[PROVINCE, "rural_population"]
    assert (own["value"], own["method"]) == (200, "published")
    assert (above["value"], above["method"]) == (200, "sum")
    assert found[COUNTY, "headcount_rural"]["value"] == 9 / 200


def test_no_rate_where_the_population_of_poor_people_is_unknown(figures):
    found = figures(population={"rural_population": {EAST: 100.0}})
    assert (EAST, "headcount_rural") in found
    assert not {(WEST, "rural_population"), (WEST, "headcount_rural"), (COUNTY, "headcount_rural")} & set(found)
    assert found[COUNTY, "poor_persons"]["value"] == 9


def test_a_village_without_poor_and_without_statistic_leaves_the_sum_known(figures):
    empty = "632722102203"
    found = figures(places=[empty])
    assert found[COUNTY, "rural_population"]["value"] == 150
    assert values(found, empty) == {
        "poor_persons": 0, "poor_households": 0, "exited_persons": 0, "relapsed_persons": 0,
    }  # fmt: skip


def test_without_a_published_line_there_is_no_gap_and_no_severity(figures):
    assert not {"gap", "severity"} & {indicator for _, indicator in figures(line=None)}


def test_a_household_registered_on_a_township_counts_once(figures):
    found = figures([{"village_code": "632722100000", "member_count": 4}], population={})
    assert found["632722100000", "poor_persons"]["value"] == 4
    assert found[COUNTY, "poor_persons"]["value"] == 4


def test_a_household_under_a_code_that_ended_counts_where_that_went(figures):
    new = "630203100201"
    found = figures(became={EAST: new})
    assert (found[new, "poor_persons"]["value"], found[COUNTY, "poor_persons"]["value"]) == (6, 3)
    assert (EAST, "poor_persons") not in found


def test_an_empty_register_has_places_and_no_poor(figures):
    assert values(figures([], places=[EAST]), PROVINCE) == {
        "poor_persons": 0, "poor_households": 0, "exited_persons": 0, "relapsed_persons": 0, "rural_population": 100,
        "headcount_rural": 0, "gap": 0, "severity": 0,
    }  # fmt: skip


def test_the_rates_are_those_of_the_register(figures, tmp_path):
    found = figures()
    rates = register_rates(tmp_path / "households.parquet", RURAL, year=2016, line=LINE, by=Place("county")).rows()
    names = {"headcount": "headcount_rural"}
    for row in rates:
        own = found[row["county"], names.get(row["measure"], row["measure"])]
        assert own["value"] == pytest.approx(row["estimate"], rel=1e-12)
        assert own["n"] == row["n"]


def test_every_indicator_is_defined_in_both_languages(figures):
    assert {indicator for _, indicator in figures()} <= set(INDICATORS)
    assert {f"cause_{key}" for key in CAUSE.keys()} < set(INDICATORS)  # noqa: SIM118
    for one in indicators_of(2016).values():
        assert one.label.en
        assert one.definition.zh


def test_rows_stand_sorted_with_no_null_where_none_may_be(figures):
    found = list(figures())
    assert found == sorted(found)
    assert rows("figures", *figures().values())[0].num_rows == len(found)


@pytest.mark.parametrize(
    "rural",
    [
        {}, {EAST: 100.0}, {WEST: 50.0}, RURAL, {COUNTY: 900.0}, {PREFECTURE: 900.0, EAST: 100.0}, {PROVINCE: 9000.0},
        {"632722100000": 100.0}, {"632722100000": 100.0, WEST: 50.0},
    ],
)  # fmt: skip
def test_the_places_without_base_are_those_with_poor_whose_population_no_figure_gives(figures, rural):
    found = figures(population={"rural_population": rural})
    poor = {place for (place, indicator), row in found.items() if indicator == "poor_persons" and row["value"]}
    known = {place for place, indicator in found if indicator == "rural_population"}
    assert places_without_base([EAST, WEST], rural) == sorted(poor - known)
