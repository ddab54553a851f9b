from collections import Counter, defaultdict

import pytest

from huiyin.records.succession import Succession
from huiyin.synthetic import CHEATING_COUNTIES

YEARS = (2012, 2013, 2014, 2015, 2016)
POOR = {"poor", "relapsed"}


@pytest.fixture
def files(province, read):
    return {year: read(province.households(year)) for year in YEARS}


@pytest.fixture
def incidence(published, files):
    def by(digits, year):
        farmers, poor = Counter(), Counter()
        for row in published:
            level = len(row["place_code"].rstrip("0")) <= digits
            if row["indicator"] == "rural_population" and int(row["year"]) == year and level:
                farmers[row["place_code"][:digits]] += float(row["value"]) * (row["place_code"] != "000000000000")
        for row in files[year]:
            if row["status"] in POOR:
                poor[row["village_code"][:digits]] += int(row["member_count"])
        return {place: 100 * poor[place] / people for place, people in farmers.items() if people}

    return by


def test_the_first_series_is_provincial_and_the_second_national(files):
    for year in YEARS:
        standards = {row["standard"] for row in files[year] if row["status"] in POOR}
        assert standards == {"provincial" if year < 2014 else "national"}


def test_households_that_the_identification_left_out_are_removed_once_and_not_listed_again(files):
    removed = {row["office_number"] for row in files[2014] if row["status"] == "removed"}
    before = {row["office_number"] for row in files[2013]}
    later = [row for year in (2015, 2016) for row in files[year]]

    assert removed < before
    assert not any(row["status"] == "removed" for row in later)
    assert any(row["office_number"] in removed and row["status"] == "poor" for row in later)


def test_a_household_once_on_the_new_register_stays_listed(files):
    for year in (2015, 2016):
        before = {row["office_number"] for row in files[year - 1] if row["status"] != "removed"}
        assert before <= {row["office_number"] for row in files[year]}


def test_a_household_keeps_what_never_changes(files):
    seen = defaultdict(set)
    for year in YEARS:
        for row in files[year]:
            seen[row["office_number"]].add((row["head_name"], row["member_count"], row["main_cause"]))

    assert {len(kinds) for kinds in seen.values()} == {1}


def test_a_household_stays_in_its_village_whatever_its_code_becomes(lives, files):
    succession = Succession(lives)
    homes = defaultdict(set)
    for year in YEARS:
        for row in files[year]:
            homes[row["office_number"]] |= set(succession.standing(row["village_code"], 2023))

    assert {len(villages) for villages in homes.values()} == {1}


@pytest.mark.parametrize(
    ("year", "codes"),
    [(2012, {"632121", "632721", "630122", "632321"}), (2013, {"630221", "632701", "630122", "632321"}),
     (2014, {"630221", "632701", "630122", "632321"}), (2016, {"630203", "632701", "630122", "632321"})],
)  # fmt: skip
def test_a_year_s_households_lie_under_the_codes_of_that_year(files, year, codes):
    ping_an, yushu = {"632121", "630221", "630203"}, {"632721", "632701"}
    found = {row["village_code"][:6] for row in files[year]}

    assert found & (ping_an | yushu | {"630122", "630106", "632321", "632301"}) == codes


def test_only_who_has_left_has_a_date_of_leaving(files):
    for year in YEARS:
        assert all((row["exited_on"] != "") == (row["status"] == "exited") for row in files[year])
        assert all(row["identified_on"][:4] <= str(year) for row in files[year])


def test_relapses_come_only_from_those_who_had_left(files):
    for year in (2015, 2016):
        before = {row["office_number"]: row["status"] for row in files[year - 1]}
        relapsed = [row["office_number"] for row in files[year] if row["status"] == "relapsed"]
        assert relapsed
        assert {before[number] for number in relapsed} <= {"exited", "relapsed"}


def test_the_high_south_is_poorer_than_the_low_east_in_every_year(incidence):
    for year in YEARS:
        prefectures = incidence(4, year)
        haidong = prefectures["6321" if year == 2012 else "6302"]
        assert min(prefectures[code] for code in ("6326", "6327")) > haidong
        assert haidong > prefectures["6301"] > prefectures["6328"]


def test_the_counties_that_were_announced_first_are_nearly_without_poor_in_2016(incidence):
    counties = incidence(6, 2016)

    assert max(counties[code] for code in ("632822", "632522", "632324", "632857", "632856")) < 3
    assert counties["632725"] > 15


def test_cheating_counties_show_more_just_above_the_line_than_below_and_honest_ones_do_not(files):
    ratios = {}
    for cheats in (True, False):
        above = below = 0
        for year, line in ((2014, 2800), (2015, 2855), (2016, 2952)):
            for row in files[year]:
                if (row["village_code"][:6] + "000000" in CHEATING_COUNTIES) == cheats and row["status"] != "removed":
                    over = income_a_head(row) - line
                    above += 0 <= over < 150
                    below += -150 <= over < 0
        ratios[cheats] = above / below

    assert 1 < ratios[False] < 1.4
    assert ratios[True] > 1.9


def income_a_head(row):
    parts = ("wage_income", "business_income", "transfer_income", "property_income")
    return (sum(int(row[part]) for part in parts) - int(row["business_expense"])) / int(row["member_count"])
