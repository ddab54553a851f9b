import pytest

from huiyin.followup.industry import LoanStep
from huiyin_web.core.models import AuditEvent
from huiyin_web.industry.actions.enter_loan_money import Given, enter_loan_money
from huiyin_web.industry.errors import ChangedMeanwhileError, IndustryRefusedError
from huiyin_web.industry.models import Loan
from support import given
from support.industry import AT, county, lent, repaid

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    given.places()
    return lent(given.household())


def test_a_loan_is_paid_back_in_parts_and_its_interest_is_subsidised(row):
    repaid(row, 10_000)
    repaid(row, 20_000)
    repaid(row, 2_000, step=LoanStep.SUBSIDISE)
    found = Loan.objects.get()
    assert (found.repaid, found.subsidised, found.entries.count()) == (3_000_000, 200_000, 3)
    assert AuditEvent.objects.filter(action="industry.loan.repay").count() == 2


def test_no_more_than_is_owed_or_to_be_subsidised_is_entered(row):
    with pytest.raises(IndustryRefusedError, match="more than what is owed: 30000 yuan"):
        repaid(row, 30_001)
    with pytest.raises(IndustryRefusedError, match="more than the interest that is to be subsidised until today"):
        repaid(row, 3_000, step=LoanStep.SUBSIDISE)
    assert Loan.objects.get().entries.count() == 0


def test_what_was_done_meanwhile_has_to_be_seen(row):
    repaid(row, 1)
    with pytest.raises(ChangedMeanwhileError):
        enter_loan_money(
            loan=row.pk, step=LoanStep.REPAY, seen=0, given=Given(1_00, AT.date(), "x"), by=county(), at=AT
        )
