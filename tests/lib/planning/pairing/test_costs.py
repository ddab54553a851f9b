from dataclasses import replace
from datetime import date

import pytest

from huiyin.planning.pairing import Pair, Present
from huiyin.planning.pairing.costs import grid_of, marked
from support.pairing import DEEP, FAR, NEAR, NEXT, ROUND, SCHOOL, VILLAGES, WATER

UNITS, PLACES = ("farm", "school", "water"), (FAR, NEAR, NEXT, DEEP)


def part(name, unit, place, **more):
    """Give a part of a pair's cost in hundredths of a point."""
    table = getattr(grid_of(replace(ROUND, **more).ordered()), name)
    return int(table[UNITS.index(unit), PLACES.index(place)])


@pytest.mark.parametrize(
    ("lies", "share"),
    [
        (NEAR, 0), ("632725100000", 1), ("632725000000", 2), ("632725200000", 2), ("632700000000", 3),
        ("632722000000", 3), ("630000000000", 4), ("630100000000", 4), ("320000000000", 5),
    ],
)  # fmt: skip
def test_without_kilometres_a_distance_is_how_high_the_place_stands_that_holds_both(lies, share):
    units = (replace(WATER, place=lies), *ROUND.units[1:])
    assert part("distance", "water", NEAR, units=units) == share * 800


@pytest.mark.parametrize(("kilometres", "hundredths"), [(0, 0), (200, 1000), (800, 4000), (2000, 4000)])
def test_kilometres_count_up_to_the_farthest(kilometres, hundredths):
    all_of = {(unit, place): 10.0 for unit in UNITS for place in PLACES} | {("farm", NEAR): kilometres}
    assert part("distance", "farm", NEAR, distances=all_of) == hundredths


def test_a_mismatch_is_the_share_of_needs_that_are_no_speciality():
    assert [part("speciality", unit, NEAR) for unit in UNITS] == [4000, 3000, 1000]


def test_a_village_whose_needs_nobody_knows_fits_every_unit():
    villages = (replace(VILLAGES[0], needs={}), *VILLAGES[1:])
    assert [part("speciality", unit, NEAR, villages=villages) for unit in UNITS] == [0, 0, 0]


def test_a_village_in_deep_poverty_counts_half_as_much_again():
    assert part("distance", "farm", DEEP) == 1.5 * part("distance", "farm", NEAR)
    assert part("speciality", "water", DEEP) == 4800


@pytest.mark.parametrize(
    ("since", "hundredths"),
    [((2013, 5, 10), 0), ((2012, 5, 10), 667), ((2011, 11, 11), 944), ((2010, 5, 10), 2000), ((2001, 1, 1), 2000)],
)
def test_parting_costs_by_the_months_together_up_to_three_years(since, hundredths):
    present = (Present(Pair(NEXT, "water"), date(*since)),)
    costs = [part("continuity", unit, NEXT, present=present) for unit in UNITS]
    assert costs == [hundredths, hundredths, 0]


def test_of_two_present_units_the_longer_costs_nothing_and_the_other_the_difference():
    present = (Present(Pair(NEXT, "water"), date(2010, 5, 10)), Present(Pair(NEXT, "school"), date(2012, 5, 10)))
    assert [part("continuity", unit, NEXT, present=present) for unit in UNITS] == [2000, 1333, 0]


def test_a_unit_may_have_half_again_the_average_for_each_village_and_any_single_one():
    assert grid_of(ROUND.ordered()).bounds.tolist() == [200, 375, 375]


def test_what_is_fixed_or_forbidden_is_marked():
    found = grid_of(replace(ROUND, fixed=[Pair(NEAR, "farm")], forbidden=[Pair(FAR, "water")]).ordered())

    assert found.fixed.tolist() == marked(ROUND.ordered(), [Pair(NEAR, "farm")]).tolist()
    assert (found.fixed.sum(), found.allowed.sum(), found.allowed[2, 0]) == (1, 11, False)


def test_unit_and_village_are_not_confused():
    assert marked(ROUND.ordered(), [Pair(NEXT, SCHOOL.key)]).nonzero() == ([1], [2])
