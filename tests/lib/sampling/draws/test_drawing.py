import math
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.sampling.draws import Unit, draw, draw_within

HOMES = [Unit(f"{n:03}", ("poor" if n % 3 else "exited", "remote" if n % 2 else "near")) for n in range(40)]
VILLAGES = [Unit(f"village {n}", size=size) for n, size in enumerate((300, 60, 40, 30, 20, 20, 15, 10, 3, 2))]
MANY = 2000
UNITS = st.lists(
    st.tuples(st.integers(0, 999), st.sampled_from(["poor", "exited", "at risk"]), st.integers(1, 500)),
    min_size=1, max_size=40, unique_by=lambda one: one[0],
)  # fmt: skip


def listed(rows):
    return [Unit(f"{key}", (stratum,), size) for key, stratum, size in rows]


@settings(max_examples=60, deadline=None)
@given(rows=UNITS, many=st.integers(1, 50), by_size=st.booleans(), order=st.randoms(use_true_random=False))
def test_the_same_list_in_any_order_gives_the_same_draw_of_as_many_as_asked_each_once(rows, many, by_size, order):
    frame = listed(rows)
    found = draw(frame, many, seed="s", by_size=by_size)
    mixed = list(frame)
    order.shuffle(mixed)
    assert draw(mixed, many, seed="s", by_size=by_size) == found
    assert len({one.unit.key for one in found}) == len(found) == min(many, len(frame))
    assert all(0 < one.chance <= 1 for one in found)


@settings(max_examples=60, deadline=None)
@given(rows=UNITS, many=st.integers(1, 50))
def test_with_equal_chances_the_weights_of_a_group_add_up_to_the_group(rows, many):
    frame = listed(rows)
    found = draw(frame, many, seed="s")
    for stratum in {one.stratum for one in found}:
        there = [one for one in frame if one.strata[: len(stratum)] == stratum]
        assert sum(1 / one.chance for one in found if one.stratum == stratum) == len(there)


def often(many, *, by_size, frame):
    """Count how often each is drawn under many seeds."""
    return Counter(one.unit.key for n in range(MANY) for one in draw(frame, many, seed=f"{n}", by_size=by_size))


def near(seen, chance):
    """Say whether a share of many draws is what a chance leads to expect, but for one case in ten thousand."""
    return abs(seen / MANY - chance) <= 3.9 * math.sqrt(chance * (1 - chance) / MANY) + 1e-12


def test_over_many_seeds_everybody_comes_as_often_as_their_chance_says():
    told = {one.unit.key: one.chance for n in range(60) for one in draw(HOMES, 6, seed=f"{n}")}
    seen = often(6, by_size=False, frame=HOMES)
    assert sorted(told) == sorted(one.key for one in HOMES)
    assert [key for key in told if not near(seen[key], float(told[key]))] == []


def test_over_many_seeds_villages_come_in_proportion_to_size_and_the_largest_always():
    left, seen = 500 - 300, often(3, by_size=True, frame=VILLAGES)
    expected = {one.key: Fraction(1) if one.size == 300 else Fraction(2 * one.size, left) for one in VILLAGES}
    assert seen["village 0"] == MANY
    assert [key for key, chance in expected.items() if not near(seen[key], float(chance))] == []
    assert {
        one.unit.key: one.chance for n in range(300) for one in draw(VILLAGES, 3, seed=f"{n}", by_size=True)
    } == expected


def test_groups_are_divided_only_as_finely_as_there_are_draws_for():
    assert {one.stratum for one in draw(HOMES, 4, seed="1")} == {
        ("exited", "near"), ("exited", "remote"), ("poor", "near"), ("poor", "remote"),
    }  # fmt: skip
    assert {one.stratum for one in draw(HOMES, 3, seed="1")} == {("exited",), ("poor",)}
    assert {one.stratum for one in draw(HOMES, 1, seed="1")} == {()}


def test_in_two_stages_every_household_of_all_villages_has_one_chance_where_as_many_are_drawn_in_each():
    villages = [Unit(f"v{n}", size=size) for n, size in enumerate((8, 10, 12, 20))]
    homes = {one.key: [Unit(f"{one.key}/{n}") for n in range(one.size)] for one in villages}
    for seed in ("a", "b", "c"):
        first = draw(villages, 2, seed=seed, by_size=True)
        found = draw_within(first, homes, 3, seed=seed)
        assert [one.within for one in found] == [one.unit.key for one in first for _ in range(3)]
        assert {one.chance for one in found} == {Fraction(2 * 3, 50)}
        assert found[0].weight == pytest.approx(50 / 6)
