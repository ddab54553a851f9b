from datetime import UTC, date, datetime

import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.training.errors import LinesRefusedError
from huiyin_web.training.models import Participant
from support import given as register
from support.training import asked, attended, course, joined, judged, passed, village, worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_whoever_was_there_passes_gets_a_certificate_and_is_asked_three_months_later():
    one, other = worker(), worker()
    row = joined(course(), one, other)
    row = attended(row, {one: tuple(range(1, 9)), other: (1,)})
    judged(row, {other: False})
    row = judged(row, {one: True}, certificate="青职字 17")
    assert (row.judged, row.passed) == (2, 1)
    told = Participant.objects.order_by("pk").values_list("passed", "certificate", "due_on")
    assert list(told) == [(True, "青职字 17", date(2016, 6, 20)), (False, "", None)]
    event = AuditEvent.objects.filter(action="training.course.judged").latest("pk")
    assert event.detail == {"number": row.number, "people": 1, "passed": 1}


def test_whoever_was_hardly_there_does_not_pass_and_nobody_before_the_end():
    one, other = worker(), worker()
    row = attended(joined(course(), one, other), {one: tuple(range(1, 8)), other: tuple(range(1, 11))})
    with pytest.raises(LinesRefusedError, match="was there on 7 of 10 days; whoever passes was there on 80%"):
        judged(row, {one: True, other: True})
    with pytest.raises(LinesRefusedError, match="the course ends on 2016-03-20"):
        judged(row, {other: True}, at=datetime(2016, 3, 19, tzinfo=UTC))
    assert Participant.objects.filter(passed__isnull=False).count() == 0


def test_a_result_stands_once_somebody_was_asked_about_a_job():
    one = worker()
    row = passed(one)
    judged(row, {one: True}, certificate="18")
    asked(one)
    with pytest.raises(LinesRefusedError, match="was asked about a job already"):
        judged(row, {one: False})


def test_a_village_records_no_result():
    one = worker()
    with pytest.raises(NotAllowedError):
        judged(joined(course(), one), {one: False}, by=village())
