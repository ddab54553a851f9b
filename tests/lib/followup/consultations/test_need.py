from datetime import timedelta

import pytest

from huiyin.followup.consultations import Hand, Part
from support.consulting import ANSWERS_BY, GROUP, PLACE, RAISED_ON, RAISER, STRANGER, UNIT, need


@pytest.mark.parametrize(
    ("hand", "parts"),
    [
        (RAISER, {Part.PLACE}), (PLACE, {Part.PLACE}), (UNIT, {Part.UNIT}), (STRANGER, set()), (GROUP, {Part.GROUP}),
        (Hand(RAISER.key, "Z-0001"), set()),  # who raised it never answers it, whatever office they are in now
        (Hand("user:9", "Z-0001", for_place=True), set()),
    ],
)  # fmt: skip
def test_whoever_raises_a_need_or_answers_for_the_place_never_answers_for_the_unit(hand, parts):
    assert need().parts_of(hand) == parts


def test_a_need_waits_for_its_unit_from_the_day_on_which_it_was_asked_last():
    asked_again = need("decline", "ask_again")

    assert need().days_waiting(RAISED_ON + timedelta(10)) == 10
    assert asked_again.days_waiting(RAISED_ON + timedelta(10)) == 8
    assert need("promise").days_waiting(RAISED_ON + timedelta(10)) is None


def test_a_need_is_late_once_the_days_for_answers_are_over_and_nobody_answered():
    after = ANSWERS_BY + timedelta(1)

    assert [need().is_late(day) for day in (ANSWERS_BY, after)] == [False, True]
    assert not need("decline").is_late(after)
