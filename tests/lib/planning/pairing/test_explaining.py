from dataclasses import replace
from decimal import Decimal

import pytest

from huiyin.planning.pairing import Pair, Why, propose
from support.pairing import DEEP, FAR, FARM, NEAR, NEXT, ROUND, SCHOOL, WATER, populous


def choice(place, **change):
    return next(one for one in propose(replace(ROUND, **change)).choices if one.village.place == place)


def test_the_parts_add_up_to_the_cost_exactly():
    found = choice(NEXT)

    assert (found.distance, found.speciality, found.continuity) == (Decimal("24.00"), Decimal("0.00"), Decimal("6.67"))
    assert found.cost == Decimal("30.67")


def test_a_full_unit_says_what_one_more_village_would_save():
    other = choice(FAR).other

    assert (other.load.unit.key, other.cost, other.why) == ("farm", Decimal("24.00"), Why.FULL)
    assert other.load.place_price == Decimal("40.00")


def test_a_choice_is_said_in_both_languages():
    said = choice(FAR).words

    assert said.en == (
        "Yushu School costs 64.00 points: distance 24.00, speciality 40.00, continuity 0.00. It brings 100 of the 180 "
        "poor persons of the unit, which may have 375. Next best is Nangqen Farm with 24.00; it has the 1 that it takes "
        "at the most, and one more would save 40.00 points."
    )
    assert said.zh == (
        "玉树学校成本 64.00 分：距离 24.00，专长 40.00，延续 0.00。该村贫困人口 100 人，单位合计 180 人，上限 375 人。"
        "次优为囊谦农场，成本 24.00 分；其 1 村的上限已满，多一村可省 40.00 分。"
    )


@pytest.mark.parametrize(
    ("place", "change", "why"),
    [
        (NEAR, {}, Why.DEARER),
        (NEAR, {"fixed": [Pair(NEAR, "farm")]}, Why.FIXED),
        (FAR, {"units": (WATER, SCHOOL, replace(FARM, most=2)), "villages": populous(10, 10, 200, 180)}, Why.LOADED),
        (
            FAR,
            {"units": (replace(WATER, least=2), replace(SCHOOL, most=4)), "forbidden": [Pair(DEEP, "water")]},
            Why.NEEDED,
        ),
    ],
)
def test_it_says_what_kept_the_second_best_from_being_taken(place, change, why):
    assert choice(place, **change).other.why is why


def test_without_another_unit_there_is_no_second_best():
    barred = [Pair(DEEP, "school"), Pair(DEEP, "water")]

    assert choice(DEEP, forbidden=barred).other is None
    assert choice(DEEP, forbidden=barred).words.en.endswith("which may have 200.")


def test_a_load_is_what_the_unit_has_in_all():
    loads = {load.unit.key: (load.villages, load.persons, load.most_persons) for load in propose(ROUND).loads}
    assert loads == {"farm": (1, 200, 200), "school": (2, 180, 375), "water": (1, 120, 375)}
