from datetime import date

import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.training.actions.join_course import join_course
from huiyin_web.training.errors import ChangedMeanwhileError, LinesRefusedError, TrainingRefusedError
from huiyin_web.training.models import Participant
from support import cast
from support import given as register
from support.training import AT, county, course, joined, village, worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_people_join_with_their_village_and_the_course_counts_them():
    row = joined(course(), worker(), worker())
    assert (row.joined, row.judged) == (2, 0)
    assert set(Participant.objects.values_list("village_code", flat=True)) == {cast.VILLAGE}
    assert AuditEvent.objects.get(action="training.course.joined").detail == {"number": row.number, "people": 2}


def test_whoever_may_not_join_is_named_by_line_with_every_reason_and_nobody_joins():
    taken, old, elsewhere, gone = worker(), worker(labour="lost", schooling="primary"), worker(), worker()
    joined(course(), taken)
    register.left(gone)
    away = worker(of=register.household(cast.NEXT_VILLAGE))
    row = course()
    with pytest.raises(LinesRefusedError) as refused:
        joined(row, taken, old, elsewhere, gone, away, elsewhere)
    words = refused.value.say("en")
    assert f"Line 1 ({taken.office_number}): takes T-2016-0001 of the same skill in 2016 already." in words
    assert f"Line 2 ({old.office_number}): only people who can work are trained" in words
    assert "; goes to school: primary school." in words
    assert "Line 3" not in words
    assert f"Line 4 ({gone.office_number}): the person has left their household." in words
    assert f"Line 5 ({away.office_number}): nobody in your reach has this number." in words
    assert f"Line 6 ({elsewhere.office_number}): stands in the list twice." in words
    assert row.participants.count() == 0


def test_the_same_skill_is_taken_again_in_another_year_and_another_skill_in_the_same():
    one = worker()
    joined(course(), one)
    joined(course(skill="driving"), one)
    joined(course(begins_on=date(2015, 3, 1), ends_on=date(2015, 3, 20)), one)
    assert Participant.objects.filter(person=one).count() == 3


def test_no_more_join_than_there_are_places():
    row = joined(course(places=2), worker())
    with pytest.raises(TrainingRefusedError, match="2 people and 1 who take it already are more than its 2 places"):
        joined(row, worker(), worker())
    with pytest.raises(LinesRefusedError, match="a line for each person"):
        joined(row)


def test_who_has_not_seen_what_was_done_and_a_village_enter_nobody():
    row, one = joined(course(), worker()), worker()
    with pytest.raises(ChangedMeanwhileError):
        join_course(course=row.pk, numbers=[one.office_number], seen=0, by=county(), at=AT)
    with pytest.raises(NotAllowedError):
        joined(row, one, by=village())
