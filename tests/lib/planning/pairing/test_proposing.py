import time
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from huiyin.kernel.text import Text
from huiyin.planning.pairing import Pair, Present, Round, Unit, Village, propose
from huiyin.policy import NoPackInForceError
from huiyin.records.codes import NEED
from support.pairing import DEEP, FAR, FARM, NEAR, NEXT, ROUND, SCHOOL, VILLAGES, WATER, units_of


def large(units, villages):
    """Make up a round of a prefecture."""
    drawn = np.random.default_rng(7)
    keys = NEED.keys()
    return Round(
        date(2013, 5, 10),
        [
            Unit(f"u{at:02}", Text(f"unit {at}", f"单位{at}"), f"6327{drawn.choice(['00', '22', '25'])}000000",
                 most=-(-villages // units) + at % 3, least=1, specialities=drawn.choice(keys, 2, replace=False).tolist())
            for at in range(units)
        ],
        [
            Village(f"6327{at % 6 + 21}{at % 7 + 100}{at // 42 + 200:03}", int(drawn.integers(40, 401)), deep=at % 3 == 0,
                    needs={key: int(drawn.integers(1, 10)) for key in drawn.choice(keys, 4, replace=False).tolist()})
            for at in range(villages)
        ],
    )  # fmt: skip


def test_every_village_gets_the_unit_that_is_best_for_all():
    found = propose(ROUND)

    assert units_of(found) == {FAR: ["school"], NEAR: ["water"], NEXT: ["school"], DEEP: ["farm"]}
    assert (found.cost, found.lower_bound, found.gap) == (Decimal("172.67"), Decimal("172.67"), 0)


def test_costs_add_up_to_the_whole_exactly():
    found = propose(large(10, 60))
    assert found.cost == sum(one.distance + one.speciality + one.continuity for one in found.choices)


def test_the_same_round_gives_the_same_proposal_in_whatever_order_it_comes():
    made = large(10, 60)
    shuffled = replace(made, units=made.units[::-1], villages=made.villages[30:] + made.villages[:30])

    assert propose(shuffled) == propose(made)


def test_fixed_pairs_are_kept_and_forbidden_ones_left_out():
    found = propose(replace(ROUND, fixed=[Pair(FAR, "farm")], forbidden=[Pair(NEAR, "water")]))

    assert units_of(found) == {FAR: ["farm"], NEAR: ["school"], NEXT: ["school"], DEEP: ["water"]}


def test_a_village_gets_as_many_units_as_it_asks_for():
    villages = (*VILLAGES[:2], replace(VILLAGES[2], units=2), VILLAGES[3])
    units = (WATER, replace(SCHOOL, most=3), FARM)

    found = units_of(propose(replace(ROUND, units=units, villages=villages, forbidden=[Pair(DEEP, "school")])))
    assert sorted(map(len, found.values())) == [1, 1, 1, 2]
    assert found[DEEP] == ["farm", "water"]


@pytest.mark.parametrize("keeper", ["school", "twin"])
def test_between_equal_units_the_present_one_stays(keeper):
    units = (SCHOOL, replace(SCHOOL, key="twin"))
    present = [Present(Pair(NEXT, keeper), date(2013, 1, 1))]

    found = propose(replace(ROUND, units=units, villages=VILLAGES[:3], present=present, fixed=[]))
    assert units_of(found)[NEXT] == [keeper]


def test_a_round_where_all_fits_costs_nothing():
    found = propose(replace(ROUND, units=[replace(FARM, place=FAR)], villages=VILLAGES[3:], present=()))
    assert (found.cost, found.gap) == (0, 0)


def test_a_round_before_the_first_policy_is_refused():
    with pytest.raises(NoPackInForceError):
        propose(replace(ROUND, on=date(1999, 1, 1), present=()))


def test_a_prefecture_is_paired_at_once():
    made = large(20, 150)
    started = time.process_time()

    found = propose(made)

    assert time.process_time() - started < 1
    assert len(found.choices) == 150
    assert 0 <= found.gap <= Decimal("0.0001")
    assert all(load.unit.least <= load.villages <= load.unit.most for load in found.loads)
    assert all(load.persons <= load.most_persons for load in found.loads)
