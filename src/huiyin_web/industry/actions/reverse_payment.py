"""Take off a payment that was a mistake, by another entry."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.industry import FirmStep
from huiyin.followup.industry.words import LONGEST_REASON
from huiyin.followup.wording import Words, check_words
from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.industry.actions._keeping import add_up, done, need, opened
from huiyin_web.industry.errors import NoEntryError
from huiyin_web.industry.models import Firm, Payment


@transaction.atomic
def reverse_payment(*, firm: int, seen: int, payment: int, reason: str, by: Actor, at: datetime) -> Firm:
    """Take a payment off; both entries stay.

    Who: counties and townships, of firms in their reach.
    Rule: with a reason; an entry once, and no reversal.
    Recorded: `industry.firm.reverse`, with the reason.

    Raises:
        NotAllowedError, NotFoundError: their role keeps none, or it is out of their reach.
        ChangedMeanwhileError, IndustryRefusedError: it changed, or something stands against it, with every reason.
        NoEntryError: the firm has no such payment, or it was reversed.
    """
    row = opened(firm, seen=seen, by=by)
    need(Decision("reverse", tuple(check_words([Words("reason", reason, LONGEST_REASON)]))))
    entries = Payment.objects.filter(due__firm=row, reverses__isnull=True, reversed_by__isnull=True)
    wrong = entries.select_related("due").filter(pk=payment).first()
    if wrong is None:
        raise NoEntryError
    Payment.objects.create(
        due=wrong.due, fen=-wrong.fen, document=wrong.document, reverses=wrong, reason=reason.strip(), on=day_of(at),
        at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    add_up([wrong.due])
    return done(
        FirmStep.REVERSE, row, by=by, at=at, household=wrong.due.household_id, year=wrong.due.year, fen=-wrong.fen,
        reason=reason.strip(),
    )  # fmt: skip
