from datetime import date

import pytest

from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.training.errors import TrainingRefusedError
from huiyin_web.training.models import Course
from support import cast, projects
from support import given as register
from support.training import course, village

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_a_course_is_one_event_of_the_log_numbered_in_the_year_in_which_it_begins():
    paying = projects.proposed(kind="training")
    row = course(project=paying.number.lower())
    assert (row.number, row.project, course(begins_on=date(2015, 3, 1), ends_on=date(2015, 3, 20)).number) == (
        "T-2016-0001", paying.pk, "T-2015-0001",
    )  # fmt: skip
    event = AuditEvent.objects.filter(action="training.course.set_up").earliest("pk")
    assert (event.subject, event.place_code) == (f"course:{row.pk}", cast.COUNTY)
    assert event.detail == {"number": row.number, "title": row.title, "provider": "Z-0001", "places": 30}


def test_more_days_than_lie_between_and_places_elsewhere_are_refused():
    with pytest.raises(TrainingRefusedError, match="30 days of training do not fit"):
        course(days=30)
    with pytest.raises(NotFoundError):
        course(place_code=cast.NEXT_COUNTY)
    with pytest.raises(NotAllowedError):
        course(by=village())
    assert Course.objects.count() == 0
