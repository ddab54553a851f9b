"""Say that a firm uses a loan that was lent to a household."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.industry import LoanStep, decide_entry
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.industry.actions._keeping import done_loan, need, opened_loan
from huiyin_web.industry.models import Loan
from huiyin_web.industry.queries.stored import as_loan, firm_or_404


@transaction.atomic
def hand_on_loan(*, loan: int, seen: int, firm: int, by: Actor, at: datetime) -> Loan:
    """Record it: a sign of the loan and of the firm from then on, and its interest is not subsidised any more.

    Who: counties and townships, of loans to households and firms in their reach.
    Rule: `huiyin.followup.industry.decide_entry`; once.
    Recorded: `industry.loan.hand_on`, with the firm.

    Raises:
        NotAllowedError, NotFoundError: their role keeps none, or loan or firm are out of their reach.
        ChangedMeanwhileError, IndustryRefusedError: it changed, or something stands against it.
    """
    row, on = opened_loan(loan, seen=seen, by=by), day_of(at)
    need(decide_entry(as_loan(row), LoanStep.HAND_ON, fen=None, day=on, document="", reason="", on=on))
    row.firm = firm_or_404(by, firm)
    return done_loan(LoanStep.HAND_ON, row, by=by, at=at, firm=row.firm.pk)
