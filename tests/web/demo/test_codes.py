"""The demo's places through the years: codes that exist in the year, and nothing lost where one changes."""

import pyarrow.compute as pc
import pytest

from huiyin.records.place_books import codes_of_year
from huiyin.records.snapshots import Snapshots, figures_of
from huiyin.records.succession import succession_of

PING_AN = {2012: "632121000000", 2013: "630221000000", 2014: "630221000000", 2015: "630203000000", 2016: "630203000000"}
YUSHU = {2012: "632721000000", 2013: "632701000000", 2014: "632701000000", 2015: "632701000000", 2016: "632701000000"}
HAIDONG = {2012: "632100000000", 2013: "630200000000", 2016: "630200000000"}


@pytest.fixture(scope="module")
def years(demo):
    return {one.year: one for one in Snapshots(demo / "snapshots").readable()}


@pytest.mark.parametrize("codes", [PING_AN, YUSHU, HAIDONG])
def test_a_place_has_figures_in_every_year_under_the_code_of_that_year_only(years, codes):
    for year, code in codes.items():
        figures = figures_of(years[year])
        assert figures.of(code)["poor_persons"].value > 0
        assert figures.of(code)["headcount_rural"].value > 0
        assert all(figures.of(other) == {} for other in set(codes.values()) - {code})


@pytest.mark.parametrize("year", range(2012, 2017))
def test_every_figure_is_of_a_place_that_exists_in_its_year(years, year):
    known = set(codes_of_year(years[year].table("places"), year))
    assert set(years[year].table("figures", ["place_code"])["place_code"].to_pylist()) <= known


@pytest.mark.parametrize("year", range(2012, 2017))
def test_whoever_is_on_the_register_lives_in_a_village_of_the_year(years, year):
    known = set(codes_of_year(years[year].table("places"), year))
    households = years[year].table("households", ["village_code", "status"])
    listed = households.filter(pc.not_equal(households["status"], "removed"))["village_code"].to_pylist()
    assert set(listed) <= known


@pytest.mark.parametrize("year", [2013, 2015, 2016])
def test_in_every_place_the_poor_are_those_of_the_year_before_and_who_moved(years, year):
    succession = succession_of(years[year].table("places"))
    now, before = figures_of(years[year]), figures_of(years[year - 1])
    moves = {"entered": 1, "returned": 1, "readmitted": 1, "resized": 1, "left": -1, "removed": -1}
    for level in ("county", "prefecture", "province"):
        for code, poor in now.values("poor_persons", level).items():
            own = now.of(code)
            moved = sum(own[f"{key}_persons"].value * sign for key, sign in moves.items())
            assert before.of(*succession.same(code, year, year - 1))["poor_persons"].value + moved == poor


@pytest.mark.parametrize("year", [2013, 2015, 2016])
def test_nobody_moves_because_a_code_changes(years, year):
    assert set(pc.unique(years[year].table("movements", ["movement"])["movement"]).to_pylist()) <= {
        "entered", "returned", "readmitted", "left", "removed"
    }  # fmt: skip
