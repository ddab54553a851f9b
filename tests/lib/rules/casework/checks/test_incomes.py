from datetime import date

import pytest

from huiyin.rules.casework import counted_income
from huiyin.rules.casework.checks.incomes import net_income, said
from support.casework import asked_for, brought_to, opened

PARTS = {
    "wage_income": 1000000, "business_income": 400000, "transfer_income": 100000, "property_income": 0,
    "business_expense": 100000, "expected_income": 200000, "member_count": 4,
}  # fmt: skip


def test_income_is_receipts_less_expense_and_less_what_is_only_expected():
    assert (net_income(PARTS), counted_income(PARTS)) == (1200000, 300000)


@pytest.mark.parametrize(("wages", "income"), [(100001, 33334), (100000, 33333), (-100001, -33334)])
def test_a_head_s_income_is_rounded_to_the_fen_away_from_zero(wages, income):
    alone = dict.fromkeys(PARTS, 0) | {"wage_income": wages, "member_count": 3}

    assert counted_income(alone) == income


@pytest.mark.parametrize("key", PARTS)
def test_without_one_of_its_figures_there_is_no_income(key):
    assert counted_income({**PARTS, key: None}) is None


def test_without_members_there_is_no_income_a_head():
    assert counted_income({**PARTS, "member_count": 0}) is None


@pytest.mark.parametrize(
    ("amount", "words"), [(295200, "2,952"), (295201, "2,952.01"), (295210, "2,952.10"), (-25, "-0.25")]
)
def test_an_amount_is_said_in_yuan(amount, words):
    assert said(amount) == words


def test_both_questions_are_asked_and_one_answer_takes_both():
    day = date(2016, 12, 10)
    case = brought_to(opened("exit", day, past_incomes={2014: 100000}, village_median=150000), "verify", day)
    decision = asked_for(case, "verify", day, income_answer="a job as forest warden")

    assert decision.allowed
    assert [reason.words.en for reason in decision.reasons[-3:]] == [
        "Income per person rose from 1,000 yuan in 2014 to 4,000 yuan, more than 2 times. How?",
        "Income per person is 4,000 yuan, more than 2 times the village's median of 1,500 yuan. How?",
        "The questions about the income were answered.",
    ]
