from datetime import date

from huiyin.rules import casework
from support.casework import asked_for, brought_to, opened, taken, went_back

DAY = date(2019, 6, 10)


def said(decision):
    return [reason.words.en for reason in decision.missing]


def test_the_criteria_are_those_of_the_day():
    case = opened("exit", DAY)
    counts = [len(casework.criteria_on(case, day)) for day in (date(2016, 4, 22), date(2016, 4, 23), date(2019, 6, 22), date(2019, 6, 23))]  # fmt: skip

    assert counts == [0, 5, 5, 6]


def test_every_criterion_that_is_not_met_is_told():
    case = brought_to(opened("exit", DAY), "verify", DAY)

    assert said(asked_for(case, "verify", DAY, food_met=False, housing_met=False)) == [
        "Food: not met.",
        "Safe housing: not met.",
    ]


def test_a_criterion_that_came_into_force_is_proven_by_going_back():
    case = brought_to(opened("exit", DAY), "approve", DAY)
    late = date(2019, 7, 1)
    assert said(asked_for(case, "approve", late)) == [
        "Safe drinking water: to be proven since 2019-06-23; go back to the verification."
    ]

    again = went_back(case, "appraised", late)
    for step in ("verify", "acknowledge", "post_notice"):
        again = taken(again, step, late)
    assert asked_for(again, "approve", date(2019, 7, 9)).allowed


def test_observation_counts_from_the_step_that_began_it_last():
    day = date(2021, 3, 1)
    case = brought_to(opened("monitoring", day), "verify_elimination", day, {"help": {"date": date(2021, 4, 15)}})
    again = taken(went_back(case, "monitored", date(2021, 6, 1)), "help", date(2021, 6, 10))

    assert asked_for(case, "verify_elimination", date(2021, 10, 15)).allowed
    assert said(asked_for(again, "verify_elimination", date(2021, 12, 9))) == [
        "Observed for 5 months since 2021-06-10; 6 are needed."
    ]
    assert asked_for(again, "verify_elimination", date(2021, 12, 10)).allowed


def test_a_household_at_risk_is_watched_until_it_has_labour_and_its_expense_is_under_control():
    day = date(2021, 3, 1)
    case = brought_to(opened("monitoring", day), "verify_elimination", day)

    assert said(
        asked_for(case, "verify_elimination", date(2021, 12, 1), has_labour=False, expense_controllable=False)
    ) == [
        "A household without labour is not marked as out of risk.",
        "Its unavoidable expense is not under control.",
    ]


def test_the_kind_of_risk_is_held_against_all_that_was_verified():
    day = date(2021, 3, 1)
    case = brought_to(opened("monitoring", day), "decide", day, {"verify": {"wage_income": 30000}})

    assert said(asked_for(case, "decide", date(2021, 4, 1), risk_kind="marginal")) == [
        "Only a household that left poverty is unstable; only one that is not registered is at the margin.",
        "Income per person: 8,500 yuan, the line of monitoring: 6,000 yuan. Unavoidable expense: 3,000 yuan, of an income of 34,000 yuan. The income must lie below the line or the expense above the income.",
    ]
