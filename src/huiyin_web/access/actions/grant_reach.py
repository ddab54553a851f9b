"""Let somebody reach a place or a household: a pairing, a theatre, an assignment."""

from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.places import check_code
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import unknown_places
from huiyin_web.access.errors import GrantError
from huiyin_web.access.models import Grant, User
from huiyin_web.access.queries.accounts import managed_accounts
from huiyin_web.access.queries.reach import kind_of, running
from huiyin_web.access.roles import Role
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError

_PLACE = Text("the place", "该地区")
_ENDS = Text("The last day lies before the first.", "截止日期早于开始日期。")
_UNKNOWN = Text(
    "No place has the code {code}; look it up in the list of places.",
    "没有代码为 {code} 的地区，请在行政区划中核对。",
)
_ALL = Text("This role reaches everything already.", "该角色已可查看全部地区，无需另行授予。")


@transaction.atomic
def grant_reach(
    *,
    user: int,
    place_code: str,
    household: int | None,
    starts_on: date,
    ends_on: date | None,
    source: str,
    by: Actor,
    at: datetime,
) -> Grant:
    """Let somebody reach a place with all below it, or one household only; the same asked for twice is one grant.

    Who: whoever manages the account, for places within their own reach; `grant_household` has found the household
    and its village.
    Recorded: `access.reach.granted`.

    Args:
        user: whose reach grows.
        place_code: the place, or the village that the household lies in.
        household: the one household; none grants the whole place.
        starts_on: its first day.
        ends_on: its last day; none until it is ended.
        source: what it follows from, `kind:key`.
        by: who grants.
        at: when.

    Raises:
        PlaceCodeError: the code has not twelve digits.
        NotFoundError: the account or the place lies outside what they manage.
        GrantError: no such place, a role that reaches everything, or a last day before the first.
    """
    grantee: User = managed_accounts(actor=by, users=[user])[0]
    kind = kind_of(Role(grantee.role))
    check_code(place_code)
    if not by.scope.covers(place_code):
        raise NotFoundError(what=_PLACE)
    if kind is None:
        raise GrantError(what=_ALL)
    if unknown_places([place_code]):
        raise GrantError(what=_UNKNOWN.fill(code=place_code))
    if ends_on is not None and ends_on < starts_on:
        raise GrantError(what=_ENDS)
    User.objects.select_for_update().get(pk=grantee.pk)  # two who ask at once take turns
    asked = {"kind": kind, "place_code": "" if household else place_code, "household": household, "ends_on": ends_on}
    if there := grantee.grants.filter(running(starts_on), **asked).first():
        return there
    made = Grant.objects.create(user=grantee, starts_on=starts_on, source=source, **asked)
    audit.record(
        "access.reach.granted",
        by=by,
        at=at,
        subject=grantee.key,
        place_code=place_code,
        detail={"grant": made.pk, "kind": made.kind, "household": household, "source": source,
                "starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat() if ends_on else None},
    )  # fmt: skip
    return made
