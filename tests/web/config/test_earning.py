from datetime import UTC, datetime

import pytest
from django.db.models import F, Sum

from huiyin.followup.industry import Sign
from huiyin_web.config.commands.earning import earn
from huiyin_web.industry.models import Due, Firm, FirmSign, Loan, LoanEntry, Payment
from huiyin_web.industry.queries.listing import shown_on
from huiyin_web.industry.queries.loans import in_state
from support import given

pytestmark = pytest.mark.django_db
AT = datetime(2017, 11, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _earned():
    given.places()
    for number in range(40):
        given.household(member_count=1 + number % 4, **({"status": "removed"} if number % 3 == 0 else {}))
    earn(scale=0.3, at=AT)


def test_every_sum_is_that_of_its_entries_to_the_fen():
    assert Due.objects.aggregate(fen=Sum("paid")) == Payment.objects.aggregate(fen=Sum("fen"))
    for due in Due.objects.annotate(sum=Sum("payments__fen")).exclude(paid=0):
        assert due.paid == due.sum
    assert Loan.objects.aggregate(fen=Sum("repaid")) == LoanEntry.objects.aggregate(fen=Sum("fen"))
    assert Loan.objects.filter(repaid__gt=F("fen")).count() == 0


def test_firms_and_loans_stand_in_every_state_and_every_sign_shows():
    assert Firm.objects.filter(kind="startup", founder__isnull=False).exists()
    assert set(Firm.objects.values_list("status", flat=True)) == {"running", "suspended", "closed"}
    shown = set(FirmSign.objects.filter(shown_on(AT.date())).values_list("sign", flat=True))
    assert shown == set(Sign)
    for state in ("open", "overdue", "repaid", "handed_on"):
        assert Loan.objects.filter(in_state(state, AT.date())).exists()
