from decimal import Decimal

import pytest

from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.targets.actions._changing import Sent
from huiyin_web.targets.actions.report_value import report_value
from huiyin_web.targets.errors import TargetRefusedError
from support import given as register
from support.targets import AT, county, of_county, prefecture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def reported(row, value="300", source="半年报", by=None):
    return report_value(
        target=row.pk, sent=Sent(row.entries.count(), Decimal(value), source=source), by=by or county(), at=AT
    )


def test_each_report_stays_in_the_history_with_its_source():
    row = of_county()
    reported(row)
    found = reported(row, "580", "年报")
    assert (found.reported, found.wanted) == (58_000, 60_000)
    entries = row.entries.filter(act="reported").order_by("pk")
    assert [(one.value, one.source) for one in entries] == [(30_000, "半年报"), (58_000, "年报")]
    assert AuditEvent.objects.filter(action="targets.target.reported").count() == 2


def test_it_says_where_the_number_was_found():
    with pytest.raises(TargetRefusedError, match="Say where the number was found"):
        reported(of_county(), source="")


def test_only_the_office_that_has_to_reach_it_reports():
    with pytest.raises(NotFoundError):
        reported(of_county(), by=prefecture())
