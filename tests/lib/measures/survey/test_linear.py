"""A number that knows its slopes has those of the formula that it went through."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.measures.survey.linear import Linear, exp, log

VALUES = st.floats(0.5, 3)
STEP = 1e-6


def formula(a, b):
    return (2 * a - b / 3) * a / (1 + b) ** 2 + 1 / a - (3 - b) + a**0.5


def with_functions(a, b, log, exp):
    return log(a * b) + exp(a / b)


@given(VALUES, VALUES)
def test_the_slopes_of_a_formula_are_its_differences(a, b):
    found = formula(Linear(a, {"a": 1.0}), Linear(b, {"b": 1.0}))
    assert found.value == pytest.approx(formula(a, b))
    assert found.slopes["a"] == pytest.approx((formula(a + STEP, b) - formula(a - STEP, b)) / (2 * STEP), abs=1e-5)
    assert found.slopes["b"] == pytest.approx((formula(a, b + STEP) - formula(a, b - STEP)) / (2 * STEP), abs=1e-5)


@given(VALUES, VALUES)
def test_logarithms_and_exponentials_have_theirs(a, b):
    found = with_functions(Linear(a, {"a": 1.0}), Linear(b, {"b": 1.0}), log, exp)
    assert found.value == pytest.approx(with_functions(a, b, math.log, math.exp))
    for name, moved in (("a", (a + STEP, b, a - STEP, b)), ("b", (a, b + STEP, a, b - STEP))):
        up, down = (with_functions(*pair, math.log, math.exp) for pair in (moved[:2], moved[2:]))
        assert found.slopes[name] == pytest.approx((up - down) / (2 * STEP), rel=1e-4, abs=1e-5)


def test_a_thing_that_enters_twice_has_one_slope():
    a = Linear(3.0, {"a": 1.0})
    assert (a * a).slopes == {"a": 6.0}
