"""Plans keep both risks, and no smaller plan does."""

import doctest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from huiyin.kernel.errors import ParameterError
from huiyin.sampling import acceptance
from huiyin.sampling.acceptance import acceptance_plan


@pytest.mark.parametrize(
    ("good", "bad", "sample", "accept"),
    [(0.01, 0.03, 390, 7), (0.01, 0.04, 198, 4), (0.02, 0.05, 306, 10), (0.005, 0.02, 462, 5)],
)
def test_the_plans_at_five_and_ten_percent_are_those_of_the_tables(good, bad, sample, accept):
    plan = acceptance_plan(good, bad)
    assert (plan.sample, plan.accept) == (sample, accept)
    assert plan.producer_risk <= 0.05
    assert plan.consumer_risk <= 0.10


def test_a_plan_without_errors_proves_less_than_two_percent_with_149():
    plan = acceptance_plan(0, 0.02, consumer_risk=0.05)
    assert (plan.sample, plan.accept) == (149, 0)


@settings(max_examples=20, deadline=None)
@given(st.floats(0.001, 0.05), st.floats(2, 5), st.sampled_from([0.01, 0.05, 0.1]), st.sampled_from([0.05, 0.1, 0.2]))
def test_both_risks_are_kept_and_a_sample_of_one_less_does_not(good, times, producer, consumer):
    plan = acceptance_plan(good, good * times, producer_risk=producer, consumer_risk=consumer)
    assert binom.sf(plan.accept, plan.sample, good) <= producer
    assert binom.cdf(plan.accept, plan.sample, good * times) <= consumer
    fewer = plan.sample - 1
    assert all(
        binom.sf(c, fewer, good) > producer or binom.cdf(c, fewer, good * times) > consumer
        for c in range(plan.accept + 2)
    )


def test_a_clustered_draw_is_as_many_times_larger():
    plan = acceptance_plan(0.01, 0.03, deff=2)
    assert (plan.sample, plan.accept) == (780, 14)


@pytest.mark.parametrize(
    "arguments",
    [
        {"good": 0.03, "bad": 0.01}, {"good": 0.01, "bad": 1}, {"producer_risk": 0}, {"consumer_risk": 1}, {"deff": 0.5},
        {"good": 0.01, "bad": 0.0101},
    ],
    ids=str,
)  # fmt: skip
def test_what_no_plan_can_keep_is_refused(arguments):
    with pytest.raises(ParameterError, match="; allowed: "):
        acceptance_plan(**({"good": 0.01, "bad": 0.03} | arguments))


def test_the_example_gives_what_it_says():
    assert doctest.testmod(acceptance).failed == 0
