import doctest
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.planning.targets import BreakDownError, at_equal_rate, breaking_down, in_proportion

ONE = Decimal(1)
WEIGHTS = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3),
    st.decimals(0, 10**7, places=2, allow_nan=False),
    min_size=1,
    max_size=40,
).filter(lambda weights: sum(weights.values()) > 0)


def numbers(**values):
    return {name: Decimal(value) for name, value in values.items()}


def test_the_steps_left_go_to_the_largest_remainders():
    # Exact shares of 100 by 471, 283 and 246 of 1,000: 47.1, 28.3, 24.6.
    assert in_proportion(Decimal(100), numbers(a=471, b=283, c=246), step=ONE) == numbers(a=47, b=28, c=25)


def test_of_equal_remainders_the_lower_code_comes_first_whatever_the_order():
    forwards = in_proportion(Decimal(2), numbers(a=1, b=1, c=1), step=ONE)
    backwards = in_proportion(Decimal(2), numbers(c=1, b=1, a=1), step=ONE)
    assert forwards == backwards == numbers(a=1, b=1, c=0)
    assert list(backwards) == ["a", "b", "c"]


@given(st.integers(0, 10**8), WEIGHTS)
def test_the_parts_add_up_exactly_and_none_is_a_step_from_its_share(total, weights):
    parts = in_proportion(Decimal(total), weights, step=ONE)
    assert sum(parts.values()) == total
    every = sum(weights.values())
    assert all(abs(parts[place] * every - total * weight) < every for place, weight in weights.items())


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6), WEIGHTS)
def test_with_a_reserve_and_parts_by_hand_they_add_up_too(left, reserve, hand, weights):
    place, total = min(weights), Decimal(left + reserve + hand)
    weights = weights | {"zz": ONE}
    parts = in_proportion(total, weights, step=ONE, reserve=Decimal(reserve), by_hand={place: Decimal(hand)})
    assert sum(parts.values()) + reserve == total
    assert parts[place] == hand


def test_where_nobody_weighs_anything_nothing_can_be_handed_down():
    assert in_proportion(Decimal(0), numbers(a=0, b=0), step=ONE) == numbers(a=0, b=0)
    with pytest.raises(BreakDownError, match=r"5 is left, and no place weighs anything\."):
        in_proportion(Decimal(5), numbers(a=0, b=0), step=ONE)


def test_money_is_handed_down_in_its_own_step():
    parts = in_proportion(Decimal("0.05"), numbers(a=1, b=2), step=Decimal("0.01"))
    assert parts == numbers(a="0.02", b="0.03")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"weights": {}}, "There are no places to hand it down to. Name the places below."),
        ({"weights": numbers(a=-1)}, "The weight of a is -1."),
        ({"total": Decimal("10.5")}, "total is 10.5. Give a whole multiple of 1, zero or more."),
        ({"reserve": Decimal(-1)}, "reserve is -1. Give a whole multiple of 1, zero or more."),
        ({"by_hand": numbers(a="0.5")}, "a is 0.5. Give a whole multiple of 1, zero or more."),
        ({"by_hand": numbers(x=1)}, "x is given by hand and is none of the places."),
        ({"by_hand": numbers(a=6), "reserve": Decimal(5)}, "11 is given by hand or held in reserve, and there is 10."),
    ],
)
def test_what_cannot_be_handed_down_is_refused_with_its_mend(given, words):
    asked = {"total": Decimal(10), "weights": numbers(a=1, b=2), "step": ONE} | given
    with pytest.raises(BreakDownError) as error:
        in_proportion(asked.pop("total"), asked.pop("weights"), **asked)
    assert str(error.value).startswith(words)


def test_an_equal_rate_asks_the_same_growth_of_everybody():
    assert at_equal_rate(Decimal(6_861), Decimal(3_464), numbers(b=3_000, a=4_000), step=ONE) == numbers(
        a=7_923, b=5_942
    )


def test_shares_at_an_equal_rate_make_the_whole_but_for_rounding():
    step, bases = Decimal("0.001"), numbers(a=1_000, b=3_000)
    parts = at_equal_rate(Decimal("0.05"), Decimal("0.1375"), numbers(a="0.1", b="0.15"), step=step)
    mean = sum(parts[place] * base for place, base in bases.items()) / sum(bases.values())
    assert abs(mean - Decimal("0.05")) <= step / 2


def test_nothing_has_no_rate():
    with pytest.raises(
        BreakDownError, match=r"What it is now is zero, of which there is no rate\. Set the parts by hand\."
    ):
        at_equal_rate(Decimal(1), Decimal(0), numbers(a=1), step=ONE)
    with pytest.raises(BreakDownError, match="There are no places"):
        at_equal_rate(Decimal(1), Decimal(1), {}, step=ONE)


def test_the_example_gives_what_it_says():
    assert doctest.testmod(breaking_down).failed == 0
