"""Say where one wants to be reminded."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.commitments.events import REMINDERS_ASKED
from huiyin_web.commitments.models import Wish
from huiyin_web.core import audit
from huiyin_web.core.language import current_language


@transaction.atomic
def ask_for_reminders(*, email: str, account: str, by: Actor, at: datetime) -> Wish:
    """Keep where somebody has themselves reminded; where both are empty, they are not.

    Who: whoever sees commitments, for themselves.
    Rule: what is written is kept for sending only, and goes when the account moves to another place.
    Recorded: `commitments.reminders.asked`, with the channels, never where to.

    Raises:
        NotAllowedError: their role sees no commitments.
    """
    by.need(May.SEE_COMMITMENTS)
    given = {"email": email, "account": account, "language": current_language()}
    row, _ = Wish.objects.update_or_create(user_id=by.account, defaults=given)
    channels = [name for name, where in (("email", email), ("message", account)) if where]
    audit.record(REMINDERS_ASKED, by=by, at=at, subject=by.key, place_code=by.place_code, detail={"channels": channels})
    return row
