import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.industry.errors import IndustryRefusedError, NoHouseholdError, SameFirmError
from huiyin_web.industry.models import Firm, FirmSign
from support import cast, given
from support.industry import AT, registered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def test_a_township_registers_a_cooperative_and_a_households_start_up():
    home = given.household()
    by = actor_of(cast.township_officer(), on=AT.date())
    row = registered(by=by)
    own = registered(by=by, name="扎西家庭牧场", kind="startup", founder=home.office_number)

    assert (row.status, row.founder, own.founder) == ("running", None, home)
    assert AuditEvent.objects.filter(action="industry.firm.registered").count() == 2
    assert FirmSign.objects.get(firm=row).since.isoformat() == "2015-01-01"  # nobody said how it stood in 2014


def test_what_lacks_its_founder_is_there_already_or_names_nobody_in_reach_is_refused():
    other = given.household(cast.NEXT_VILLAGE)
    registered()
    with pytest.raises(SameFirmError, match="stands at this place already"):
        registered()
    with pytest.raises(IndustryRefusedError, match="Give the office number of the household that started it"):
        registered(name="家庭牧场", kind="startup")
    with pytest.raises(NoHouseholdError):
        registered(name="家庭牧场", kind="startup", founder=other.office_number)
    assert Firm.objects.count() == 1


def test_a_village_registers_none_and_a_county_none_elsewhere():
    with pytest.raises(NotAllowedError):
        registered(by=actor_of(cast.village_worker(), on=AT.date()))
    with pytest.raises(NotFoundError):
        registered(place_code=cast.NEXT_VILLAGE)
