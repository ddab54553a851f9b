"""Enter what was paid back of a loan, or interest that was subsidised."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.industry import LoanStep, decide_entry
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.industry.actions._keeping import done_loan, need, opened_loan
from huiyin_web.industry.models import Loan, LoanEntry
from huiyin_web.industry.queries.stored import as_loan


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with a step: an amount in fen, its day, the number of the document."""

    fen: int | None = None
    on: date | None = None
    document: str = ""


@transaction.atomic
def enter_loan_money(*, loan: int, step: LoanStep, seen: int, given: Given, by: Actor, at: datetime) -> Loan:
    """Make an entry; it is never changed, a mistake is reversed.

    Who: counties and townships, of loans to households in their reach.
    Rule: `huiyin.followup.industry.decide_entry`: no more than is owed, or than is to be subsidised until today.
    Recorded: `industry.loan.repay` or `industry.loan.subsidise`.

    Raises:
        NotAllowedError, NotFoundError: their role keeps none, or it is out of their reach.
        ChangedMeanwhileError, IndustryRefusedError: it changed, or something stands against it, with every reason.
    """
    row, on = opened_loan(loan, seen=seen, by=by), day_of(at)
    need(
        decide_entry(
            as_loan(row), step, fen=given.fen, day=given.on, document=given.document, reason="", on=on,
        )
    )  # fmt: skip
    LoanEntry.objects.create(
        loan=row, entry=step.entry, fen=given.fen or 0, document=given.document.strip(), on=given.on or on, at=at,
        by_key=by.key, by_name=by.name,
    )  # fmt: skip
    return done_loan(step, row, by=by, at=at, fen=given.fen, document=given.document.strip())
