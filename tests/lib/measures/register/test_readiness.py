from dataclasses import replace

import pytest

from huiyin.kernel.text import Text
from huiyin.measures.register.readiness import Check, Counts, State, flaws_told, readiness

WHOLE = Counts(
    year=2016, this_year=2017, frozen={2014: 1, 2015: 1}, register_year=2016, households=100, persons=360,
    places=50, statistics=200, has_base=True, without_base={"rural_population": (), "total_population": ()},
    counties=(), unknown_incomes=0, memberless=0, other_members=0, elsewhere=0,
)  # fmt: skip
COUNTY, TOWNSHIP, VILLAGE = "632725000000", "632725100000", "632725100200"


def found(check, **changed):
    (one,) = [one for one in readiness(replace(WHOLE, **changed)).results if one.check is check]
    return one


def test_a_whole_year_has_every_check_fine_and_lacks_nothing():
    ready = readiness(WHOLE)
    assert [one.check for one in ready.results] == list(Check)
    assert {one.state for one in ready.results} == {State.FINE}
    assert (ready.blockers, ready.flaws, ready.unseen({})) == ((), {}, {})


def test_what_is_there_is_counted():
    counted = {one.check: one.count for one in readiness(WHOLE).results}
    assert {key: counted[key] for key in (Check.HOUSEHOLDS, Check.PERSONS, Check.PLACES, Check.STATISTICS)} == {
        Check.HOUSEHOLDS: 100, Check.PERSONS: 360, Check.PLACES: 50, Check.STATISTICS: 200,
    }  # fmt: skip
    assert counted[Check.LINE] == 2952


@pytest.mark.parametrize(
    ("check", "changed", "said"),
    [
        (Check.TURN, {"year": 2018}, "2018 cannot be frozen in 2017"),
        (Check.TURN, {"year": 2013}, "2013 cannot be frozen: 2015 is frozen already"),
        (Check.TURN, {"year": 2014}, "2014 cannot be corrected from the register of today"),
        (Check.TURN, {"register_year": 2017}, "the register holds data of 2017 already"),
        (Check.LINE, {"year": 1990, "frozen": {}, "register_year": None}, "No policy pack is in force on 1990-12-31"),
        (Check.HOUSEHOLDS, {"households": 0}, "the register holds no household"),
        (Check.PLACES, {"places": 0}, "No division is valid at the end of 2016."),
        (Check.STATISTICS, {"has_base": False}, "neither rural nor total population of any place"),
    ],
)
def test_what_makes_figures_impossible_or_takes_another_year_for_it_blocks(check, changed, said):
    one = found(check, **changed)
    assert one.state is State.BLOCKED
    assert said in one.words.en
    assert one in readiness(replace(WHOLE, **changed)).blockers


@pytest.mark.parametrize(
    ("changed", "state", "flaws"),
    [
        ({"persons": 0}, State.MISSING, {"persons": 1}),
        ({"frozen": {2012: 1, 2013: 1}}, State.MISSING, {"turn": 2}),
        ({"year": 2017, "frozen": {2016: 1}, "register_year": 2017}, State.LOOK, {"turn": 1}),
        ({"frozen": {2016: 1}, "register_year": 2018}, State.LOOK, {"turn": 2}),
        ({"counties": (Text("Nangqen", "囊谦县"),)}, State.MISSING, {"counties": 1}),
        ({"unknown_incomes": 7}, State.MISSING, {"incomes": 7}),
        ({"memberless": 3}, State.MISSING, {"memberless": 3}),
        ({"other_members": 4}, State.LOOK, {"members": 4}),
        ({"elsewhere": 5}, State.LOOK, {"villages": 5}),
    ],
)
def test_everything_else_is_a_flaw_that_somebody_has_to_have_seen(changed, state, flaws):
    ready = readiness(replace(WHOLE, **changed))
    assert (ready.flaws, ready.unseen({}), ready.blockers) == (flaws, flaws, ())
    assert [one.state for one in ready.results if one.check.value in flaws] == [state]


def test_a_year_without_a_published_line_lacks_it():
    year = next(year for year in range(2011, 2100) if found(Check.LINE, year=year).state is not State.FINE)
    one = found(Check.LINE, year=year)
    assert (one.state, one.words.en) == (
        State.MISSING, f"No poverty line is published for {year}: there will be no gap and no severity.",
    )  # fmt: skip


def test_places_without_population_are_told_by_their_level():
    without = {"rural_population": (COUNTY, TOWNSHIP, VILLAGE, "632725100201"), "total_population": (VILLAGE,)}
    rural, total = found(Check.RURAL, without_base=without), found(Check.TOTAL, without_base=without)
    assert (rural.count, total.count) == (4, 1)
    assert rural.words.en.startswith("county: 1, township: 1, village: 2.")
    assert rural.words.zh.startswith("县 1 个、乡镇 1 个、村 2 个。")


def test_the_first_counties_are_named():
    names = [Text(f"C{number}", f"县{number}") for number in range(7)]
    assert found(Check.COUNTIES, counties=names[:2]).words.en.startswith("C0, C1. ")
    assert found(Check.COUNTIES, counties=names).words.en.startswith("C0, C1, C2, C3, C4 and 2 more. ")
    assert found(Check.COUNTIES, counties=names).words.zh.startswith("县0、县1、县2、县3、县4等 7 个。")


def test_counties_without_a_file_are_told_what_counts_for_them_with_and_without_households():
    words = found(Check.COUNTIES, counties=(Text("Nangqen", "囊谦县"),)).words
    assert "are of an earlier year; a county without any counts as having no poor" in words.en
    assert words.zh == "囊谦县。台账中已有的农户属于以前年度数据；没有农户的县按无贫困人口统计。"


def test_households_under_codes_that_ended_are_told_where_they_count():
    words = found(Check.VILLAGES, elsewhere=5).words
    assert "they are counted under what it became; where no successor is known, under the code itself." in words.en
    assert "按后继区划统计；没有后继区划的，仍按原代码统计。" in words.zh


def test_a_new_version_is_to_be_looked_at_but_is_no_flaw():
    one = found(Check.VERSION, frozen={2016: 1})
    assert (one.state, one.count) == (State.LOOK, 2)
    assert "A new version needs a reason." in one.words.en
    assert readiness(replace(WHOLE, frozen={2016: 1})).flaws == {}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "It follows 2015."),
        ({"frozen": {}}, "It is the first frozen year."),
        ({"frozen": {2016: 1}}, "It is the latest frozen year."),
    ],
)
def test_a_year_whose_turn_it_is_says_what_it_follows(changed, said):
    assert found(Check.TURN, **changed).words.en == said


def test_a_flaw_that_grew_since_it_was_seen_is_unseen_and_one_that_shrank_is_not():
    ready = readiness(replace(WHOLE, unknown_incomes=7, memberless=3))
    assert ready.unseen({"incomes": 7, "memberless": 4}) == {}
    assert ready.unseen({"incomes": 6, "memberless": 3}) == {"incomes": 7}
    assert ready.unseen({}) == {"incomes": 7, "memberless": 3}


def test_flaws_are_told_by_label_and_count_in_the_order_of_the_checks():
    assert flaws_told({"memberless": 1, "incomes": 1234}) == Text(
        "poor households without an income (1,234); poor households without persons (1)",
        "无收入数据的贫困户（1,234）；无家庭成员的贫困户（1）",
    )


def test_every_check_and_state_has_its_name():
    assert all(one.label.en and one.label.zh for one in (*Check, *State))
