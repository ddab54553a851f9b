import numpy as np
import pytest

from huiyin.synthetic.counting import (
    NoExactChoiceError,
    apportion,
    choose,
    positions,
    rank_within,
    scaled,
    solve,
    stream,
)


def test_a_total_is_shared_out_whole_with_the_largest_remainders_rounded_up():
    assert apportion(np.array([1.0, 2.0, 4.0]), 10).tolist() == [1, 3, 6]


def test_a_place_without_weight_gets_nobody():
    assert apportion(np.array([0.0, 1.0]), 7).tolist() == [0, 7]


def test_a_published_number_is_scaled_to_whole_people():
    assert scaled(519_800, 0.02) == 10_396


def test_streams_of_two_parts_differ_and_each_repeats():
    assert stream(1, "a").random() == stream(1, "a").random()
    assert stream(1, "a").random() != stream(1, "b").random()


def test_positions_count_from_zero_in_each_group():
    assert positions(np.array([3, 3, 5, 7, 7, 7])).tolist() == [0, 1, 0, 0, 1, 2]


def test_ranks_are_fractions_of_the_own_group():
    ranks = rank_within(np.array([0, 1, 0, 1]), np.array([5.0, 1.0, 2.0, 9.0]))

    assert ranks.tolist() == [0.75, 0.25, 0.25, 0.75]


def test_a_rising_function_is_solved():
    assert solve(lambda x: x**3, 27, 0, 10) == pytest.approx(3)


def test_the_highest_scores_are_chosen_first():
    sizes = np.full(4, 2)

    assert choose(np.array([1.0, 4.0, 3.0, 2.0]), np.zeros(4, int), np.array([8.0]), sizes, 4).tolist() == [1, 2]


def test_every_group_gives_about_its_quota():
    random = np.random.default_rng(1)
    groups, sizes = np.repeat([0, 1, 2], 500), random.integers(1, 7, 1500)
    quotas = np.array([100.0, 300.0, 600.0])

    chosen = choose(random.normal(size=1500), groups, quotas, sizes, 1000)

    given = np.bincount(groups[chosen], sizes[chosen])
    assert given.sum() == 1000
    assert np.abs(given - quotas).max() <= 12


def test_the_last_households_are_exchanged_until_the_sum_is_exact():
    sizes = np.array([4, 4, 3])

    assert choose(np.array([3.0, 2.0, 1.0]), np.zeros(3, int), np.array([7.0]), sizes, 7).tolist() == [0, 2]


def test_an_impossible_sum_is_said_and_not_approximated():
    with pytest.raises(NoExactChoiceError, match="exactly 5 people"):
        choose(np.zeros(3), np.zeros(3, int), np.array([5.0]), np.array([2, 2, 2]), 5)
