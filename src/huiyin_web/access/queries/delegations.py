"""Read what commanders delegated to secretaries."""

from datetime import date

from django.db.models import Q

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.models import Delegation, User
from huiyin_web.access.pages import DelegationRow, DelegationsPage
from huiyin_web.access.roles import CHARTERS, Role
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.parts import Pager

_DELEGATE = Text("delegate; only a commander in person does", "授权他人，须由指挥长本人办理")
_RUNNING, _OVER, _ENDED, _LATER = (
    (Text("Running", "生效中"), "go"),
    (Text("Over", "已到期"), ""),
    (Text("Ended early", "已终止"), "warn"),
    (Text("Not yet begun", "未开始"), ""),
)
PAGE_ROWS = 50


def delegations_page(*, actor: Actor, on: date, before: int | None = None) -> DelegationsPage:
    """Give what somebody delegated, or what was delegated to them, newest first.

    Args:
        actor: who asks.
        on: today.
        before: the key before which the page begins.

    Raises:
        NotAllowedError: neither a commander nor a secretary.
    """
    user = _person(actor)
    if user is None or Role(user.role) not in {Role.COMMANDER, Role.SECRETARY}:
        raise _not_allowed(actor)
    commands = user.role == Role.COMMANDER
    found = Delegation.objects.filter(Q(principal=user) | Q(deputy=user)).select_related("principal", "deputy")
    total = found.count()
    if before:
        found = found.filter(pk__lt=before)
    there = list(found.order_by("-pk")[: PAGE_ROWS + 1])
    shown = there[:PAGE_ROWS]
    return DelegationsPage(
        rows=tuple(_row(one, on, commands=commands) for one in shown),
        pager=Pager(
            words=Text(f"{len(shown)} of {total:,}", f"本页 {len(shown)} 项，共 {total:,} 项"),
            next=f"?before={shown[-1].pk}" if len(there) > PAGE_ROWS else "",
            first="?" if before else "",
        ),
        may_delegate=commands,
        deputies=tuple((one.pk, one.name) for one in possible_deputies(user)) if commands else (),
    )


def commander_of(actor: Actor) -> User:
    """Give the commander that the actor is in person.

    Raises:
        NotAllowedError: it is somebody else, be it their secretary.
    """
    user = _person(actor)
    if user is None or user.role != Role.COMMANDER:
        raise _not_allowed(actor)
    return user


def possible_deputies(commander: User) -> list[User]:
    """Give the secretaries at the commander's own place."""
    return list(
        User.objects.filter(role=Role.SECRETARY, is_active=True, place_code=commander.place_code).order_by("name")
    )


def _person(actor: Actor) -> User | None:
    kind, _, key = actor.key.partition(":")
    return User.objects.filter(pk=key, is_active=True).first() if kind == "user" else None


def _not_allowed(actor: Actor) -> NotAllowedError:
    return NotAllowedError(role=CHARTERS[actor.role].label if actor.role else actor.name, what=_DELEGATE)


def _row(one: Delegation, on: date, *, commands: bool) -> DelegationRow:
    if one.ended_at is not None:
        state, tone = _ENDED
    elif one.ends_on < on:
        state, tone = _OVER
    else:
        state, tone = _RUNNING if one.starts_on <= on else _LATER
    return DelegationRow(
        pk=one.pk,
        principal=one.principal.name,
        deputy=one.deputy.name,
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        reason=one.reason,
        state=state,
        tone=tone,
        may_end=commands and one.ended_at is None and one.ends_on >= on,
    )
