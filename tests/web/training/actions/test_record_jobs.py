from datetime import date

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.training.errors import LinesRefusedError
from huiyin_web.training.models import Course, Participant
from support import cast
from support import given as register
from support.training import asked, passed, worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_jobs_after_three_and_six_months_are_counted_apart_and_who_was_not_reached_is_left_out():
    working, idle, unreached = worker(), worker(), worker()
    row = passed(working, idle, unreached)
    asked(working)
    asked(idle, job="none")
    asked(unreached, job="unreached")
    row = Course.objects.get(pk=row.pk)
    assert (row.asked_first, row.working_first, row.asked_second) == (2, 1, 0)
    assert set(Participant.objects.values_list("due_on", flat=True)) == {date(2016, 9, 20)}
    event = AuditEvent.objects.filter(action="training.jobs.asked").latest("pk")
    assert (event.subject, event.detail) == ("courses", {"people": 1})


def test_nobody_is_asked_before_their_day_or_once_all_was_said():
    one = worker()
    passed(one)
    with pytest.raises(LinesRefusedError, match="is asked from 2016-06-20 on"):
        asked(one, on=date(2016, 6, 19))
    asked(one)
    Participant.objects.update(due_on=None)
    with pytest.raises(NotFoundError):
        asked(one)


def test_a_helper_asks_the_people_they_help_and_an_assisting_unit_asks_nobody():
    one = worker()
    passed(one)
    with pytest.raises(NotAllowedError):
        asked(one, by=actor_of(cast.assisting_unit(), on=date(2016, 6, 21)))
    with pytest.raises(NotFoundError):
        asked(one, by=actor_of(cast.village_worker(cast.NEXT_VILLAGE), on=date(2016, 6, 21)))
    assert asked(one, by=actor_of(cast.helper(), on=date(2016, 6, 21))) == 1
