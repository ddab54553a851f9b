"""Read what somebody was granted beyond their own place, and by whom."""

from datetime import date

from django.db.models import Q

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import names_of
from huiyin_web.access.models import Grant, User
from huiyin_web.access.pages import AccountReach, GrantRow
from huiyin_web.access.roles import CHARTERS, Reach, Role
from huiyin_web.core.models import AuditEvent

_OWN = (Reach.PAIRING, Reach.THEATRE, Reach.ASSIGNMENT)
_KINDS = {
    "pairing": Text("pairing", "结对帮扶"),
    "theatre": Text("theatre", "战区"),
    "assignment": Text("assignment", "任务指派"),
    "place": Text("further place", "另行授予"),
}
_HOUSEHOLD = Text("household {number}", "农户 {number}")


def running(on: date) -> Q:
    """Give the condition that a grant or a delegation runs on a day."""
    return Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))


def kind_of(role: Role) -> str | None:
    """Give the kind of grant that a role gets; none where the role reaches everything anyway."""
    reach = CHARTERS[role].reach
    return None if reach is Reach.ALL else reach.value if reach in _OWN else "place"


def account_reach(*, actor: Actor, user: User, on: date) -> AccountReach:
    """Give the grants of an account that somebody manages, the latest first; the caller has checked that they do."""
    grants = list(user.grants.order_by("-starts_on", "-pk"))
    names = names_of({grant.place_code for grant in grants if grant.place_code})
    givers = _givers(user)
    kind = kind_of(Role(user.role))
    return AccountReach(
        user=user.pk,
        kind=_KINDS[kind] if kind else None,
        rows=tuple(_row(one, names, givers.get(one.pk, ""), actor=actor, on=on) for one in grants),
    )


def _givers(user: User) -> dict[int, str]:
    events = AuditEvent.objects.filter(subject=user.key, action="access.reach.granted")
    return {detail["grant"]: name for detail, name in events.values_list("detail", "actor_name")}


def _row(one: Grant, names: dict[str, Text], giver: str, *, actor: Actor, on: date) -> GrantRow:
    if one.place_code:
        place = names.get(one.place_code) or Text(one.place_code, one.place_code)
    else:
        place = _HOUSEHOLD.fill(number=one.household)
    runs = one.starts_on <= on and (one.ends_on is None or one.ends_on >= on)
    reached = one.place_code == "" or actor.scope.covers(one.place_code)
    return GrantRow(
        pk=one.pk,
        place=place,
        kind=_KINDS[one.kind],
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        giver=giver,
        may_end=runs and one.ends_on != on and reached,
    )
