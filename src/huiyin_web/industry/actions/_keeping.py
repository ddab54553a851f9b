"""What all changes of firms and loans share: whether they may be made, signs and sums, the record."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Sum

from huiyin.followup.industry import FirmStep, LoanStep, signs_of
from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.industry.errors import ChangedMeanwhileError, IndustryRefusedError
from huiyin_web.industry.models import Due, Firm, FirmSign, Loan
from huiyin_web.industry.queries.stored import as_firms, firm_or_404, loan_or_404


def opened(firm: int, *, seen: int, by: Actor) -> Firm:
    """Give a firm to which somebody may do something; nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: their role keeps none, or it is out of their reach.
        ChangedMeanwhileError: something was done to it that they had not seen.
    """
    by.need(May.KEEP_INDUSTRY)
    row = firm_or_404(by, firm, lock=True)
    if row.steps != seen:
        raise ChangedMeanwhileError
    return row


def opened_loan(loan: int, *, seen: int, by: Actor) -> Loan:
    """Give a loan to which somebody may do something; nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: their role keeps none, or it is out of their reach.
        ChangedMeanwhileError: something was done to it that they had not seen.
    """
    by.need(May.KEEP_INDUSTRY)
    row = loan_or_404(by, loan, lock=True)
    if row.steps != seen:
        raise ChangedMeanwhileError
    return row


def need(decision: Decision) -> None:
    """Insist that nothing stands against something.

    Raises:
        IndustryRefusedError: something does, with every reason.
    """
    if not decision.allowed:
        raise IndustryRefusedError(decision)


def done(step: FirmStep, row: Firm, *, by: Actor, at: datetime, **detail: object) -> Firm:
    """Bring a firm's signs up to what was done to it, save it and record that."""
    row.steps, row.changed_at = row.steps + 1, at
    row.save()
    lay_signs([row], day_of(at))
    note(f"firm.{step.value}", f"firm:{row.pk}", row.place_code, by=by, at=at, **detail)
    return row


def done_loan(step: LoanStep, row: Loan, *, by: Actor, at: datetime, **detail: object) -> Loan:
    """Bring a loan's sums up to what was done to it, save it and record that."""
    sums = dict(row.entries.order_by().values_list("entry").annotate(fen=Sum("fen")))
    row.repaid, row.subsidised = sums.get("repaid", 0), sums.get("subsidy", 0)
    row.steps += 1
    row.save()
    if row.firm is not None:
        lay_signs([row.firm], day_of(at))
    note(f"loan.{step.value}", f"loan:{row.pk}", row.village_code, by=by, at=at, **detail)
    return row


def lay_signs(rows: Sequence[Firm], on: date) -> None:
    """Write the signs of firms, each with the days between which it shows."""
    FirmSign.objects.filter(firm__in=[row.pk for row in rows]).delete()
    found = as_firms(rows)
    FirmSign.objects.bulk_create(
        FirmSign(firm=row, sign=told.sign.value, since=told.since, until=told.until)
        for row in rows
        for told in signs_of(found[row.pk], on)
    )


def add_up(dues: Sequence[Due]) -> None:
    """Bring what was paid for years up to their payments."""
    sums = Due.objects.filter(pk__in=[due.pk for due in dues]).annotate(fen=Sum("payments__fen"))
    paid = dict(sums.values_list("pk", "fen"))
    for due in dues:
        due.paid = paid[due.pk] or 0
    Due.objects.bulk_update(dues, ["paid"])


def note(what: str, subject: str, place_code: str, *, by: Actor, at: datetime, **detail: object) -> None:
    """Record what was done."""
    kept = {key: value for key, value in detail.items() if value not in {None, ""}}
    audit.record(f"industry.{what}", by=by, at=at, subject=subject, place_code=place_code, detail=kept)
