"""Confirm that one's office has read a notice."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import CHARTERS, May
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.leadership.actions._telling import note
from huiyin_web.leadership.models import Receipt
from huiyin_web.leadership.queries.stored import dispatch_or_404

_NOT_NAMED = Text("confirm a notice that was not sent to your office", "确认未发给本单位的通知")


@transaction.atomic
def confirm_dispatch(*, dispatch: int, by: Actor, at: datetime) -> Receipt:
    """Confirm a notice for one's own office; the first who does stands on it.

    Who: whoever acts for an office that it was sent to.
    Recorded: `leadership.dispatch.confirmed`, the first time.

    Raises:
        NotAllowedError, NotFoundError: it was not sent to their office, or is out of reach.
    """
    by.need(May.GIVE_COMMITMENTS)
    row = dispatch_or_404(by, dispatch)
    receipt = row.receipts.select_for_update().filter(office=by.office).first()
    if receipt is None:
        raise NotAllowedError(role=CHARTERS[by.role].label if by.role else by.name, what=_NOT_NAMED)
    if receipt.confirmed_at is None:
        receipt.confirmed_at, receipt.by_key, receipt.by_name = at, by.key, by.name
        receipt.save()
        note("dispatch.confirmed", row.pk, place_code=row.group, by=by, at=at, title=row.title, office=by.office)
    return receipt
