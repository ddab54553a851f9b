import pytest

from huiyin_web.core.models import AuditEvent
from huiyin_web.industry.actions.reverse_payment import reverse_payment
from huiyin_web.industry.errors import IndustryRefusedError, NoEntryError
from huiyin_web.industry.models import Due, Payment
from support import given
from support.industry import AT, bound, county, paid, registered, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    given.places()
    home = given.household()
    return paid(bound(registered(), home), home)


def reversed_(row, payment, reason="重复登记"):
    return reverse_payment(firm=row.pk, seen=seen(row), payment=payment, reason=reason, by=county(), at=AT)


def test_a_payment_is_taken_off_by_another_entry_and_both_stay(row):
    reversed_(row, Payment.objects.get().pk)
    assert list(Payment.objects.order_by("pk").values_list("fen", "reason")) == [(1200_00, ""), (-1200_00, "重复登记")]
    assert Due.objects.get(year=2015).paid == 0
    assert AuditEvent.objects.get(action="industry.firm.reverse").detail["fen"] == -1200_00


def test_it_is_reversed_once_with_a_reason_and_a_reversal_never(row):
    first = Payment.objects.get().pk
    with pytest.raises(IndustryRefusedError):
        reversed_(row, first, reason=" ")
    reversed_(row, first)
    for payment in Payment.objects.values_list("pk", flat=True):
        with pytest.raises(NoEntryError):
            reversed_(row, payment)
