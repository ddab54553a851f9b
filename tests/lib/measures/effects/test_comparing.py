import math

import numpy as np
import pytest

from huiyin.measures.effects import matched_difference

TAU = 300.0


def compared(outcome, helped, cell, village=None, earlier=None, **asked):
    number = len(outcome)
    return matched_difference(
        np.array(outcome, float), np.array(helped, bool), np.array(cell, np.int64),
        np.arange(number) if village is None else np.array(village),
        np.zeros(number) if earlier is None else np.array(earlier, float), **asked,
    )  # fmt: skip


def province(seed):
    """Make households of which the poorer and those of some counties are helped more often, and fare otherwise anyway."""
    drawn = np.random.default_rng(seed)
    number = 1200
    county, village = drawn.integers(0, 6, number), drawn.integers(0, 80, number)
    earlier = drawn.normal(2500, 400, number) + 100 * county
    chance = 1 / (1 + np.exp((earlier - 2600) / 300 + 0.3 * county - 0.5))
    helped = drawn.random(number) < chance
    gained = 200 - 80 * county - 0.3 * (earlier - 2500) + TAU * helped
    gained += drawn.normal(0, 60, 80)[village] + drawn.normal(0, 250, number)
    cell = county * 5 + np.digitize(earlier, np.quantile(earlier, [0.2, 0.4, 0.6, 0.8]))
    return gained, helped, cell, village, earlier


def test_within_a_cell_the_helped_are_held_against_those_that_are_alike():
    found = compared([3, 5, 1, 1], [True, True, False, False], [0, 0, 0, 0])
    assert (found.estimate, found.helped, found.matched, found.alike) == (3.0, 2, 2, 2)


def test_every_cell_counts_by_its_helped_households():
    # Cell 0: three helped, 4 better than the one beside them. Cell 1: one helped, 8 better than the mean of two.
    outcome = [5, 5, 5, 1, 10, 1, 3]
    found = compared(outcome, [1, 1, 1, 0, 1, 0, 0], [0, 0, 0, 0, 1, 1, 1])
    assert found.estimate == pytest.approx((3 * 4 + 1 * 8) / 4)


def test_who_has_nobody_alike_is_left_out_and_counted():
    found = compared([5, 1, 100, 7], [1, 0, 1, 0], [0, 0, 1, 2])
    assert (found.estimate, found.helped, found.matched, found.alike, found.villages) == (4.0, 2, 1, 1, 2)


def test_with_nobody_alike_there_is_no_number():
    found = compared([5, 1], [1, 0], [0, 1])
    assert math.isnan(found.estimate)
    assert (found.helped, found.matched, found.alike) == (1, 0, 0)


def test_without_anybody_at_all_there_is_no_number():
    found = compared([], [], [])
    assert (math.isnan(found.estimate), found.helped) == (True, 0)


def test_what_a_cell_leaves_of_the_earlier_value_is_taken_out():
    # Everybody gains 2 for each of what they had before; the helped had more, and the help did nothing.
    earlier = [3.0, 4.0, 1.0, 2.0]
    found = compared([2 * one for one in earlier], [1, 1, 0, 0], [0, 0, 0, 0], earlier=earlier)
    assert found.estimate == pytest.approx(0.0, abs=1e-9)
    assert found.apart == pytest.approx(4.0)


def test_one_village_gives_a_difference_without_an_interval():
    found = compared([3, 5, 1, 2], [1, 1, 0, 0], [0, 0, 0, 0], village=[7, 7, 7, 7])
    assert found.estimate == 2.5
    assert math.isnan(found.se)
    assert math.isnan(found.low)


def test_the_standard_error_of_one_cell_of_single_households_is_that_of_two_means():
    # Residuals 1, -1 and 2, -2; design one half off its mean: (1 + 1 + 4 + 4) / 4 of each other, clusters 4 of 3.
    found = compared([4, 2, 3, -1], [1, 1, 0, 0], [0, 0, 0, 0])
    assert found.estimate == 2.0
    assert found.se == pytest.approx(math.sqrt((1 + 1 + 4 + 4) / 4 * 4 / 3))


def test_it_finds_what_was_planted_where_a_plain_difference_does_not():
    draws = [province(seed) for seed in range(30)]
    plain = np.mean([gained[helped].mean() - gained[~helped].mean() for gained, helped, *_ in draws])
    matched = np.mean([matched_difference(*draw).estimate for draw in draws])
    assert abs(plain - TAU) > 50
    assert matched == pytest.approx(TAU, abs=10)


def test_its_interval_covers_what_was_planted_as_often_as_it_says():
    intervals = [matched_difference(*province(seed)) for seed in range(300)]
    covered = np.mean([one.low <= TAU <= one.high for one in intervals])
    assert 0.92 <= covered <= 0.98


def test_weighting_brings_the_two_together():
    found = matched_difference(*province(1))
    assert abs(found.apart) > 0.5
    assert abs(found.left_apart) < 0.2
