"""End a granted reach."""

from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.models import Grant
from huiyin_web.access.queries.accounts import managed_accounts
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError

_GRANT = Text("the granted reach", "该项授权范围")


@transaction.atomic
def end_grant(*, grant: int, on: date, by: Actor, at: datetime) -> None:
    """End a granted reach: `on` is its last day.

    Who: whoever manages the account.
    Recorded: `access.reach.ended`.

    Raises:
        NotFoundError: it is not there, begins later, or the account is not theirs to manage.
    """
    found = Grant.objects.select_for_update().filter(pk=grant, starts_on__lte=on).first()
    if found is None:
        raise NotFoundError(what=_GRANT)
    user = managed_accounts(actor=by, users=[found.user_id])[0]
    found.ends_on = on
    found.save(update_fields=["ends_on"])
    audit.record(
        "access.reach.ended",
        by=by,
        at=at,
        subject=user.key,
        place_code=found.place_code or user.place_code,
        detail={"grant": grant, "on": on.isoformat()},
    )
