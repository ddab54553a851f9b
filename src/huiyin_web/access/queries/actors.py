"""Read who somebody is and what they reach."""

from datetime import date

from django.db.models import Q

from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import codes_of_places, codes_reached, place_served
from huiyin_web.access.errors import AccountEndedError
from huiyin_web.access.models import Delegation, Grant, User
from huiyin_web.access.queries.reach import held_by, running
from huiyin_web.access.roles import CHARTERS, Reach, Role
from huiyin_web.access.scope import EVERYWHERE, Scope


def actor_of(user: User, *, on: date) -> Actor:
    """Give the actor that a signed-in user is on this day.

    That is the role, the own place or the organisation's, grants (the organisation's too), what was delegated to them.
    """
    role = Role(user.role)
    acting = Role.COMMANDER if role is Role.SECRETARY and _principals(user, on) else role
    return Actor(
        key=user.key,
        name=user.name,
        role=acting,
        scope=_scope(user, role, on),
        place_codes=codes_of_places([user.place_code], on)[user.place_code] if user.place_code else (),
        organisation=user.organisation,
    )


def actor_of_account(number: int, *, on: date) -> Actor:
    """Give the actor in whose name the worker works.

    Raises:
        AccountEndedError: the account has ended since it asked for the work.
    """
    user = User.objects.filter(pk=number, is_active=True).first()
    if user is None:
        raise AccountEndedError
    return actor_of(user, on=on)


def _scope(user: User, role: Role, on: date) -> Scope:
    reach = CHARTERS[role].reach
    if reach is Reach.ALL:
        return EVERYWHERE
    delegated = Q(user_id__in=_principals(user, on)) if role is Role.SECRETARY else Q()
    grants = Grant.objects.filter(running(on), held_by(user) | delegated).values_list("place_code", "household")
    codes = {code for code, _ in grants if code}
    if own := _own_place(user, reach):
        codes.add(own)
    households = {household for _, household in grants if household is not None}
    return Scope.over(codes_reached(codes, on), households)


def _own_place(user: User, reach: Reach) -> str:
    """Give an office's place; of a department, wherever it sits, the place that its organisation serves."""
    if reach is Reach.ORGANISATION:
        return place_served(user.organisation)
    return user.place_code if reach is Reach.PLACE else ""


def _principals(user: User, on: date) -> list[int]:
    return list(
        Delegation.objects.filter(running(on), deputy=user, ended_at__isnull=True, principal__is_active=True)
        .values_list("principal_id", flat=True)
    )  # fmt: skip
