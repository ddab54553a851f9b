import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.kernel.errors import ParameterError
from huiyin.planning.forecast import Flow, WhatIf
from huiyin.planning.forecast.forecasting import rates_of
from huiyin.planning.forecast.learning import Learned, Part
from huiyin.planning.forecast.walking import Register, walked
from support.forecasting import VILLAGES, moved, standing

REGISTER = Register.of(standing().in_order())
RATES = rates_of(np.array(VILLAGES), [moved(year) for year in (2014, 2015, 2016)])
ALL_POOR = len(VILLAGES) * 30 * 4


def certain(rate):
    """Give a flow whose rate is known for good."""
    none = Part(np.zeros(len(VILLAGES), np.int64), np.zeros(1), 1e-12, 1.0)
    return Learned(np.full(len(VILLAGES), np.log(rate / (1 - rate))), 1, none, ())


def walk(rates=RATES, **more):
    return walked(REGISTER, rates, **({"years": 3, "walks": 30, "seed": 1, "what_if": WhatIf()} | more))


def test_without_any_flow_everybody_stays_as_they_are():
    poor, lifted = walk(dict.fromkeys(Flow))
    assert (poor.sum(axis=2) == ALL_POOR).all()
    assert not lifted.any()


def test_where_everybody_leaves_all_are_lifted_in_the_first_year():
    poor, lifted = walk(dict.fromkeys(Flow) | {Flow.LEFT: certain(1 - 1e-9)})
    assert not poor.any()
    assert (lifted.sum(axis=2) == ALL_POOR).all()


def test_who_is_removed_is_neither_poor_nor_lifted_and_never_comes_back():
    poor, lifted = walk(dict.fromkeys(Flow) | {Flow.REMOVED: certain(1 - 1e-9), Flow.RETURNED: certain(1e-9)})
    assert not poor.any()
    assert not lifted.any()


def test_who_had_left_returns_and_is_poor_again():
    poor, _ = walk(dict.fromkeys(Flow) | {Flow.RETURNED: certain(1 - 1e-9)})
    assert (poor.sum(axis=2) == len(VILLAGES) * 50 * 4).all()


def test_who_is_found_is_as_many_as_the_rate_says_and_as_large_as_those_there():
    poor, _ = walk(dict.fromkeys(Flow) | {Flow.FOUND: certain(0.1)}, walks=400)
    found = poor[0].sum(axis=1) - ALL_POOR
    assert (found % 4 == 0).all()
    assert found.mean() == pytest.approx(len(VILLAGES) * 50 * 0.1 * 4, rel=0.05)


def test_a_question_is_put_in_numbers():
    with pytest.raises(ParameterError, match=r"WhatIf\.exits is 'more'; allowed: a number\."):
        WhatIf(exits="more")


def test_households_leave_as_one_with_binomial_noise():
    poor, lifted = walk(dict.fromkeys(Flow) | {Flow.LEFT: certain(0.3)}, walks=2000, years=1)
    assert (lifted % 4 == 0).all()
    assert lifted.mean() == pytest.approx(30 * 0.3 * 4, rel=0.02)
    assert lifted.var() == pytest.approx(30 * 0.3 * 0.7 * 16, rel=0.1)
    assert (poor + lifted == 30 * 4).all()


def test_the_same_seed_gives_the_same_walks_and_another_seed_others():
    first, again, other = (walk(seed=seed)[0] for seed in (1, 1, 2))
    assert first.tobytes() == again.tobytes() != other.tobytes()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**31), st.floats(0.0, 3.0), st.floats(1.0, 2.0))
def test_in_every_walk_more_exits_never_lift_fewer(seed, exits, times):
    (_, fewer), (_, more) = (walk(seed=seed, walks=5, what_if=WhatIf(exits=scale)) for scale in (exits, exits * times))
    assert (more >= fewer).all()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**31), st.floats(0.0, 2.0), st.floats(1.0, 2.0))
def test_in_every_walk_more_returns_never_leave_fewer_poor_after_a_year(seed, returns, times):
    (fewer, _), (more, _) = (
        walk(seed=seed, walks=5, years=1, what_if=WhatIf(returns=scale)) for scale in (returns, returns * times)
    )
    assert (more >= fewer).all()
