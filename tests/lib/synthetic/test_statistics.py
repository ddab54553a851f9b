from collections import defaultdict

import pytest

from huiyin.kernel.places import NATION, ancestor, level_of

PROVINCE = "630000000000"
PREFECTURES = {"630100000000", "630200000000", *(f"632{digit}00000000" for digit in "235678")}


@pytest.fixture
def statistics(published):
    found = defaultdict(dict)
    for row in published:
        found[row["indicator"], int(row["year"])][row["place_code"]] = row
    return found


@pytest.mark.parametrize("indicator", ["rural_population", "total_population"])
def test_people_add_up_exactly_over_all_levels(statistics, indicator):
    for year in (2012, 2016):
        rows = {code: int(row["value"]) for code, row in statistics[indicator, year].items() if code != NATION}
        for level in ("township", "county", "prefecture", "province"):
            sums = defaultdict(int)
            for code, value in rows.items():
                if level_of(code) == "village":
                    sums[ancestor(code, level_of_name(level))] += value
            assert sums == {code: value for code, value in rows.items() if level_of(code) == level}


def level_of_name(name):
    return next(level for level in type(level_of(PROVINCE)) if level == name)


def test_the_provinces_people_are_at_the_scale_of_the_demo_and_the_nations_are_not(statistics):
    rows = statistics["rural_population", 2015]

    assert int(rows[PROVINCE]["value"]) == 78_800
    assert "Scale of the demo 0.02" in rows[PROVINCE]["definition"]
    assert int(rows[NATION]["value"]) == 978_070_175
    assert "never scaled" in rows[NATION]["definition"]


def test_every_published_figure_says_that_it_is_published_and_by_whom(statistics):
    published = [
        row for (name, _), rows in statistics.items() if name.startswith("published_") for row in rows.values()
    ]

    assert len(published) == 13
    assert all("Published, never scaled" in row["definition"] and row["source"] for row in published)


def test_every_prefecture_has_all_inputs_of_the_assessment_of_2016(statistics):
    for indicator in (
        "poor_reduction_target", "poor_area_income", "identification_accuracy", "exit_accuracy", "satisfaction",
        "funds_performance",
    ):  # fmt: skip
        rows = statistics[indicator, 2016]
        assert set(rows) >= PREFECTURES
        assert all("demo" in row["source"] for code, row in rows.items() if code in PREFECTURES)


def test_targets_are_near_what_was_reached_and_the_provinces_is_their_sum(statistics, province, read):
    targets = {code: int(row["value"]) for code, row in statistics["poor_reduction_target", 2016].items()}
    left = defaultdict(int)
    for row in read(province.households(2016)):
        if row["exited_on"].startswith("2016"):
            left[row["village_code"][:4] + "00000000"] += int(row["member_count"])

    ratios = {code: left[code] / targets[code] for code in PREFECTURES}

    assert targets[PROVINCE] == sum(targets[code] for code in PREFECTURES)
    assert all(0.9 < ratio < 1.15 for ratio in ratios.values())
    assert min(ratios.values()) < 1 < max(ratios.values())


def test_income_is_lower_where_more_are_poor_and_its_mean_is_the_published_one(statistics):
    income = {code: float(row["value"]) for code, row in statistics["rural_income", 2016].items()}
    people = {code: float(row["value"]) for code, row in statistics["rural_population", 2016].items()}

    mean = sum(income[code] * people[code] for code in PREFECTURES) / people[PROVINCE]

    assert income[PROVINCE] == 8664
    assert mean == pytest.approx(8664, abs=1)
    assert income["632700000000"] < income["630200000000"] < income["632800000000"]
