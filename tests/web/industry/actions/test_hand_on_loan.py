import pytest

from huiyin.followup.industry import LoanStep, Sign
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.industry.actions.hand_on_loan import hand_on_loan
from huiyin_web.industry.errors import IndustryRefusedError
from huiyin_web.industry.models import FirmSign
from support import given
from support.industry import AT, county, lent, registered, repaid

pytestmark = pytest.mark.django_db


def test_a_loan_that_a_firm_uses_is_a_sign_of_both_and_its_interest_is_not_subsidised_any_more():
    given.places()
    firm, loan = registered(), lent(given.household())
    with pytest.raises(NotFoundError):
        hand_on_loan(loan=loan.pk, seen=0, firm=0, by=county(), at=AT)
    loan = hand_on_loan(loan=loan.pk, seen=0, firm=firm.pk, by=county(), at=AT)

    assert (loan.firm, FirmSign.objects.filter(firm=firm, sign=Sign.BORROWED).count()) == (firm, 1)
    assert AuditEvent.objects.get(action="industry.loan.hand_on").detail["firm"] == firm.pk
    with pytest.raises(IndustryRefusedError):
        repaid(loan, 1, step=LoanStep.SUBSIDISE)
    repaid(loan, 30_000)
    assert not FirmSign.objects.filter(firm=firm, sign=Sign.BORROWED).exists()
