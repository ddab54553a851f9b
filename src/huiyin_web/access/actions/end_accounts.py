"""End accounts."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.access.events import record_accounts
from huiyin_web.access.queries.accounts import managed_accounts


@transaction.atomic
def end_accounts(*, users: Sequence[int], by: Actor, at: datetime) -> None:
    """End accounts, all or none: nobody signs in with them any more; what was done with them stays.

    Who: whoever manages them.
    Recorded: `access.accounts.ended`, one event with the count.

    Raises:
        NotFoundError: one of them is not there, has ended or is not theirs to manage.
    """
    found = managed_accounts(actor=by, users=users)
    for user in found:
        user.is_active, user.ended_at = False, at
        user.save(update_fields=["is_active", "ended_at"])
    record_accounts("ended", found, by=by, at=at)
