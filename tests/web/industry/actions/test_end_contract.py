from datetime import date

import pytest

from huiyin_web.core.models import AuditEvent
from huiyin_web.industry.actions.end_contract import end_contract
from huiyin_web.industry.errors import IndustryRefusedError, NoEntryError
from huiyin_web.industry.models import Contract, Due
from support import given
from support.industry import AT, bound, county, ended, registered, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    given.places()
    return bound(registered(), given.household())


def test_a_contract_that_ends_early_promises_nothing_for_the_time_after(row):
    ended(row, date(2016, 6, 30))
    assert list(Due.objects.order_by("year").values_list("promised", flat=True)) == [1200_00, 600_00, 0]
    assert Contract.objects.get().end_reason == "协商一致"
    assert AuditEvent.objects.get(action="industry.firm.end").detail["reason"] == "协商一致"


def test_without_reason_or_outside_its_days_it_is_not_ended(row):
    for on, reason in ((date(2016, 6, 30), ""), (date(2018, 1, 1), "协商一致")):
        with pytest.raises(IndustryRefusedError):
            ended(row, on, reason=reason)
    with pytest.raises(NoEntryError):
        end_contract(firm=row.pk, seen=seen(row), contract=0, ends_on=AT.date(), reason="协商一致", by=county(), at=AT)
    assert Contract.objects.get().ends_on == date(2017, 12, 31)
