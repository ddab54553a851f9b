"""The demo's frozen years and statistics say what was published (tests/golden/qinghai_series.yaml)."""

import json
from pathlib import Path

import pytest
import yaml

from huiyin.cli.main import main
from huiyin.policy import series_breaks
from huiyin.records.snapshots import Snapshots, figures_of

SCALE = 0.01
NATION, PROVINCE = "000000000000", "630000000000"
PUBLISHED = yaml.safe_load((Path(__file__).parents[2] / "golden" / "qinghai_series.yaml").read_text())


@pytest.fixture(scope="module")
def snapshots(demo):
    return Snapshots(demo / "snapshots")


@pytest.fixture(scope="module")
def figure(snapshots):
    def of(year, indicator):
        rows = snapshots.open(year).table("figures", ["place_code", "indicator", "value"]).to_pylist()
        return next(r["value"] for r in rows if r["place_code"] == PROVINCE and r["indicator"] == indicator)

    return of


@pytest.fixture(scope="module")
def statistics(snapshots):
    rows = snapshots.open(2016).table("statistics").to_pylist()
    return {
        (row["place_code"], row["year"], row["indicator"]): row
        for row in rows
        if row["place_code"] in (NATION, PROVINCE)
    }


def cases(*keys):
    return [(key, year, value) for key in keys for year, value in PUBLISHED[key]["values"].items()]


@pytest.mark.parametrize(("key", "year", "people"), cases("low_income_population", "registered_population"))
def test_the_poor_at_year_s_end_are_as_many_as_published(figure, key, year, people):
    assert figure(year, "poor_persons") == round(people * SCALE)


@pytest.mark.parametrize(("key", "year", "people"), cases("exits"))
def test_as_many_left_poverty_as_published(figure, key, year, people):
    assert figure(year, "exited_persons") == round(people * SCALE)


@pytest.mark.parametrize(("key", "year", "percent"), cases("low_income_share", "registered_share_rural"))
def test_the_share_of_the_rural_population_rounds_to_the_published_one(figure, key, year, percent):
    assert round(figure(year, "headcount_rural") * 100, PUBLISHED[key]["digits"]) == percent


@pytest.mark.parametrize(("key", "year", "percent"), cases("registered_share_total"))
def test_the_share_of_the_total_population_rounds_to_the_published_one(figure, key, year, percent):
    assert round(figure(year, "headcount_total") * 100, PUBLISHED[key]["digits"]) == percent


@pytest.mark.parametrize(("year", "percent"), PUBLISHED["survey_incidence"]["nation"].items())
def test_the_nation_s_incidence_stands_beside(statistics, year, percent):
    assert statistics[NATION, year, "nbs_incidence"]["value"] == percent
    assert round(PUBLISHED["survey_incidence"]["nation"][2012]) == PUBLISHED["low_income_share"]["nation"][2012] == 10


def test_income_in_poor_areas_grew_by_the_published_rate(statistics):
    first, last = (statistics[PROVINCE, year, "poor_area_income"]["value"] for year in (2010, 2015))
    assert (first, last) == (3464, 6861)
    assert round(((last / first) ** (1 / 5) - 1) * 100, 2) == PUBLISHED["poor_area_income_growth"]["values"][2015]


@pytest.mark.parametrize("level", ["province", "prefecture", "county"])
def test_the_command_line_says_of_a_place_what_the_pages_say(demo, snapshots, capsys, level):
    asked = ["--measures", "headcount,gap,poor_persons", "--by", level, "--format", "json", "--data", str(demo)]
    assert main(["measure", "2016", *asked]) == 0
    measured = json.loads(capsys.readouterr().out)["rows"]
    frozen = figures_of(snapshots.open(2016))
    for measure, indicator in (("headcount", "headcount_rural"), ("poor_persons", "poor_persons")):
        told = {row[level]: row["estimate"] for row in measured if row["measure"] == measure}
        assert told == {code: value for code, value in frozen.values(indicator, level).items() if code in told}
        assert frozen.values("headcount_rural", level).keys() <= told.keys()
    gaps = {row[level]: row["estimate"] for row in measured if row["measure"] == "gap"}
    assert gaps == pytest.approx(frozen.values("gap", level), rel=1e-12)


def test_what_was_registered_in_early_2014_is_kept_with_its_definition(statistics):
    row = statistics[PROVINCE, 2014, "published_registered_population"]
    assert row["value"] == PUBLISHED["registered_at_identification"]["values"][2014] == 736_000
    assert row["definition"]
    assert "Xinhua" in row["source"]


def test_every_statistic_has_its_definition_and_source(statistics):
    assert [key for key, row in statistics.items() if not (row["unit"] and row["definition"] and row["source"])] == []


def test_the_break_of_2014_is_named_and_the_only_one():
    assert [(one.year, one.before.key != one.after.key) for one in series_breaks(2012, 2016)] == [(2014, True)]


def test_the_years_are_frozen_in_one_sound_chain(snapshots):
    assert snapshots.years() == [2012, 2013, 2014, 2015, 2016]
    assert snapshots.verify() == []
    assert all(one.manifest.made_up for one in snapshots.all())


def test_the_maps_of_the_last_year_are_drawn_before_anybody_asks(demo):
    # A map each for the province and its eight prefectures, in both languages.
    assert len(list((demo / "cache" / "figures").glob("*.svg"))) >= 18
