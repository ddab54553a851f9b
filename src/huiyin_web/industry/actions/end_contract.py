"""End a contract before its last day."""

from datetime import date, datetime

from django.db import transaction

from huiyin.followup.industry import FirmStep, decide_end, promised
from huiyin_web.access.actor import Actor
from huiyin_web.industry.actions._keeping import done, need, opened
from huiyin_web.industry.errors import NoEntryError
from huiyin_web.industry.models import Due, Firm


@transaction.atomic
def end_contract(
    *, firm: int, seen: int, contract: int, ends_on: date | None, reason: str, by: Actor, at: datetime
) -> Firm:
    """End a contract early: it promises nothing for the time after, and what was paid stays.

    Who: counties and townships, of firms in their reach.
    Rule: `huiyin.followup.industry.decide_end`.
    Recorded: `industry.firm.end`, with the household and the reason.

    Raises:
        NotAllowedError, NotFoundError: their role keeps none, or it is out of their reach.
        ChangedMeanwhileError, IndustryRefusedError: it changed, or something stands against it, with every reason.
        NoEntryError: the firm has no such contract.
    """
    row = opened(firm, seen=seen, by=by)
    made = row.contracts.filter(pk=contract).first()
    if made is None:
        raise NoEntryError
    need(decide_end(begins=made.begins_on, ends=made.ends_on, ends_on=ends_on, reason=reason))
    made.ends_on, made.end_reason = ends_on or made.ends_on, reason.strip()
    made.save()
    left = promised(made.yearly, made.begins_on, made.ends_on)
    dues = list(made.dues.all())
    for due in dues:
        due.promised = left.get(due.year, 0)
    Due.objects.bulk_update(dues, ["promised"])
    return done(
        FirmStep.END, row, by=by, at=at, contract=made.pk, household=made.household_id, on=made.ends_on.isoformat(),
        reason=reason.strip(),
    )  # fmt: skip
