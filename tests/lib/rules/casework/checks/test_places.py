from datetime import date

import pytest

from support.casework import asked_for, brought_to, opened

DAY = date(2016, 11, 10)


def said(process, step, *, evidence=None, **figures):
    case = brought_to(opened(process, DAY, figures=figures), step, DAY)
    on = max(case.since or DAY, DAY)
    days = 12 if step in {"approve", "evaluate"} else 0
    return asked_for(case, step, on.replace(day=min(on.day + days, 30)), **(evidence or {}))


def words(decision):
    return [reason.words.en for reason in decision.reasons]


@pytest.mark.parametrize(("persons", "allowed"), [(29, True), (30, False)])
def test_a_western_village_leaves_below_three_persons_in_a_hundred(persons, allowed):
    decision = said("village_exit", "verify", poor_persons=persons, poor_households=9)

    assert decision.allowed is allowed
    assert words(decision)[0] == (
        "Numerator: registered poor on 2016-11-10. Denominator: rural population of 2015 (统计局)."
    )
    limits = [reason.parameter.key for reason in decision.reasons if reason.parameter]
    assert set(limits) == {"exit_incidence_limit"}


def test_more_poor_than_people_are_no_share():
    assert not said("village_exit", "verify", poor_persons=1001, poor_households=300).allowed


def test_every_missing_facility_is_asked_about_and_one_answer_serves():
    missing = {"missing": ("road", "school")}

    open_decision = said("village_exit", "verify", **missing)
    assert [one for one in words(open_decision) if "missing:" in one] == [
        "By the register of 2015 missing: hardened road. What is done?",
        "By the register of 2015 missing: school or teaching point in reach. What is done?",
    ]
    assert not open_decision.allowed
    assert said("village_exit", "verify", evidence={"facilities_answer": "明年完工"}, **missing).allowed


@pytest.mark.parametrize(
    ("evidence", "allowed"),
    [
        ({"wrong_exits": 19, "omitted": 0}, True),
        ({"wrong_exits": 20}, False),
        ({"omitted": 80}, False),
        ({"households_acknowledging": 901}, True),
        ({"households_acknowledging": 900}, False),
        ({"households_surveyed": 0, "households_acknowledging": 0}, False),
        ({"exited_sampled": 0, "wrong_exits": 0}, False),
    ],
)
def test_each_of_the_four_shares_alone_stops_a_county(evidence, allowed):
    assert said("county_exit", "evaluate", evidence=evidence).allowed is allowed


def test_the_comprehensive_incidence_projects_the_rates_to_the_whole_county():
    decision = said("county_exit", "evaluate", evidence={"wrong_exits": 10, "omitted": 20})

    assert words(decision)[-1] == (
        "Comprehensive incidence: (1,000 registered poor + 400 omitted + 190 wrongly exited, both projected by their "
        "rates) of 100,000 rural people of 2015: 1.590%; it must lie below 3%."
    )  # 20/4,000 of 80,000 that were never registered, 10/1,000 of 19,000 that left


def test_a_case_of_which_nothing_is_known_is_refused_and_not_broken():
    case = opened("village_exit", DAY, figures={"listed": False})

    assert words(asked_for(case, "propose", DAY)) == [
        "The place is on no list of poor villages or poverty counties, or has left it."
    ]
