"""Take off an entry of a loan that was a mistake, by another entry."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.industry import LoanStep, decide_entry
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.industry.actions._keeping import done_loan, need, opened_loan
from huiyin_web.industry.errors import NoEntryError
from huiyin_web.industry.models import Loan, LoanEntry
from huiyin_web.industry.queries.stored import as_loan


@transaction.atomic
def reverse_loan_entry(*, loan: int, seen: int, entry: int, reason: str, by: Actor, at: datetime) -> Loan:
    """Take an entry off; both stay.

    Who: counties and townships, of loans to households in their reach.
    Rule: with a reason; an entry once, and no reversal.
    Recorded: `industry.loan.reverse`, with the reason.

    Raises:
        NotAllowedError, NotFoundError: their role keeps none, or it is out of their reach.
        ChangedMeanwhileError, IndustryRefusedError: it changed, or something stands against it.
        NoEntryError: the loan has no such entry, or it was reversed.
    """
    row, on = opened_loan(loan, seen=seen, by=by), day_of(at)
    need(decide_entry(as_loan(row), LoanStep.REVERSE, fen=None, day=None, document="", reason=reason, on=on))
    wrong = row.entries.filter(pk=entry, reverses__isnull=True, reversed_by__isnull=True).first()
    if wrong is None:
        raise NoEntryError
    LoanEntry.objects.create(
        loan=row, entry=wrong.entry, fen=-wrong.fen, document=wrong.document, reverses=wrong, reason=reason.strip(),
        on=on, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    return done_loan(LoanStep.REVERSE, row, by=by, at=at, entry=wrong.entry, fen=-wrong.fen, reason=reason.strip())
