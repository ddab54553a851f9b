import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import expit

from huiyin.planning.forecast.learning import Prior, learned

PRIOR = Prior(spread=0.3, years=3)
VILLAGES = 40
COUNTY = np.repeat(np.arange(4), 10)
LEVELS = [np.zeros(VILLAGES, np.int64), COUNTY, np.arange(VILLAGES)]


def counted(rates, base=50.0, years=3):
    """Give years in which each village's rate was exactly so."""
    there = np.full((years, VILLAGES), base)
    return there * np.asarray(rates), there


def test_villages_that_are_all_alike_have_the_rate_that_was_counted():
    rate = learned(*counted(0.3), LEVELS, PRIOR)
    assert expit(rate.centre) == pytest.approx(0.3, abs=0.01)


def test_counties_that_differ_are_told_apart_and_villages_of_few_households_borrow_from_theirs():
    rates = np.repeat([0.1, 0.3, 0.5, 0.7], 10)
    count, base = counted(rates, base=500.0)
    count[:, 0], base[:, 0] = 1.0, 1.0  # one household a year, and it left in each: next to nothing is known of it
    found = expit(learned(count, base, LEVELS, PRIOR).centre)
    assert found[1:] == pytest.approx(rates[1:], abs=0.03)
    assert 0.1 < found[0] < 0.3


def test_the_mean_of_what_is_drawn_is_what_was_counted():
    rates = np.random.default_rng(1).beta(1, 20, VILLAGES)
    count, base = counted(rates, base=30.0)
    rate = learned(np.round(count), base, LEVELS, PRIOR)
    noise = np.random.default_rng(2).normal(size=(4000, VILLAGES))
    spread = np.sqrt(sum(part.doubt[part.unit] ** 2 + part.variance for part in rate.parts))
    assert expit(rate.centre + noise * spread).mean() == pytest.approx(np.round(count).sum() / base.sum(), rel=0.1)


def test_years_that_differ_widen_what_is_held_of_a_year_to_come():
    steady = learned(*counted(0.3, base=500.0), LEVELS, PRIOR)
    count, base = counted(0.3, base=500.0)
    uneven = learned(count * np.array([[0.5], [1.0], [1.5]]), base, LEVELS, PRIOR)
    assert uneven.whole.variance > 2 * steady.whole.variance


def test_before_any_two_years_were_seen_the_prior_is_all_that_is_held():
    rate = learned(*counted(0.3, years=1), LEVELS, PRIOR)
    assert (rate.years, rate.whole.freedom) == (1, 3)
    assert rate.whole.variance == pytest.approx(0.09)


def test_a_flow_that_could_take_nobody_is_not_known():
    nothing = np.zeros((3, VILLAGES))
    assert learned(nothing, nothing, LEVELS, PRIOR) is None


def test_years_without_anybody_to_take_teach_nothing():
    count, base = counted(0.3)
    count[0], base[0] = 0, 0
    assert learned(count, base, LEVELS, PRIOR).years == 2


def test_a_level_whose_places_lie_alone_in_those_above_adds_nothing():
    rate = learned(*counted(0.3), LEVELS, PRIOR)
    assert [len(part.doubt) for part in rate.parts] == [4, VILLAGES]


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0.0, 1.0))
def test_whatever_was_counted_there_is_a_rate(seed, share):
    random = np.random.default_rng(seed)
    base = random.integers(0, 40, (2, VILLAGES))
    rate = learned(random.binomial(base, share).astype(float), base.astype(float), LEVELS, PRIOR)
    assert np.isfinite(rate.centre).all()
    assert all(np.isfinite(part.doubt).all() and part.variance > 0 for part in rate.parts)


def test_a_rate_can_be_had_of_some_villages():
    rate = learned(*counted(np.linspace(0.1, 0.7, VILLAGES)), LEVELS, PRIOR)
    some = rate.of(np.array([3, 30]))
    assert some.centre.tolist() == rate.centre[[3, 30]].tolist()
    assert [part.unit.tolist() for part in some.parts] == [[0, 3], [3, 30]]
