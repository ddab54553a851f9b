import pytest

from huiyin_web.core.models import AuditEvent
from huiyin_web.industry.actions.reverse_loan_entry import reverse_loan_entry
from huiyin_web.industry.errors import IndustryRefusedError, NoEntryError
from huiyin_web.industry.models import Loan
from support import given
from support.industry import AT, county, lent, repaid

pytestmark = pytest.mark.django_db


def test_an_entry_is_taken_off_once_by_another_with_a_reason_and_both_stay():
    given.places()
    row = repaid(lent(given.household()), 10_000)
    entry = row.entries.get().pk

    def reverse(reason="重复登记"):
        steps = Loan.objects.get().steps
        return reverse_loan_entry(loan=row.pk, seen=steps, entry=entry, reason=reason, by=county(), at=AT)

    with pytest.raises(IndustryRefusedError):
        reverse("")
    assert reverse().repaid == 0
    assert list(row.entries.order_by("pk").values_list("fen", flat=True)) == [1_000_000, -1_000_000]
    assert AuditEvent.objects.get(action="industry.loan.reverse").detail["reason"] == "重复登记"
    with pytest.raises(NoEntryError):
        reverse()
