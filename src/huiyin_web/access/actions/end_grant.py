"""End a granted reach."""

from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.models import Grant
from huiyin_web.access.queries.accounts import managed_accounts
from huiyin_web.access.queries.reach import place_of, reaches, running
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError

_GRANT = Text("the granted reach", "该项授权范围")


@transaction.atomic
def end_grant(*, grant: int, on: date, by: Actor, at: datetime) -> int:
    """End a running grant, `on` being its last day, and give the account that held it.

    Who: whoever manages the account, for places and households within their own reach.
    Recorded: `access.reach.ended`.

    Raises:
        NotFoundError: it is not there, not running, or the account, the place or the household is not theirs.
    """
    by.need(May.MANAGE_ACCOUNTS)
    found = Grant.objects.select_for_update().filter(running(on), pk=grant).first()
    if found is None or not reaches(by, place := place_of(found)):
        raise NotFoundError(what=_GRANT)
    user = managed_accounts(actor=by, users=[found.user_id])[0]
    found.ends_on = on
    found.save(update_fields=["ends_on"])
    audit.record(
        "access.reach.ended",
        by=by,
        at=at,
        subject=user.key,
        place_code=place or user.place_code,
        detail={"grant": grant, "on": on.isoformat()},
    )
    return user.pk
