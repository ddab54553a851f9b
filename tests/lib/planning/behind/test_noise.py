import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.kernel.errors import ParameterError
from huiyin.planning.behind import count

VILLAGES = st.lists(
    st.integers(1, 300).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))), min_size=2, max_size=40
)


def test_villages_that_all_kept_the_same_pace_show_no_noise():
    assert count([(10, 100), (20, 200), (5, 50)]).se == 0


def test_one_village_alone_tells_nothing_of_noise():
    assert count([(10, 100)]).se is None
    assert count([(10, 100), (0, 0)]).clusters == 1
    assert count([]).found == 0


@settings(max_examples=60, deadline=None)
@given(VILLAGES)
def test_a_province_twice_as_large_of_the_same_villages_is_relatively_calmer(villages):
    once, twice = count(villages), count([*villages, *villages])
    assert twice.found == 2 * once.found
    assert twice.se <= once.se * math.sqrt(2) + 1e-9


@pytest.mark.parametrize("wrong", [(5, 4), (-1, 4)])
def test_more_leaving_than_could_have_are_refused(wrong):
    with pytest.raises(ParameterError):
        count([wrong, (1, 2)])


def test_the_interval_holds_the_pace_that_villages_were_drawn_from_nineteen_times_in_twenty():
    chance, years = np.random.default_rng(1), 1500
    left = 4 * chance.binomial(20, chance.beta(6, 14, size=(years, 60)))  # families of four, sixty villages of twenty
    found = [count([(each, 80) for each in villages]) for villages in left.tolist()]
    held = sum(abs(one.found - 0.3 * 60 * 80) <= 1.96 * one.se for one in found)
    assert 0.93 <= held / years <= 0.965
