import pytest

from huiyin_web.cooperation.actions.plan_year import plan_year
from huiyin_web.cooperation.errors import ChangedMeanwhileError, CooperationRefusedError
from huiyin_web.cooperation.models import YearItem
from huiyin_web.core.models import AuditEvent
from support import given
from support.cooperation import AT, YEAR, agreed, county, east, planned, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    given.places()
    return signed()


def test_the_eastern_partner_plans_and_the_county_has_to_agree_anew_to_what_changes(row):
    agreed(planned(row, jobs=100, doctors_west=4))
    planned(row, jobs=120, doctors_west=4)

    told = {one.item: (one.planned, bool(one.agreed_by)) for one in YearItem.objects.all()}
    assert told == {"jobs": (120, False), "doctors_west": (4, True)}
    assert AuditEvent.objects.filter(action="cooperation.agreement.plan").latest("pk").detail["jobs"] == 120


def test_the_county_does_not_plan_and_what_was_done_meanwhile_has_to_be_seen(row):
    with pytest.raises(CooperationRefusedError, match="To plan the year is for the eastern partner"):
        planned(row, by=county(), jobs=1)
    with pytest.raises(ChangedMeanwhileError):
        plan_year(agreement=row.pk, seen=9, year=YEAR, amounts={"jobs": 1}, by=east(), at=AT)
    assert YearItem.objects.count() == 0
