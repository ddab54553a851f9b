from dataclasses import replace
from datetime import date

import pytest

from huiyin.followup.industry import Loan, LoanStep, Repaid, decide_entry, decide_loan, subsidised_rate, subsidy

ON = date(2018, 9, 14)
LOAN = Loan(50_000_00, 475, date(2016, 3, 1), date(2019, 3, 1))
PAPER = "囊农信借字〔2016〕7 号"


def why(loan=LOAN, *, owed=0, registered=True, document=PAPER, on=ON):
    decision = decide_loan(loan, owed=owed, registered=registered, document=document, on=on)
    return [reason.words.en for reason in decision.missing]


def done(step, fen=None, *, loan=LOAN, day=ON, document="凭证 3", reason=""):
    decision = decide_entry(loan, step, fen=fen, day=day, document=document, reason=reason, on=ON)
    return [reason.words.en for reason in decision.missing]


def test_fifty_thousand_yuan_for_three_years_are_lent_to_a_registered_household():
    assert why() == []


@pytest.mark.parametrize(
    ("changes", "asked", "words"),
    [
        ({"fen": 50_000_01}, {}, "50000.01 yuan with the 0 yuan still owed is more than the 50000 yuan that a household may owe."),
        ({"fen": 30_000_00}, {"owed": 20_000_01}, "30000 yuan with the 20000.01 yuan still owed is more than"),
        ({"due": date(2019, 3, 2)}, {}, "From 2016-03-01 to 2019-03-02 is longer than 36 months."),
        ({"due": date(2016, 3, 1)}, {}, "It is due on 2016-03-01, which is not after it was lent (2016-03-01)."),
        ({"fen": 0}, {}, "Give an amount of more than nothing."),
        ({}, {"registered": False}, "This household is not registered as poor, nor as having left poverty."),
        ({"lent": date(2018, 9, 15), "due": date(2020, 1, 1)}, {}, "Give the day, today (2018-09-14) or before."),
        ({}, {"document": ""}, "This has to be said."),
    ],
)  # fmt: skip
def test_what_is_beyond_the_limits_of_policy_is_not_lent(changes, asked, words):
    (said,) = why(replace(LOAN, **changes), **asked)
    assert said.startswith(words)


def test_interest_is_subsidised_up_to_the_benchmark_of_its_term_of_what_was_owed_until_it_was_due():
    year = date(2017, 3, 1)
    assert subsidy(LOAN, year) == 2_375_00
    assert subsidy(replace(LOAN, rate=600), year) == 2_375_00
    assert subsidy(replace(LOAN, rate=400), year) == 2_000_00
    assert subsidised_rate(replace(LOAN, due=year)).key == "microcredit_rate_year"
    half = replace(LOAN, repaid=(Repaid(date(2016, 8, 28), 25_000_00),))  # 180 days whole, 185 days half
    assert subsidy(half, year) == round(475 * (50_000_00 * 180 + 25_000_00 * 185) / 365 / 10_000)
    assert subsidy(LOAN, date(2030, 1, 1)) == subsidy(LOAN, LOAN.due)


def test_the_interest_of_a_loan_that_a_firm_uses_is_not_subsidised():
    assert subsidy(replace(LOAN, handed_on=True), ON) == 0
    assert done(LoanStep.SUBSIDISE, 1, loan=replace(LOAN, handed_on=True)) == [
        "0.01 yuan is more than the interest that is to be subsidised until today and was not: 0 yuan."
    ]


def test_no_more_is_repaid_than_is_owed_and_none_before_it_was_lent():
    assert done(LoanStep.REPAY, 50_000_00) == []
    assert done(LoanStep.REPAY, 50_000_01) == ["50000.01 yuan is more than what is owed: 50000 yuan."]
    assert done(LoanStep.REPAY, None, document="") == ["Give an amount of more than nothing.", "This has to be said."]
    assert done(LoanStep.REPAY, 5, day=date(2016, 2, 29)) == [
        "2016-02-29 lies before the day on which it was lent (2016-03-01)."
    ]


def test_an_entry_is_reversed_with_a_reason_and_a_loan_is_handed_on_once():
    assert done(LoanStep.REVERSE, reason="重复登记") == []
    assert done(LoanStep.REVERSE) == ["This has to be said."]
    assert done(LoanStep.HAND_ON) == []
    assert done(LoanStep.HAND_ON, loan=replace(LOAN, handed_on=True)) == ["A firm uses it already."]
    assert next(step.label.en for step in LoanStep) == "record a repayment"
