import pytest

from huiyin.followup.industry import Sign
from huiyin_web.core.models import AuditEvent
from huiyin_web.industry.actions.tell_status import tell_status
from huiyin_web.industry.errors import ChangedMeanwhileError, IndustryRefusedError
from huiyin_web.industry.models import Firm, FirmSign
from support import given
from support.industry import AT, bound, county, registered, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    given.places()
    return registered()


def test_how_a_firm_stood_is_told_by_year_and_what_was_said_before_stays(row):
    told(row, "running")
    told(row, "suspended")
    assert (Firm.objects.get().status, row.years.count()) == ("suspended", 2)
    told(row, "running", year=2015)  # an earlier year does not change how it stands now
    assert Firm.objects.get().status == "suspended"
    assert AuditEvent.objects.filter(action="industry.firm.tell").count() == 3


def test_a_firm_that_closed_while_contracts_go_on_is_asked_about_until_they_end(row):
    bound(row, given.household())
    told(row, "closed", reason="资不抵债")
    sign = FirmSign.objects.get(sign=Sign.STOPPED)
    assert (sign.since, sign.until.isoformat()) == (AT.date(), "2017-12-31")


def test_a_closing_without_its_reason_is_refused_and_so_is_what_was_not_seen(row):
    with pytest.raises(IndustryRefusedError):
        told(row, "closed")
    with pytest.raises(ChangedMeanwhileError):
        tell_status(firm=row.pk, seen=7, year=2016, status="running", document="x", reason="", by=county(), at=AT)
    assert row.years.count() == 0
