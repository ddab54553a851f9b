from datetime import date
from decimal import Decimal

import pytest

from huiyin import policy
from huiyin.rules.expenses import suggested_expense

NOW = policy.at(date(2016, 9, 14))


@pytest.mark.parametrize(
    ("industry", "share", "expense"), [("planting", "0.40", 400_000), ("livestock", "0.40", 400_000), ("forestry", "0.15", 150_000)]
)  # fmt: skip
def test_an_expense_is_suggested_by_the_ratio_of_the_industry(industry, share, expense):
    found = suggested_expense(NOW, industry, 1_000_000)
    assert found is not None
    assert (found.amount, found.share.value) == (expense, Decimal(share))
    assert "楚雄" in found.share.source.title.zh


@pytest.mark.parametrize(
    ("industry", "gross"), [("tourism", 1_000_000), (None, 1_000_000), ("planting", 0), ("planting", None)]
)
def test_without_a_ratio_or_receipts_nothing_is_suggested(industry, gross):
    assert suggested_expense(NOW, industry, gross) is None


def test_before_the_ratios_were_in_force_nothing_is_suggested():
    assert suggested_expense(policy.at(2012), "planting", 1_000_000) is None
