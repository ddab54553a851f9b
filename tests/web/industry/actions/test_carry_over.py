from dataclasses import replace
from datetime import date

import pytest

from huiyin.followup.industry import Sign
from huiyin_web.access.actor import platform
from huiyin_web.core.models import AuditEvent
from huiyin_web.industry.actions import lend as lending
from huiyin_web.industry.actions.carry_over import Bound, FirmLine, LoanLine, carry_over
from huiyin_web.industry.errors import LedgerRefusedError
from huiyin_web.industry.models import Due, Firm, FirmSign, Loan, Payment
from support import given
from support.industry import AT, CONTRACT, LENDER, TERMS

pytestmark = pytest.mark.django_db
BY = platform("demo")


@pytest.fixture
def home():
    given.places()
    return given.household()


def test_a_ledger_comes_with_its_contracts_payments_and_loans_and_its_signs(home):
    line = FirmLine(
        TERMS, statuses={2015: "running", 2016: "closed"}, contract=CONTRACT, bound=(Bound(home.pk, 900_00, {2015: 900_00}),),
        reason="资不抵债",
    )  # fmt: skip
    terms = lending.Terms("", LENDER, "crops", 60_000_00, 475, date(2015, 3, 1), date(2016, 3, 1), "信借字 1")
    loan = LoanLine(terms, home.pk, ((date(2016, 1, 5), 10_000_00),), firm=0)
    (row,) = carry_over(firms=[line], loans=[loan], by=BY, at=AT)

    assert (row.status, Due.objects.get(year=2015).paid, Payment.objects.get().fen) == ("closed", 900_00, 900_00)
    assert (Loan.objects.get().repaid, Loan.objects.get().firm) == (10_000_00, row)
    assert set(FirmSign.objects.values_list("sign", flat=True)) == {Sign.STOPPED, Sign.UNPAID, Sign.BORROWED}
    assert AuditEvent.objects.get(action="industry.ledger.carried").detail == {"firms": 1, "loans": 1}


def test_one_wrong_line_and_none_is_taken(home):
    lines = [FirmLine(TERMS), FirmLine(replace(TERMS, name="", place_code="632725999999"))]
    with pytest.raises(LedgerRefusedError, match="2. : No place has the code 632725999999. This has to be said."):
        carry_over(firms=lines, loans=[], by=BY, at=AT)
    assert Firm.objects.count() == 0
