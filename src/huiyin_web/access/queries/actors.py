"""Read who somebody is and what they reach."""

from datetime import date

from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import codes_of_places, codes_reached
from huiyin_web.access.models import Delegation, Grant, User
from huiyin_web.access.queries.reach import running
from huiyin_web.access.roles import CHARTERS, Reach, Role
from huiyin_web.access.scope import EVERYWHERE, Scope


def actor_of(user: User, *, on: date) -> Actor:
    """Give the actor that a signed-in user is on this day: role, own place, grants, what was delegated to them."""
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
        User.DoesNotExist: the account has ended since it asked for the work.
    """
    return actor_of(User.objects.get(pk=number, is_active=True), on=on)


def _scope(user: User, role: Role, on: date) -> Scope:
    reach = CHARTERS[role].reach
    if reach is Reach.ALL:
        return EVERYWHERE
    holders = [user.pk, *(_principals(user, on) if role is Role.SECRETARY else ())]
    grants = Grant.objects.filter(running(on), user_id__in=holders).values_list("place_code", "household")
    codes = {code for code, _ in grants if code}
    # An office reaches its place; a department serves the whole of the place its organisation sits in.
    if reach in {Reach.PLACE, Reach.ORGANISATION} and user.place_code:
        codes.add(user.place_code)
    households = {household for _, household in grants if household is not None}
    return Scope.over(codes_reached(codes, on), households)


def _principals(user: User, on: date) -> list[int]:
    return list(
        Delegation.objects.filter(running(on), deputy=user, ended_at__isnull=True, principal__is_active=True)
        .values_list("principal_id", flat=True)
    )  # fmt: skip
