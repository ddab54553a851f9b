"""Let an account, or a whole organisation, reach a place: a pairing, a theatre, an assignment."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from huiyin.kernel.places import check_code
from huiyin.kernel.text import Text
from huiyin_web.access.accounts import Holder
from huiyin_web.access.actions._granting import Terms, record_grant
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import unknown_places
from huiyin_web.access.errors import GrantError
from huiyin_web.access.models import Grant
from huiyin_web.access.queries.accounts import managed_accounts
from huiyin_web.core.errors import NotFoundError

_PLACE = Text("the place", "该地区")
_UNKNOWN = Text(
    "No place has the code {code} today; look it up in the list of places.",
    "目前没有代码为 {code} 的地区，请在行政区划中核对。",
)


@transaction.atomic
def grant_reach(
    *, holder: Holder, place_code: str, starts_on: date, ends_on: date | None, source: str, by: Actor, at: datetime
) -> Grant:
    """Let an account reach a place with all below it; the same asked for twice is one grant.

    Who: whoever manages the account, for places within their own reach; a household is given by `grant_household`.
    Recorded: `access.reach.granted`.

    Args:
        holder: the account whose reach grows, or its organisation.
        place_code: the place.
        starts_on: its first day.
        ends_on: its last day; none until it is ended.
        source: what it follows from, `kind:key`.
        by: who grants.
        at: when.

    Raises:
        PlaceCodeError: the code has not twelve digits.
        NotFoundError: the account or the place lies outside what they manage.
        GrantError: no such place, a role that reaches everything, an account without an organisation that shares
            pairings, or a last day before the first.
    """
    grantee = managed_accounts(actor=by, users=[holder.user])[0]
    check_code(place_code)
    if not by.scope.covers(place_code):
        raise NotFoundError(what=_PLACE)
    if unknown_places([place_code], timezone.localdate(at)):
        raise GrantError(what=_UNKNOWN.fill(code=place_code))
    terms = Terms(grantee, holder.organisation, starts_on, ends_on, source)
    return record_grant(terms, place_code=place_code, by=by, at=at)
