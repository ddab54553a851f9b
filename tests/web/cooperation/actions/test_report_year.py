import pytest

from huiyin_web.cooperation.errors import CooperationRefusedError
from huiyin_web.cooperation.models import YearItem
from huiyin_web.core.models import AuditEvent
from support import given
from support.cooperation import county, reported, signed

pytestmark = pytest.mark.django_db


def test_the_partner_reports_its_own_figures_and_a_later_report_replaces_an_earlier():
    given.places()
    row = signed()
    reported(row, jobs=90)
    reported(row, jobs=95, firms=0)
    assert dict(YearItem.objects.values_list("item", "reported")) == {"jobs": 95, "firms": 0}
    events = AuditEvent.objects.filter(action="cooperation.agreement.report").order_by("pk")
    assert [one.detail["jobs"] for one in events] == [90, 95]
    with pytest.raises(CooperationRefusedError):
        reported(row, by=county(), jobs=1)
