import pytest

from huiyin_web.access.errors import SamePersonError
from huiyin_web.access.queries import actor_of
from huiyin_web.cooperation.errors import CooperationRefusedError, NoPlanError
from huiyin_web.cooperation.models import YearItem
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.cooperation import AT, agreed, county, east, planned, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    given.places()
    return signed()


def test_the_county_agrees_to_a_plan_once(row):
    agreed(planned(row, jobs=100))
    assert YearItem.objects.get().agreed_on == AT.date()
    assert AuditEvent.objects.get(action="cooperation.agreement.agree").detail["jobs"] == 100
    with pytest.raises(NoPlanError):
        agreed(row)


def test_neither_who_planned_nor_an_account_that_they_gave_its_password_agrees(row):
    planner = cast.eastern_partner()
    planned(row, by=actor_of(planner, on=AT.date()), jobs=100)
    with pytest.raises(CooperationRefusedError):
        agreed(row, by=east())
    theirs = cast.given_by(cast.county_officer(), planner)
    with pytest.raises(SamePersonError):
        agreed(row, by=actor_of(theirs, on=AT.date()))
    agreed(row, by=county())
