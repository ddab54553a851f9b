"""Say how a firm stood in a year."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.industry import FirmStep, decide_status
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.industry.actions._keeping import done, need, opened
from huiyin_web.industry.models import Firm, FirmYear


@transaction.atomic
def tell_status(
    *, firm: int, seen: int, year: int, status: str, document: str, reason: str, by: Actor, at: datetime
) -> Firm:
    """Record whether a firm ran, was suspended or closed in a year; what was said before stays.

    Who: counties and townships, of firms in their reach.
    Rule: `huiyin.followup.industry.decide_status`: with a document; a closing with its reason.
    Recorded: `industry.firm.tell`.

    Raises:
        NotAllowedError, NotFoundError: their role keeps none, or it is out of their reach.
        ChangedMeanwhileError, IndustryRefusedError: it changed, or something stands against it, with every reason.
    """
    row, on = opened(firm, seen=seen, by=by), day_of(at)
    need(decide_status(year=year, status=status, reason=reason, document=document, on=on, since=row.since))
    FirmYear.objects.create(
        firm=row, year=year, status=status, document=document.strip(), reason=reason.strip(), on=on, at=at,
        by_key=by.key, by_name=by.name,
    )  # fmt: skip
    if row.status_year is None or year >= row.status_year:
        row.status, row.status_year = status, year
    return done(FirmStep.TELL, row, by=by, at=at, year=year, status=status, document=document.strip())
