"""Read what an account or its organisation was granted beyond the own place, and by whom."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.directory import names_of, organisation_names
from huiyin_web.access.household_book import KnownHousehold, known_households
from huiyin_web.access.models import FOLLOWED, Grant, User, follows
from huiyin_web.access.pages import AccountReach, GrantRow
from huiyin_web.access.roles import CHARTERS, Reach, Role, takes_households
from huiyin_web.core.models import AuditEvent

_OWN = (Reach.PAIRING, Reach.THEATRE, Reach.ASSIGNMENT)
_KINDS = {
    "pairing": Text("pairing", "结对帮扶"),
    "theatre": Text("theatre", "战区"),
    "assignment": Text("assignment", "任务指派"),
    "place": Text("further place", "另行授予"),
}
_HOUSEHOLD = Text("household {number}, {village}", "{village}农户 {number}")
_GONE = Text("a household that is no longer known", "已不存在的农户")
_ITSELF = Text("this account", "本账号")


def running(on: date) -> Q:
    """Give the condition that a grant or a delegation runs on a day."""
    return Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))


def kind_of(role: Role) -> str | None:
    """Give the kind of grant that a role gets; none where the role reaches everything anyway."""
    reach = CHARTERS[role].reach
    return None if reach is Reach.ALL else reach.value if reach in _OWN else "place"


def held_by(user: User) -> Q:
    """Give the condition of the grants that an account reaches: its own, and its organisation's of its kind."""
    own = Q(user=user)
    return own | Q(organisation=user.organisation, kind=kind_of(Role(user.role))) if user.organisation else own


def account_reach(*, actor: Actor, user: User, on: date) -> AccountReach:
    """Give what an account that somebody manages was granted, the latest first; the caller has checked that they do."""
    grants = list(Grant.objects.filter(held_by(user)).order_by("-starts_on", "-pk"))
    homes = known_households({grant.household for grant in grants if grant.household is not None})
    places = {grant.pk: _place_code(grant, homes) for grant in grants}
    names = names_of({code for code in places.values() if code})
    givers = _givers(user)
    kind, known = kind_of(Role(user.role)), organisation_names([user.organisation])
    organisation = known.get(user.organisation, Text(user.organisation, user.organisation))
    return AccountReach(
        user=user.pk,
        kind=_KINDS[kind] if kind else None,
        takes_households=takes_households(Role(user.role)),
        organisation=organisation if shares_pairings(user) else None,
        rows=tuple(
            GrantRow(
                pk=one.pk,
                place=_place(places[one.pk], names, homes.get(one.household or 0)),
                kind=_KINDS[one.kind],
                holder=organisation if one.organisation else _ITSELF,
                starts_on=one.starts_on,
                ends_on=one.ends_on,
                giver=givers.get(one.pk, ""),
                may_end=_runs_on(one, on) and reaches(actor, places[one.pk]) and not follows(one.source),
            )
            for one in grants
        ),
    )


def following(kind: str, source: str, *, on: date) -> dict[tuple[int | None, str], int]:
    """Give the grants of a day and after it that follow a pairing or a theatre: their ids by account and place."""
    later = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    rows = Grant.objects.filter(later, kind=kind, source=f"{FOLLOWED[kind]}{source}")
    return {(user, place): pk for user, place, pk in rows.values_list("user", "place_code", "pk")}


def shares_pairings(user: User) -> bool:
    """Say whether an account's organisation can hold pairings for it and all its other accounts."""
    return bool(user.organisation) and kind_of(Role(user.role)) == Reach.PAIRING


def own_grants(users: Sequence[User], *, on: date) -> list[tuple[Grant, str]]:
    """Give the grants that accounts hold themselves and that run on after a day, each with its place."""
    later = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    grants = list(Grant.objects.filter(running(on), later, user__in=users).order_by("pk"))
    homes = known_households({grant.household for grant in grants if grant.household is not None})
    return [(grant, _place_code(grant, homes)) for grant in grants]


def place_of(grant: Grant) -> str:
    """Give the place that a grant names or that its household lies in; empty where the household is no longer known."""
    return _place_code(grant, known_households({grant.household} if grant.household is not None else set()))


def reaches(actor: Actor, place_code: str) -> bool:
    """Say whether what a grant gives lies in somebody's reach; what lies nowhere any more is anybody's."""
    return not place_code or actor.scope.covers(place_code)


def _givers(user: User) -> dict[int, Text | str]:
    holders = [user.key, f"organisation:{user.organisation}"]
    events = AuditEvent.objects.filter(subject__in=holders, action="access.reach.granted")
    told = events.values_list("detail", "actor_key", "actor_name")
    return {detail["grant"]: shown_name(key, name) for detail, key, name in told}


def _place_code(grant: Grant, homes: Mapping[int, KnownHousehold]) -> str:
    home = homes.get(grant.household or 0)
    return home.village_code if home else grant.place_code


def _place(code: str, names: Mapping[str, Text], home: KnownHousehold | None) -> Text:
    name = names.get(code) or Text(code, code)
    if home:
        return _HOUSEHOLD.fill(number=home.number, village=name)
    return name if code else _GONE


def _runs_on(one: Grant, on: date) -> bool:
    """Say whether a grant runs on a day and after it."""
    return one.starts_on <= on and (one.ends_on is None or one.ends_on > on)
