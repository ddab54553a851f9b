import pytest

from huiyin.followup.funds import Step
from huiyin_web.access.errors import SamePersonError
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.projects.errors import ProjectRefusedError
from support import cast
from support import given as register
from support.projects import AT, closed, entered, finished, funded, village

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_a_project_is_closed_once_all_is_accepted_and_reached_and_is_then_neither_idle_nor_late():
    row = entered(funded(900), Step.ACCEPT, 900)
    with pytest.raises(ProjectRefusedError, match="6 milestones are not reached"):
        closed(row)
    row = closed(finished(row))

    assert (row.state, row.closed_on, row.signs.count()) == ("closed", AT.date(), 0)
    assert AuditEvent.objects.filter(action="projects.project.close").count() == 1


def test_what_was_paid_and_is_not_accepted_keeps_it_open():
    row = finished(entered(funded(900), Step.ACCEPT, 899))
    with pytest.raises(ProjectRefusedError, match="900 yuan was paid out and 899 accepted"):
        closed(row)


def test_neither_the_payer_nor_a_village_nor_a_county_elsewhere_closes():
    payer = actor_of(cast.county_officer(), on=AT.date())
    row = entered(funded(900), Step.ALLOCATE, 100)
    row = finished(entered(entered(row, Step.PAY, 100, by=payer), Step.ACCEPT, 1000))
    with pytest.raises(SamePersonError):
        closed(row, by=payer)
    with pytest.raises(NotAllowedError):
        closed(row, by=village())
    with pytest.raises(NotFoundError):
        closed(row, by=actor_of(cast.county_officer(cast.NEXT_COUNTY), on=AT.date()))
