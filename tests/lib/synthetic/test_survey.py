from collections import defaultdict

import pyarrow.parquet as pq
import pytest

from huiyin.synthetic.places import load_divisions
from huiyin.synthetic.population import make_population
from huiyin.synthetic.survey import write_survey

LINES = (2625, 2736, 2800, 2855, 2952)


@pytest.fixture(scope="module")
def survey(tmp_path_factory):
    path = tmp_path_factory.mktemp("survey") / "survey.parquet"
    divisions = load_divisions()
    write_survey(path, divisions, make_population(divisions, 0.1, 1), LINES, 0.1, 1)
    return pq.read_table(path)


def test_it_has_the_columns_that_an_estimate_needs(survey):
    assert [(field.name, str(field.type)) for field in survey.schema] == [
        ("household", "string"), ("village_code", "string"), ("stratum", "string"), ("weight", "double"),
        ("members", "int32"), ("income", "double"), ("year", "int16"),
    ]  # fmt: skip


def test_twenty_thousand_households_stay_in_it_for_five_years(survey):
    by_year = defaultdict(list)
    for household, year in zip(survey["household"].to_pylist(), survey["year"].to_pylist(), strict=True):
        by_year[year].append(household)

    assert {year: len(set(households)) for year, households in by_year.items()} == dict.fromkeys(
        range(2012, 2017), 20_000
    )
    assert {tuple(households) for households in by_year.values()} == {tuple(by_year[2012])}


def test_the_weights_sum_to_the_rural_population_of_each_year(survey):
    sums = defaultdict(float)
    for weight, year in zip(survey["weight"].to_pylist(), survey["year"].to_pylist(), strict=True):
        sums[year] += weight

    assert sums == pytest.approx({2012: 378_000, 2013: 383_300, 2014: 388_700, 2015: 394_000, 2016: 396_000})


def test_every_stratum_has_at_least_two_villages_and_every_village_ten_households(survey):
    first = survey.slice(0, 20_000).to_pylist()
    villages, households = defaultdict(set), defaultdict(int)
    for row in first:
        villages[row["stratum"]].add(row["village_code"])
        households[row["village_code"]] += 1

    assert min(len(codes) for codes in villages.values()) >= 2
    assert set(households.values()) == {10}
    assert all(code.startswith(stratum[:6]) for stratum, codes in villages.items() for code in codes)


def test_a_household_is_poor_in_one_year_and_not_in_another_but_mostly_stays(survey):
    income = survey["income"].to_numpy().reshape(5, 20_000)
    poor = income < [[line] for line in LINES]
    left = (poor[0] & ~poor[1]).sum() / poor[0].sum()

    assert 0.2 < left < 0.6
