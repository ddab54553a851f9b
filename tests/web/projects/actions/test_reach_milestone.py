from datetime import date

import pytest

from huiyin.followup.funds import Given
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.projects.actions.reach_milestone import reach_milestone
from huiyin_web.projects.errors import MilestoneError
from support import cast
from support import given as register
from support.projects import AT, approved, seen, village

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def reached(row, milestone="start", *, by=None):
    given = Given(on=date(2016, 6, 1))
    return reach_milestone(project=row.pk, milestone=milestone, seen=seen(row), given=given, by=by or village(), at=AT)


def test_the_day_on_which_a_milestone_was_reached_stands_beside_the_planned_one():
    row = reached(approved())
    found = row.milestones.get(key="start")
    assert (found.planned_on, found.reached_on) == (date(2016, 5, 1), date(2016, 6, 1))
    assert AuditEvent.objects.get(action="projects.project.reach").detail["milestone"] == "start"


def test_a_milestone_is_reached_once_and_must_be_one_of_the_project():
    row = reached(approved())
    for milestone in ("start", "party"):
        with pytest.raises(MilestoneError):
            reached(row, milestone)


def test_a_unit_records_none_and_a_county_elsewhere_finds_no_project():
    row = approved()
    with pytest.raises(NotAllowedError):
        reached(row, by=actor_of(cast.assisting_unit(), on=AT.date()))
    with pytest.raises(NotFoundError):
        reached(row, by=actor_of(cast.county_officer(cast.NEXT_COUNTY), on=AT.date()))
