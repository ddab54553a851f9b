from dataclasses import replace
from datetime import date

import pytest

from huiyin.kernel.errors import PlaceCodeError
from huiyin.planning.pairing import Pair, PairingError, Present, propose
from huiyin.planning.pairing.checking import check
from support.pairing import FARM, NEAR, NEXT, ROUND, SCHOOL, VILLAGES, WATER

WRONG = [
    ({"units": ()}, "There are no units or no villages to pair. Give at least one of each."),
    ({"units": (WATER, WATER)}, "water is given 2 times. Give each unit and each village once."),
    ({"villages": (*VILLAGES, VILLAGES[0])}, f"{NEAR} is given 2 times."),
    ({"units": (replace(WATER, least=3),)}, "Unit water takes from 3 to 2 villages. Give whole numbers from 0 up"),
    ({"units": (replace(WATER, most=0),)}, "Unit water takes from 0 to 0 villages."),
    ({"units": (replace(WATER, least=-1),)}, "Unit water takes from -1 to 2 villages."),
    (
        {"units": (replace(WATER, specialities=["works"]),)},
        "water names 'works', which is no need. Needs are: industry,",
    ),
    ({"villages": (replace(VILLAGES[0], persons=-1),)}, f"Village {NEAR} has -1 poor persons and asks for 1 units."),
    ({"villages": (replace(VILLAGES[0], units=0),)}, f"Village {NEAR} has 120 poor persons and asks for 0 units."),
    ({"villages": (replace(VILLAGES[0], needs={"gold": 1}),)}, f"{NEAR} names 'gold', which is no need."),
    ({"villages": (replace(VILLAGES[0], needs={"water": -1}),)}, f"The need 'water' of {NEAR} is -1. Give a number"),
    (
        {"present": (Present(Pair(NEXT, "water"), date(2013, 5, 11)),)},
        f"The pairing of water with {NEXT} began on 2013-05-11, after the round (2013-05-10). Give the day",
    ),
    ({"fixed": (Pair(NEAR, "bank"),)}, f"bank for {NEAR} was set by hand, but is not in this round. Take the pair out"),
    (
        {"forbidden": (Pair("630000000000", "water"),)},
        "water for 630000000000 was set by hand, but is not in this round.",
    ),
    (
        {"fixed": (Pair(NEAR, "water"),), "forbidden": (Pair(NEAR, "water"),)},
        f"water for {NEAR} is both fixed and forbidden. Take one of the two back.",
    ),
    ({"distances": {}}, f"From water to {NEAR} the distance is None. Give kilometres from 0 up for every pair"),
    ({"distances": {("water", NEAR): -5}}, f"From water to {NEAR} the distance is -5."),
]
NO_ROOM = [
    (
        {"units": (WATER, FARM)},
        "Capacity in all is 3 villages, 4 are asked for: 1 too few. Raise what units take at the most, or add units.",
    ),
    (
        {"units": (replace(WATER, most=9, least=5), SCHOOL)},
        "Units take 5 villages at the least, 4 are asked for: 1 too many. Lower what units take at the least.",
    ),
    (
        {"forbidden": tuple(Pair(NEAR, key) for key in ("water", "school", "farm"))},
        f"Village {NEAR} asks for 1 units; 0 may help it, 0 are fixed. Change what is fixed or forbidden by hand",
    ),
    (
        {"fixed": (Pair(NEAR, "water"), Pair(NEAR, "school"))},
        f"Village {NEAR} asks for 1 units; 3 may help it, 2 are fixed.",
    ),
    (
        {"fixed": (Pair(NEAR, "farm"), Pair(NEXT, "farm"))},
        "Unit farm takes from 0 to 1 villages; 4 may be given to it, 2 are fixed.",
    ),
    (
        {
            "units": (replace(WATER, least=2), SCHOOL, FARM),
            "forbidden": tuple(Pair(one.place, "water") for one in VILLAGES[1:]),
        },
        "Unit water takes from 2 to 2 villages; 1 may be given to it, 0 are fixed.",
    ),
    (
        {
            "villages": (*VILLAGES[:2], *(replace(one, persons=1000) for one in VILLAGES[2:])),
            "fixed": tuple(Pair(one.place, "water") for one in VILLAGES[2:]),
        },
        "What is fixed for unit water has 2000 poor persons; 1650 are the most that it may have.",
    ),
]


def test_a_round_that_is_fit_is_let_pass():
    check(ROUND)


@pytest.mark.parametrize(("change", "words"), [*WRONG, *NO_ROOM])
def test_what_can_not_be_paired_is_refused_with_its_value_and_how_to_mend_it(change, words):
    with pytest.raises(PairingError) as refused:
        propose(replace(ROUND, **change))
    assert str(refused.value).startswith(words)


@pytest.mark.parametrize(
    "change", [{"units": (replace(WATER, place="63"),)}, {"villages": (replace(VILLAGES[0], place="1"),)}]
)
def test_a_place_needs_its_code(change):
    with pytest.raises(PlaceCodeError):
        check(replace(ROUND, **change))


def test_capacity_that_just_suffices_is_enough():
    exact = replace(ROUND, units=(WATER, replace(SCHOOL, most=1, least=1), FARM))
    assert len(propose(exact).pairs) == 4


def test_present_pairs_of_units_and_villages_that_left_are_idle():
    left = Present(Pair("632725100299", "bank"), date(2010, 1, 1))
    assert propose(replace(ROUND, present=(*ROUND.present, left))).pairs == propose(ROUND).pairs
