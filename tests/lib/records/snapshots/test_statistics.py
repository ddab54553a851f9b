import pytest

from huiyin.records.snapshots import Statistic, statistics_of, write_snapshot
from support.snapshots import content, facts, rows

COUNTY, VILLAGE = "632722000000", "632722100201"


def row(code, year, indicator, value):
    words = {"unit": "persons", "definition": "end of year", "source": "bureau", "version": 1}
    return {"place_code": code, "year": year, "indicator": indicator, "value": value} | words


@pytest.fixture
def snapshot(tmp_path):
    found = rows(
        "statistics",
        row(COUNTY, 2015, "rural_population", 90.0),
        row(COUNTY, 2016, "rural_income", 8.5),
        row(COUNTY, 2016, "rural_population", 100.0),
        row(VILLAGE, 2016, "rural_population", 40.0),
    )
    return write_snapshot(tmp_path, facts(2016), {"statistics": found})


def test_a_places_statistics_of_a_year_are_given_with_definition_and_source(snapshot):
    found = statistics_of(snapshot).of(COUNTY, 2016)
    assert sorted(found) == ["rural_income", "rural_population"]
    assert found["rural_income"] == Statistic("rural_income", 8.5, "persons", "end of year", "bureau")


def test_earlier_years_are_there_as_they_stood_at_the_freeze(snapshot):
    assert statistics_of(snapshot).of(COUNTY, 2015)["rural_population"].value == 90.0


def test_an_indicator_is_given_for_all_places(snapshot):
    found = statistics_of(snapshot).values("rural_population", 2016)
    assert {code: one.value for code, one in found.items()} == {COUNTY: 100.0, VILLAGE: 40.0}


@pytest.mark.parametrize(("code", "year"), [(COUNTY, 2014), ("632722999999", 2016)])
def test_what_was_not_published_is_empty(snapshot, code, year):
    assert statistics_of(snapshot).of(code, year) == {}


def test_a_year_that_froze_no_statistics_has_none(tmp_path):
    snapshot = write_snapshot(tmp_path / "none", facts(2016), content())
    assert statistics_of(snapshot).of(COUNTY, 2016) == {}
    assert statistics_of(snapshot).values("rural_population", 2016) == {}
