from datetime import date, timedelta

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.projects.errors import NoSeasonError, ProjectRefusedError
from huiyin_web.projects.models import Project
from support import cast
from support import given as register
from support.projects import AT, OWNER, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_a_project_is_one_event_of_the_log_with_its_milestones_along_the_season():
    row = proposed()

    event = AuditEvent.objects.get(action="projects.project.proposed")
    assert (row.number, row.state, row.planned, row.proposer) == ("P-2016-0001", "proposed", 100_000_000, cast.COUNTY)
    assert (event.subject, event.place_code) == (f"project:{row.pk}", cast.VILLAGE)
    assert event.detail == {"number": row.number, "title": row.title, "owner": OWNER, "planned": 100_000_000}
    assert list(row.milestones.order_by("pk").values_list("key", "planned_on")) == [
        ("design", date(2016, 4, 11)), ("tender", date(2016, 4, 21)), ("start", date(2016, 5, 1)),
        ("half", date(2016, 7, 16)), ("finish", date(2016, 9, 30)), ("acceptance", date(2016, 10, 31)),
    ]  # fmt: skip


def test_a_training_knows_no_season():
    row = proposed(kind="training", begins_on=date(2016, 11, 1), due_on=date(2017, 2, 1))
    assert row.milestones.get(key="start").planned_on == date(2016, 11, 1)


def test_numbers_rise_within_a_year_and_begin_anew_in_the_next():
    found = [proposed(at=AT + timedelta(days)) for days in (0, 1, 110)]
    assert [row.number for row in found] == ["P-2016-0001", "P-2016-0002", "P-2017-0001"]


def test_works_without_a_building_season_and_what_lacks_an_amount_are_refused():
    with pytest.raises(NoSeasonError, match="no day of the building season"):
        proposed(begins_on=date(2016, 10, 1), due_on=date(2017, 3, 1))
    with pytest.raises(ProjectRefusedError, match="more than nothing"):
        proposed(planned=0)
    assert Project.objects.count() == 0


def test_a_township_proposes_none_and_nobody_for_a_place_out_of_reach():
    with pytest.raises(NotAllowedError):
        proposed(by=actor_of(cast.township_officer(), on=AT.date()))
    with pytest.raises(NotFoundError):
        proposed(place_code=cast.NEXT_VILLAGE)
