from dataclasses import replace
from itertools import combinations, product

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from huiyin.planning.pairing.costs import grid_of
from huiyin.planning.pairing.solving import solve
from support.pairing import ROUND

GRID = grid_of(ROUND.ordered())


@st.composite
def grids(draw):
    """Give tables of up to three units and five villages, some of which nothing can pair."""
    units, villages = draw(st.integers(1, 3)), draw(st.integers(1, 5))

    def whole(low, high, *shape):
        size = int(np.prod(shape))
        return np.array(draw(st.lists(st.integers(low, high), min_size=size, max_size=size))).reshape(shape)

    least = whole(0, 1, units)
    persons = whole(0, 9, villages)
    return replace(
        GRID, distance=whole(0, 50, units, villages), speciality=np.zeros((units, villages), int),
        continuity=whole(0, 3, units, villages), fixed=np.zeros((units, villages), bool),
        allowed=whole(0, 4, units, villages) > 0, least=least, most=least + whole(0, 4, units),
        asked=np.minimum(whole(1, 2, villages), units), persons=persons, bounds=whole(5, 25, units),
    )  # fmt: skip


def cheapest(grid):
    """Give what the best pairing costs, found by trying every one; none where there is none."""
    units = range(len(grid.most))
    costs = []
    for picks in product(*(list(combinations(units, int(asked))) for asked in grid.asked)):
        chosen = np.zeros_like(grid.fixed)
        for village, ones in enumerate(picks):
            chosen[list(ones), village] = True
        has, persons = chosen.sum(axis=1), chosen @ grid.persons
        if (
            (chosen <= grid.allowed).all() and (chosen >= grid.fixed).all() and (persons <= grid.bounds).all()
            and (grid.least <= has).all() and (has <= grid.most).all()
        ):  # fmt: skip
            costs.append(int(grid.cost[chosen].sum()))
    return min(costs, default=None)


def keeps(grid, chosen):
    has = chosen.sum(axis=1)
    return (
        (chosen <= grid.allowed).all()
        and (chosen.sum(axis=0) == grid.asked).all()
        and ((grid.least <= has) & (has <= grid.most)).all()
        and (chosen @ grid.persons <= grid.bounds).all()
    )


@settings(max_examples=60, deadline=None)
@given(grids())
def test_no_pairing_is_cheaper_and_none_is_found_where_there_is_none(grid):
    assume(grid.allowed.any())
    found, best = solve(grid), cheapest(grid)

    assert (found is None) is (best is None)
    if found is not None:
        assert keeps(grid, found.chosen)
        assert int(grid.cost[found.chosen].sum()) == best
        assert best - 1e-3 <= found.lower_bound <= best + 1e-3


def test_a_place_costs_what_one_more_would_save():
    found = solve(GRID)
    more = solve(replace(GRID, most=np.array([2, 2, 2]), bounds=GRID.bounds.max() + np.zeros(3)))

    assert GRID.cost[found.chosen].sum() - GRID.cost[more.chosen].sum() == 4000
    assert found.place_prices.round(6).tolist() == [4000, 0, 0]


def test_what_is_fixed_counts_and_takes_up_room():
    fixed = np.zeros_like(GRID.fixed)
    fixed[0, 0] = True  # the farm, which takes one village, for the village that it would not get

    found = solve(replace(GRID, fixed=fixed))

    assert found.chosen[0].tolist() == [True, False, False, False]
    assert found.lower_bound == cheapest(replace(GRID, fixed=fixed))


def test_all_fixed_leaves_nothing_to_choose():
    fixed = solve(GRID).chosen
    found = solve(replace(GRID, fixed=fixed, allowed=fixed))

    assert found.chosen.tolist() == fixed.tolist()
    assert found.lower_bound == GRID.cost[fixed].sum()


def test_pairs_are_let_in_until_the_best_is_among_them(monkeypatch):
    monkeypatch.setattr("huiyin.planning.pairing.solving._FIRST", 1)

    found = solve(GRID)

    assert found.lower_bound == GRID.cost[found.chosen].sum() == cheapest(GRID)
