"""Let an account, or a whole organisation, reach a place or a household: a pairing, a theatre, an assignment."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from huiyin.kernel.places import check_code
from huiyin.kernel.text import Text
from huiyin_web.access.accounts import Holder
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import unknown_places
from huiyin_web.access.errors import GrantError
from huiyin_web.access.models import Grant, User
from huiyin_web.access.queries.accounts import managed_accounts
from huiyin_web.access.queries.reach import kind_of, running, shares_pairings
from huiyin_web.access.roles import Role
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError

_PLACE = Text("the place", "该地区")
_ENDS = Text("The last day lies before the first.", "截止日期早于开始日期。")
_UNKNOWN = Text(
    "No place has the code {code} today; look it up in the list of places.",
    "目前没有代码为 {code} 的地区，请在行政区划中核对。",
)
_SHARES = Text(
    "Only a helper, an assisting unit or an eastern partner whose account names its organisation can be given a "
    "pairing for the whole organisation; give it to the account itself.",
    "只有注明所属单位的帮扶责任人、帮扶单位和东部协作方账号可按单位授予结对，其他账号请授予账号本身。",
)
_ALL = Text("This role reaches everything already.", "该角色已可查看全部地区，无需另行授予。")


@transaction.atomic
def grant_reach(
    *,
    holder: Holder,
    place_code: str,
    household: int | None,
    starts_on: date,
    ends_on: date | None,
    source: str,
    by: Actor,
    at: datetime,
) -> Grant:
    """Let an account reach a place with all below it, or one household only; the same asked for twice is one grant.

    Who: whoever manages the account, for places within their own reach; `grant_household` has found the household
    and its village.
    Recorded: `access.reach.granted`.

    Args:
        holder: the account whose reach grows, or its organisation.
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
        GrantError: no such place, a role that reaches everything, an account without an organisation that shares
            pairings, or a last day before the first.
    """
    grantee: User = managed_accounts(actor=by, users=[holder.user])[0]
    kind = kind_of(Role(grantee.role))
    check_code(place_code)
    if not by.scope.covers(place_code):
        raise NotFoundError(what=_PLACE)
    if kind is None:
        raise GrantError(what=_ALL)
    if holder.organisation and not shares_pairings(grantee):
        raise GrantError(what=_SHARES)
    # A household stays where it is registered until it moves, though its village may have ended.
    if household is None and unknown_places([place_code], timezone.localdate(at)):
        raise GrantError(what=_UNKNOWN.fill(code=place_code))
    if ends_on is not None and ends_on < starts_on:
        raise GrantError(what=_ENDS)
    _take_turns(grantee)
    held: dict[str, Any] = {"organisation": grantee.organisation} if holder.organisation else {"user": grantee}
    asked = {"kind": kind, "place_code": "" if household else place_code, "household": household, "ends_on": ends_on}
    if there := Grant.objects.filter(running(starts_on), **held, **asked).first():
        return there
    made = Grant.objects.create(starts_on=starts_on, source=source, **held, **asked)
    audit.record(
        "access.reach.granted",
        by=by,
        at=at,
        subject=f"organisation:{grantee.organisation}" if holder.organisation else grantee.key,
        place_code=place_code,
        detail={"grant": made.pk, "kind": made.kind, "household": household, "source": source,
                "starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat() if ends_on else None},
    )  # fmt: skip
    return made


def _take_turns(grantee: User) -> None:
    """Let two who ask at once, for one account or for two of one organisation, ask one after the other."""
    asked_for = Q(organisation=grantee.organisation) if grantee.organisation else Q(pk=grantee.pk)
    list(User.objects.select_for_update().filter(asked_for).order_by("pk"))
