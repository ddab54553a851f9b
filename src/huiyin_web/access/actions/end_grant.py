"""End a granted reach."""

from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.models import Grant, is_following
from huiyin_web.access.queries.accounts import managed_accounts
from huiyin_web.access.queries.reach import held_by, place_of, reaches, running
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError

_GRANT = Text("the granted reach", "该项授权范围")


@transaction.atomic
def end_grant(*, user: int, grant: int, on: date, by: Actor, at: datetime) -> None:
    """End a running grant of an account or of its organisation, `on` being its last day.

    Who: whoever manages the account, for places and households within their own reach; a pairing of the organisation
    ends for all its accounts. What follows a pairing of a round or a theatre ends with that.
    Recorded: `access.reach.ended`.

    Raises:
        NotFoundError: it is not there, not running, or the account, the place or the household is not theirs.
    """
    account = managed_accounts(actor=by, users=[user])[0]
    grants = Grant.objects.select_for_update().exclude(is_following())
    found = grants.filter(held_by(account), running(on), pk=grant).first()
    if found is None or not reaches(by, place := place_of(found)):
        raise NotFoundError(what=_GRANT)
    found.ends_on = on
    found.save(update_fields=["ends_on"])
    audit.record(
        "access.reach.ended",
        by=by,
        at=at,
        subject=f"organisation:{found.organisation}" if found.organisation else account.key,
        place_code=place or account.place_code,
        detail={"grant": grant, "on": on.isoformat()},
    )
