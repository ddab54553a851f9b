from datetime import date

import pytest

from huiyin.rules import casework
from support.casework import HELPER, asked_for, brought_to, opened, taken, went_back

DAY = date(2016, 10, 10)
LATER = date(2016, 11, 30)


def observed(**earlier):
    return brought_to(opened("exit", DAY), "verify_relapse", DAY, earlier)


def said(decision):
    return [reason.words.en for reason in decision.missing]


@pytest.mark.parametrize(
    ("wage", "allowed"), [(11_419.96, True), (11_420, False), (11_420.04, False)]
)  # 2,854.99, 2,855 and 2,855.01 yuan a head
def test_a_household_returns_by_an_income_below_the_line_of_its_year(wage, allowed):
    alone = {"wage_income": wage, "business_income": 0, "transfer_income": 0, "business_expense": 0}

    assert asked_for(observed(), "verify_relapse", LATER, **alone).allowed is allowed


def test_a_refusal_names_the_income_the_line_and_every_criterion_that_holds():
    decision = asked_for(observed(), "verify_relapse", LATER, wage_income=12000)

    assert said(decision) == [
        "Income per person in 2015: 4,000 yuan. The line: 2,855 yuan. It must lie below.",
        "Nothing else fails (food, clothing, compulsory education, basic medical care, safe housing: met). An income below the line or a criterion that is not met is needed.",
    ]
    assert [(one.parameter.key, one.parameter.value) for one in decision.missing if one.parameter] == [
        ("poverty_line", 2855)
    ]


@pytest.mark.parametrize("key", ["food", "clothing", "education", "medical", "housing"])
def test_one_criterion_that_fails_is_enough_and_needs_what_proves_it(key):
    rich = {"wage_income": 12000, f"{key}_met": False}

    assert asked_for(observed(), "verify_relapse", LATER, **rich).allowed
    assert len(said(asked_for(observed(), "verify_relapse", LATER, **rich, **{f"{key}_proof": " "}))) == 1


def test_a_criterion_that_is_not_answered_is_not_said_to_hold():
    reasons = said(asked_for(observed(), "verify_relapse", LATER, wage_income=12000, food_met=None))

    assert reasons[0] == "Missing: food is assured."
    assert "(clothing, compulsory education," in reasons[-1]


def test_what_a_criterion_was_at_the_exit_is_not_carried_over_and_what_a_visit_tells_is():
    case = observed()
    step = casework.step_of(case, "verify_relapse")
    known = casework.known_for(case, step, LATER)

    assert case.evidence()["housing_met"] is True
    assert "housing_met" not in known
    assert "housing_proof" not in known
    assert known["member_count"] == 4


def test_a_helper_does_not_verify_and_whoever_verified_does_not_decide():
    refused = asked_for(observed(), "verify_relapse", LATER, by=HELPER)
    verified = taken(observed(), "verify_relapse", LATER)

    assert said(refused) == ["The household's helper can't verify its poverty; somebody else must."]
    assert asked_for(verified, "relapse", LATER).allowed
    assert said(asked_for(verified, "relapse", LATER, by=verified.done[-1].by)) == [
        "Whoever took a step of another office can't review it; somebody else must."
    ]


def test_a_return_that_waited_until_its_income_is_too_old_is_verified_again():
    verified = taken(observed(), "verify_relapse", date(2016, 12, 31))
    next_year = date(2017, 1, 1)

    assert said(asked_for(verified, "relapse", next_year)) == [
        "The income is of 2015; a decision of 2017 needs that of 2016 or 2017."
    ]
    again = taken(went_back(verified, "observed", next_year), "verify_relapse", next_year)
    assert asked_for(again, "relapse", next_year).allowed


def test_a_return_that_was_verified_in_error_goes_back_and_the_observation_counts_as_before():
    verified = taken(observed(), "verify_relapse", LATER)
    announced = verified.last("announce").on
    back = went_back(verified, "observed", date(2016, 12, 5))

    assert asked_for(back, "settle", announced.replace(year=announced.year + 1)).allowed


def test_for_an_income_whose_line_is_not_known_a_criterion_decides():
    day = date(2021, 3, 1)
    case, then = brought_to(opened("monitoring", day), "verify_poverty", day), date(2022, 3, 1)

    assert asked_for(case, "verify_poverty", then, wage_income=0).allowed
    refused = asked_for(case, "verify_poverty", then, wage_income=0, housing_met=True)
    first, second = said(refused)
    assert first == "No poverty line is known for 2021: only a criterion that is not met can show poverty."
    assert refused.missing[0].words.zh == "2021 年没有已知的扶贫标准，只能以现不达标的项目认定返贫致贫。"
    assert second.startswith("Nothing else fails (food,")
