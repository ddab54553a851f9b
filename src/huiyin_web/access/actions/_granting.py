"""The part that both actions of granting share: the row of a grant and its audit event, written together."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.errors import GrantError
from huiyin_web.access.models import Grant, User
from huiyin_web.access.queries.reach import kind_of, running, shares_pairings
from huiyin_web.access.roles import Role
from huiyin_web.core import audit

_ENDS = Text("The last day lies before the first.", "截止日期早于开始日期。")
_SHARES = Text(
    "Only a helper, an assisting unit or an eastern partner whose account names its organisation can be given a "
    "pairing for the whole organisation; give it to the account itself.",
    "只有注明所属单位的帮扶责任人、帮扶单位和东部协作方账号可按单位授予结对，其他账号请授予账号本身。",
)
_ALL = Text("This role reaches everything already.", "该角色已可查看全部地区，无需另行授予。")


@dataclass(frozen=True, slots=True)
class Terms:
    """Whose a grant is, from when to when, and what it follows from.

    Attributes:
        grantee: the account whose reach grows.
        organisation: whether it is the grantee's organisation that is given the reach.
        starts_on: its first day.
        ends_on: its last day; none until it is ended.
        source: what it follows from, `kind:key`.
    """

    grantee: User
    organisation: bool
    starts_on: date
    ends_on: date | None
    source: str


@transaction.atomic
def record_grant(terms: Terms, *, place_code: str, household: int | None = None, by: Actor, at: datetime) -> Grant:
    """Write the grant of a place, or of one household that lies there; the same asked for twice is one grant.

    The action that calls has found that whoever grants manages the account and reaches what is given.

    Raises:
        GrantError: a role that reaches everything, an account without an organisation that shares pairings, or a last
            day before the first.
    """
    grantee = terms.grantee
    kind = kind_of(Role(grantee.role))
    if kind is None:
        raise GrantError(what=_ALL)
    if terms.organisation and not shares_pairings(grantee):
        raise GrantError(what=_SHARES)
    if terms.ends_on is not None and terms.ends_on < terms.starts_on:
        raise GrantError(what=_ENDS)
    _take_turns(grantee)
    held: dict[str, Any] = {"organisation": grantee.organisation} if terms.organisation else {"user": grantee}
    asked: dict[str, Any] = {
        "kind": kind, "place_code": "" if household else place_code, "household": household, "ends_on": terms.ends_on,
    }  # fmt: skip
    if there := Grant.objects.filter(running(terms.starts_on), **held, **asked).first():
        return there
    made = Grant.objects.create(starts_on=terms.starts_on, source=terms.source, **held, **asked)
    audit.record(
        "access.reach.granted", by=by, at=at, place_code=place_code, detail=_told(made),
        subject=f"organisation:{grantee.organisation}" if terms.organisation else grantee.key,
    )  # fmt: skip
    return made


def _told(made: Grant) -> dict[str, Any]:
    return {
        "grant": made.pk, "kind": made.kind, "household": made.household, "source": made.source,
        "starts_on": made.starts_on.isoformat(), "ends_on": made.ends_on.isoformat() if made.ends_on else None,
    }  # fmt: skip


def _take_turns(grantee: User) -> None:
    """Let two who ask at once, for one account or for two of one organisation, ask one after the other."""
    asked_for = Q(organisation=grantee.organisation) if grantee.organisation else Q(pk=grantee.pk)
    list(User.objects.select_for_update().filter(asked_for).order_by("pk"))
