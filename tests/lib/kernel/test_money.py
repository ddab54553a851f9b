from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.kernel.money import fen, whole_yuan, yuan


@pytest.mark.parametrize(("written", "kept"), [("2952", 295200), ("0.005", 1), ("0.004", 0), ("-1.115", -112)])
def test_yuan_become_fen_and_half_a_fen_rounds_away_from_zero(written, kept):
    assert fen(written) == kept


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_money_survives_the_way_there_and_back(amount):
    assert fen(yuan(amount)) == amount


@pytest.mark.parametrize(("amount", "shown"), [(218_050, 2181), (218_049, 2180), (218_150, 2182), (-50, -1)])
def test_half_a_yuan_is_rounded_away_from_zero(amount, shown):
    assert whole_yuan(amount) == shown


def test_yuan_are_exact():
    assert yuan(1) == Decimal("0.01")
