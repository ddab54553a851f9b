from datetime import date

import pytest

from huiyin.records.income import RECEIPTS
from huiyin.rules.casework import counted_income, received
from huiyin.rules.casework.checks.incomes import net_income, said
from support.casework import asked_for, brought_to, opened

PARTS = {
    "wage_income": 1000000, "business_income": 400000, "transfer_income": 100000, "property_income": 0,
    "business_expense": 100000, "expected_income": 200000, "member_count": 4,
}  # fmt: skip


def test_income_is_receipts_less_expense_and_less_what_is_only_expected():
    assert (net_income(PARTS), counted_income(PARTS)) == (1200000, 300000)


@pytest.mark.parametrize(
    ("expected", "left"),
    [
        (0, (1000000, 400000, 100000, 50000)),
        (200000, (1000000, 200000, 100000, 50000)),
        (500000, (900000, 0, 100000, 50000)),
        (1430000, (0, 0, 100000, 20000)),
        (1550000, (0, 0, 0, 0)),
    ],
)
def test_what_is_only_expected_is_in_none_of_the_receipts_that_go_into_the_register(expected, left):
    told = received(PARTS | {"property_income": 50000, "expected_income": expected})
    assert tuple(told[key] for key in RECEIPTS) == left
    assert sum(told.values()) == 1550000 - expected


def test_a_receipt_that_is_not_known_stays_so():
    assert received({"wage_income": 700, "business_income": None, "expected_income": 300}) == {"wage_income": 400}


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
    asked = [reason for reason in decision.reasons if reason.check == "questions_answered"]
    assert [reason.words.en for reason in asked] == [
        "Income per person rose from 1,000 yuan in 2014 to 4,000 yuan, more than 2 times. How?",
        "Income per person is 4,000 yuan, more than 2 times the village's median of 1,500 yuan. How?",
        "The questions about the income were answered.",
    ]
