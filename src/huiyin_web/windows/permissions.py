"""Who opens what: the province windows and exceptions; others exceptions, by a delegation that still runs."""

from datetime import date

from django.db.models import Q

from huiyin.kernel.places import ancestors
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May, Role
from huiyin_web.windows.models import Delegation

_BY_DELEGATION = frozenset({Role.PREFECTURE_OFFICER, Role.COUNTY_OFFICER})


def may_open(actor: Actor) -> bool:
    """Say whether somebody declares windows."""
    return actor.may(May.OPEN_WINDOWS)


def delegations_of(actor: Actor, on: date) -> list[Delegation]:
    """Give the delegations that an office holds on a day, the latest first."""
    if actor.role not in _BY_DELEGATION:
        return []
    running = Q(until__gte=on) & (Q(ended_on__isnull=True) | Q(ended_on__gt=on))
    return list(Delegation.objects.filter(running, office_code__in=actor.place_codes).order_by("-pk"))


def delegation_for(
    actor: Actor, *, process: str, place_code: str, household: int | None, on: date, until: date
) -> Delegation | None:  # fmt: skip
    """Give the delegation by which an office may open an exception, or hand that on; none where none reaches so far."""
    around = {place_code, *ancestors(place_code)}
    return next(
        (
            one
            for one in delegations_of(actor, on)
            if one.process == process
            and one.place_code in around
            and until <= one.until
            and (one.household_id is None or one.household_id == household)
        ),
        None,
    )
