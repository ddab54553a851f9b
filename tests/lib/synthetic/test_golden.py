"""The files, counted as an office would count them, against the published figures."""

from collections import Counter
from datetime import date
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
import yaml

from huiyin import policy

GOLDEN = yaml.safe_load((Path(__file__).parents[2] / "golden" / "qinghai_series.yaml").read_text(encoding="utf-8"))
QINGHAI, NATION = "630000000000", "000000000000"
POOR = {"poor", "relapsed"}


def cases(key):
    return [pytest.param(year, value, id=f"{key}-{year}") for year, value in GOLDEN[key]["values"].items()]


@pytest.fixture
def poor(province, read):
    def count(year):
        return sum(int(row["member_count"]) for row in read(province.households(year)) if row["status"] in POOR)

    return count


@pytest.fixture
def statistic(published):
    known = {(row["place_code"], int(row["year"]), row["indicator"]): float(row["value"]) for row in published}
    return lambda place, year, indicator: known[place, year, indicator]


@pytest.mark.parametrize(("year", "value"), [*cases("low_income_population"), *cases("registered_population")])
def test_the_poor_are_as_many_as_published(province, poor, year, value):
    assert poor(year) == round(value * province.scale)


@pytest.mark.parametrize(
    ("key", "base", "year", "value"),
    [
        pytest.param(key, base, year, value, id=f"{key}-{year}")
        for key, base in (
            ("low_income_share", "rural_population"),
            ("registered_share_rural", "rural_population"),
            ("registered_share_total", "total_population"),
        )
        for year, value in GOLDEN[key]["values"].items()
    ],
)
def test_their_share_is_the_published_one(poor, statistic, key, base, year, value):
    assert round(100 * poor(year) / statistic(QINGHAI, year, base), GOLDEN[key]["digits"]) == value


@pytest.mark.parametrize(("year", "value"), cases("registered_at_identification"))
def test_the_identification_registers_as_many_as_published(province, read, year, value):
    people = sum(
        int(row["member_count"])
        for row in read(province.households(year))
        if row["standard"] == "national" and row["identified_on"] >= f"{year}-01-01"
    )

    assert people == round(value * province.scale)


@pytest.mark.parametrize(("year", "value"), cases("exits"))
def test_as_many_leave_each_year_as_published(province, read, year, value):
    left = Counter(
        row["exited_on"][:4] for row in read(province.households(year)) for _ in range(int(row["member_count"]))
    )

    assert left[str(year)] == round(value * province.scale)


def test_two_hundred_thousand_and_more_leave_in_the_old_series(province, poor):
    assert poor(2012) - poor(2013) == round(207_000 * province.scale)


def test_the_poor_of_2016_are_those_of_2015_less_the_exits_and_a_few_who_came(province, poor):
    came = poor(2016) - poor(2015) + round(116_000 * province.scale)

    assert came == round(14_000 * province.scale)


@pytest.mark.parametrize(("year", "value"), cases("poor_area_income"))
def test_income_of_poor_areas_is_the_published_one(statistic, year, value):
    assert statistic(QINGHAI, year, "poor_area_income") == value


@pytest.mark.parametrize(("year", "value"), cases("poor_area_income_growth"))
def test_income_of_poor_areas_grows_by_the_published_rate(statistic, year, value):
    ratio = statistic(QINGHAI, year, "poor_area_income") / statistic(QINGHAI, 2010, "poor_area_income")

    assert round(100 * (ratio ** (1 / (year - 2010)) - 1), 2) == value


@pytest.mark.parametrize(("year", "value"), cases("survey_incidence"))
def test_the_survey_is_near_the_published_incidence_and_not_the_register(province, poor, statistic, year, value):
    table = pq.read_table(province.survey).filter(pc.field("year") == year)
    line = float(policy.at(date(year, 12, 31)).value("poverty_line").value)
    below = pc.sum(pc.filter(table["weight"], pc.less(table["income"], line))).as_py()

    share = 100 * below / pc.sum(table["weight"]).as_py()

    assert abs(share - value) < 3
    assert share != 100 * poor(year) / statistic(QINGHAI, year, "rural_population")


@pytest.mark.parametrize("year", GOLDEN["survey_incidence"]["values"])
def test_the_published_incidences_stand_beside_those_of_the_nation(statistic, year):
    assert statistic(QINGHAI, year, "nbs_incidence") == GOLDEN["survey_incidence"]["values"][year]
    assert statistic(NATION, year, "nbs_incidence") == GOLDEN["survey_incidence"]["nation"][year]
