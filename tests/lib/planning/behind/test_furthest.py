import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.kernel.errors import ParameterError
from huiyin.planning.behind import Behind, Gap, furthest_behind

GAPS = st.lists(
    st.builds(lambda gap, se: (gap, se), st.floats(-1, 1), st.floats(0.001, 0.5)), min_size=1, max_size=12
).map(lambda rows: [Gap(f"{n:02}", gap, se) for n, (gap, se) in enumerate(rows)])


def test_one_that_stands_out_is_named_with_how_far_behind_it_is_at_the_least():
    found = furthest_behind([Gap("a", 0.40, 0.05), Gap("b", 0.05, 0.05), Gap("c", 0.0, 0.05)])
    assert (found.verdict, found.place, found.behind, found.could_be) == (Behind.ONE, "a", ("a",), ("a",))
    assert found.at_least == pytest.approx(0.40 - 2.394 * 0.05, abs=0.001)


def test_two_that_can_t_be_told_apart_are_both_named_as_behind_and_neither_as_the_furthest():
    found = furthest_behind([Gap("a", 0.40, 0.05), Gap("b", 0.38, 0.05), Gap("c", 0.0, 0.05)])
    assert (found.verdict, found.place, found.behind, found.could_be) == (Behind.NOT_TOLD, None, ("a", "b"), ("a", "b"))


def test_where_all_is_within_noise_nobody_is_behind():
    found = furthest_behind([Gap("a", 0.08, 0.05), Gap("b", 0.02, 0.05)])
    assert (found.verdict, found.place, found.behind) == (Behind.NOBODY, None, ())


def test_no_place_and_one_place_are_answered_too():
    assert furthest_behind([]).verdict is Behind.NOBODY
    assert furthest_behind([Gap("a", 0.2, 0.05)]).place == "a"


@pytest.mark.parametrize("wrong", [Gap("a", float("nan"), 0.1), Gap("a", 0.1, -0.1), Gap("a", 0.1, float("inf"))])
def test_what_is_no_number_is_refused(wrong):
    with pytest.raises(ParameterError):
        furthest_behind([wrong])
    with pytest.raises(ParameterError):
        furthest_behind([Gap("a", 0.1, 0.1)], confidence=1.0)


@settings(max_examples=60, deadline=None)
@given(gaps=GAPS, order=st.randoms(use_true_random=False))
def test_the_order_of_the_places_does_not_matter_and_what_is_said_hangs_together(gaps, order):
    found = furthest_behind(gaps)
    mixed = list(gaps)
    order.shuffle(mixed)
    assert furthest_behind(mixed) == found
    largest = max(gaps, key=lambda one: one.gap)
    assert largest.gap in {one.gap for one in gaps if one.place in found.could_be}
    assert (found.place is not None) is (found.verdict is Behind.ONE)
    assert found.place is None or (found.place in found.behind and found.at_least > 0)


@settings(max_examples=60, deadline=None)
@given(gaps=GAPS)
def test_a_larger_confidence_never_says_more(gaps):
    usual, sure = furthest_behind(gaps), furthest_behind(gaps, confidence=0.999)
    assert set(sure.behind) <= set(usual.behind)
    assert set(usual.could_be) <= set(sure.could_be)


@pytest.mark.parametrize(
    "truth",
    [
        [0.0] * 6,  # nobody is behind, and nobody is furthest
        [0.2] * 6,  # all are behind alike
        [0.2, 0.2, 0.0, 0.0, -0.1, -0.3],
        [0.05, 0.0, 0.0, 0.0, 0.0, 0.0],
    ],
)
def test_over_many_years_anything_wrong_is_said_in_one_year_of_twenty_at_most(truth):
    chance, wrong, years = np.random.default_rng(7), 0, 2000
    errors = (0.02, 0.04, 0.06, 0.08, 0.10, 0.15)
    worst = max(truth)
    for _ in range(years):
        gaps = [Gap(f"{n}", chance.normal(gap, se), se) for n, (gap, se) in enumerate(zip(truth, errors, strict=True))]
        found = furthest_behind(gaps)
        misnamed = found.place is not None and (truth[int(found.place)] < worst or truth.count(worst) > 1)
        accused = any(truth[int(place)] <= 0 for place in found.behind)
        wrong += misnamed or accused
    assert wrong / years <= 0.05


def test_one_that_is_far_behind_is_found_nearly_always():
    chance, hits, years = np.random.default_rng(3), 0, 300
    for _ in range(years):
        gaps = [Gap(f"{n}", chance.normal(0.6 if n == 2 else 0.0, 0.08), 0.08) for n in range(6)]
        hits += furthest_behind(gaps).place == "2"
    assert hits / years >= 0.9
