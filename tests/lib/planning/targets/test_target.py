from datetime import date
from decimal import Decimal

import pytest

from huiyin.planning.targets import Better, Kind, TargetError
from support.plan_targets import EAST, indicator, target


def test_what_was_revised_takes_the_place_of_what_was_planned():
    assert target(EAST, 116_000).wanted == 116_000
    assert target(EAST, 116_000, revised=Decimal(120_000)).wanted == 120_000


def test_five_values_stand_side_by_side_and_none_writes_over_another():
    one = target(EAST, 100, revised=Decimal(110), reported=Decimal(109), registered=Decimal(101), inspected=Decimal(97))
    assert (one.planned, one.revised, one.reported, one.registered, one.inspected) == (100, 110, 109, 101, 97)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, None),
        ({"reported": Decimal(9)}, 9),
        ({"reported": Decimal(9), "registered": Decimal(8)}, 8),
        ({"reported": Decimal(9), "registered": Decimal(8), "inspected": Decimal(7)}, 7),
        ({"reported": Decimal(9), "inspected": Decimal(0)}, 0),
    ],
)
def test_whoever_is_farthest_from_the_place_is_believed(values, found):
    assert target(EAST, 10, **values).found == found


@pytest.mark.parametrize(
    ("kind", "reported", "others", "by"),
    [
        (Kind.CUMULATIVE, 12, 9, 3),
        (Kind.DECREASING, 9, 12, 3),
        (Kind.CUMULATIVE, 9, 12, -3),
        (Kind.CUMULATIVE, 9, 9, 0),
    ],
)
def test_a_place_overstates_by_what_it_says_to_be_better_than_others_found(kind, reported, others, by):
    assert target(EAST, 10, kind, reported=Decimal(reported), registered=Decimal(others)).overstated == by


def test_nobody_overstates_against_nobody():
    assert target(EAST, 10, reported=Decimal(9)).overstated is None
    assert target(EAST, 10, registered=Decimal(9)).overstated is None


def test_what_is_better_when_lower_is_reached_from_above():
    up, down = indicator(), indicator(Kind.DECREASING)
    assert [up.reaches(Decimal(value), Decimal(10)) for value in (9, 10, 11)] == [False, True, True]
    assert [down.reaches(Decimal(value), Decimal(10)) for value in (9, 10, 11)] == [True, True, False]


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Kind.SHARE, "1.5", "1.5 is none of its values. A share is written from 0 to 1: 0.132 is 13.2%."),
        (Kind.MILESTONE, "2", "2 is none of its values. A milestone is 0 (not yet) or 1 (done)."),
        (Kind.CUMULATIVE, "-1", "-1 is none of its values. A number is zero or more."),
        (Kind.DECREASING, "-1", "-1 is none of its values. A number is zero or more."),
    ],
)
def test_a_value_that_its_kind_does_not_have_is_refused(kind, value, words):
    with pytest.raises(TargetError) as error:
        target(EAST, value, kind)
    assert str(error.value) == f"{EAST}, people who left poverty: {words}"


def test_a_level_may_be_below_zero():
    assert target(EAST, "-2.5", Kind.LEVEL).wanted == Decimal("-2.5")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"due_on": date(2021, 1, 1)}, "its day (2021-01-01) lies outside the plan (2016-01-01 to 2020-12-31)."),
        ({"due_on": date(2015, 12, 31)}, "its day (2015-12-31) lies outside the plan (2016-01-01 to 2020-12-31)."),
        ({"base": Decimal(0)}, "its base is 0."),
        ({"reported": Decimal(-3)}, "-3 is none of its values."),
    ],
)
def test_a_target_that_cannot_be_is_refused(given, words):
    with pytest.raises(TargetError) as error:
        target(EAST, 10, **given)
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"until": date(2015, 12, 31)}, "its period ends (2015-12-31) before it begins."),
        ({"step": Decimal(0)}, "its step is 0."),
        (
            {"kind": Kind.DECREASING, "better": Better.UP},
            "a number to be brought down is said to be better when it is higher.",
        ),
    ],
)
def test_an_indicator_that_contradicts_itself_is_refused(given, words):
    with pytest.raises(TargetError) as error:
        indicator(**given)
    assert words in str(error.value)


def test_every_kind_has_its_name_and_only_numbers_of_people_add_up():
    assert [kind for kind in Kind if kind.adds_up] == [Kind.CUMULATIVE, Kind.DECREASING]
    assert len({kind.label for kind in Kind}) == len(Kind)
