from datetime import UTC, date, datetime

import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.training.errors import LinesRefusedError
from huiyin_web.training.models import Clash, Participant
from support import cast
from support import given as register
from support.training import attended, course, joined, judged, village, worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_days_are_kept_and_told_again_until_there_is_a_result():
    one = worker()
    row = joined(course(), one)
    attended(row, {one: (1, 2, 3)})
    attended(row, {one: (1, 2, 3, 4, 20)})
    assert Participant.objects.values_list("marks", "attended").get() == ("11110000000000000001", 5)
    judged(row, {one: False})
    with pytest.raises(LinesRefusedError, match="has a result already"):
        attended(row, {one: (1,)})


def test_days_that_are_none_are_too_many_or_have_not_come_are_named():
    one, other, third = worker(), worker(), worker()
    row = joined(course(), one, other)
    with pytest.raises(LinesRefusedError) as refused:
        attended(row, {one: (0, 21), other: tuple(range(1, 13)), third: (1,)}, at=datetime(2016, 3, 11, 4, tzinfo=UTC))
    words = refused.value.say("en")
    assert "day 0 is none of the course's days 1 to 20; day 21 is none" in words
    assert f"Line 2 ({other.office_number}): day 12 has not come yet; 12 days are more than the 10 days" in words
    assert f"Line 3 ({third.office_number}): nobody in your reach who takes this course has this number." in words
    assert set(Participant.objects.values_list("marks", flat=True)) == {""}


def test_somebody_at_two_places_on_the_same_days_is_a_question_until_the_days_are_corrected():
    one = worker()
    first = joined(course(), one)
    second = joined(course(skill="driving", place_code=cast.TOWNSHIP, begins_on=date(2016, 3, 3)), one)
    attended(first, {one: (1, 2, 3, 4)})
    attended(second, {one: (1, 2, 3)})
    assert Clash.objects.values_list("first_on", "days").get() == (date(2016, 3, 3), 2)
    attended(first, {one: (1, 2, 3, 4)})  # said again, it is one question
    assert Clash.objects.count() == 1
    attended(second, {one: (5, 6)})
    assert Clash.objects.count() == 0


def test_two_courses_at_one_place_are_no_question():
    one = worker()
    for skill in ("cooking", "driving"):
        attended(joined(course(skill=skill), one), {one: (1, 2)})
    assert Clash.objects.count() == 0


def test_a_village_records_nobody():
    one = worker()
    with pytest.raises(NotAllowedError):
        attended(joined(course(), one), {one: (1,)}, by=village())
