from dataclasses import replace
from datetime import date

import pytest

from huiyin.followup.training import Trainee, decide_course, decide_joining

BEGINS = date(2016, 3, 1)
ABLE = Trainee(date(1990, 5, 6), "ordinary", "none")
COURSE = {
    "title": "拉面", "begins": BEGINS, "ends": date(2016, 3, 20), "days": 15, "places": 40, "cost": 120_000_00,
}  # fmt: skip


def test_a_course_is_as_long_as_its_days_and_has_places():
    assert decide_course(**COURSE).allowed
    for changes, field in (
        ({"title": ""}, "title"), ({"title": "632725199003070035"}, "title"), ({"days": 21}, "days"),
        ({"ends": date(2016, 2, 1)}, "ends_on"), ({"places": 0}, "places"), ({"cost": -1}, "cost"),
    ):  # fmt: skip
        assert [one.field for one in decide_course(**COURSE | changes).missing] == [field]


@pytest.mark.parametrize("labour", ["ordinary", "skilled", "weak"])
def test_whoever_can_work_joins(labour):
    assert decide_joining(replace(ABLE, labour=labour), begins=BEGINS).allowed


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"labour": "none"}, "only people who can work are trained; the register says: no labour ability"),
        ({"labour": None}, "only people who can work are trained; the register says: not told"),
        ({"born": date(2000, 3, 2)}, "15 years old when it begins; 16 at least"),
        ({"born": None}, "the register has no day of birth"),
        ({"schooling": "senior_1"}, "goes to school: senior 1"),
        ({"is_member": False}, "the person has left their household"),
        ({"taken": "T-2016-0003"}, "takes T-2016-0003 of the same skill in 2016 already"),
    ],
)
def test_who_may_not_join_is_told_why(changes, words):
    assert [one.words.en for one in decide_joining(replace(ABLE, **changes), begins=BEGINS).missing] == [words]


def test_all_reasons_are_told_not_the_first():
    wrong = replace(ABLE, labour="lost", schooling="primary", born=date(2008, 1, 1))
    assert len(decide_joining(wrong, begins=BEGINS).missing) == 3
