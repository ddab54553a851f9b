"""Who sees theatres, who keeps them, who commands them, and who knows of a visit before it is made."""

from django.db.models import Exists, OuterRef, Q

from huiyin.followup.theatres import State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import CHARTERS, May, Reach
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.theatres.models import Theatre, TheatrePlace

_OTHERS = Text("work for theatres of other offices", "办理其他单位的战区事项")
_PARTLY = Text("command a theatre whose places they don't all reach", "指挥权限未覆盖全部地区的战区")


def theatres_seen(actor: Actor) -> Q:
    """Give the condition that somebody sees a theatre: they keep it, or reach one of its places.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    reached = TheatrePlace.objects.filter(
        actor.scope.places("place_code"), theatre=OuterRef("pk"), ends_on__isnull=True
    )
    own = Q(keeper__in=actor.place_codes) if actor.may(May.KEEP_THEATRES) else Q(pk__in=[])
    return own | Q(Exists(reached))


def keeps(actor: Actor, keeper: str) -> bool:
    """Say whether somebody keeps the theatres of a place's office."""
    return actor.may(May.KEEP_THEATRES) and (actor.role is None or keeper in actor.place_codes)


def need_keeping(actor: Actor, keeper: str) -> None:
    """Insist that somebody keeps the theatres of a place's office.

    Raises:
        NotAllowedError: their role keeps none, or it is another office's.
    """
    actor.need(May.KEEP_THEATRES)
    if actor.role is not None and not keeps(actor, keeper):
        raise NotAllowedError(role=CHARTERS[actor.role].label, what=_OTHERS)


def commands(actor: Actor, row: Theatre) -> bool:
    """Say whether somebody commands a theatre: they reach all its places, and their role commands."""
    return actor.may(May.COMMAND_THEATRES) and not _unreached(actor, row)


def need_command(actor: Actor, row: Theatre) -> None:
    """Insist that somebody commands a theatre; whoever only looks gives no orders.

    Raises:
        NotAllowedError: their role commands none, or they don't reach all of it.
    """
    actor.need(May.COMMAND_THEATRES)
    if actor.role is not None and not commands(actor, row):
        raise NotAllowedError(role=CHARTERS[actor.role].label, what=_PARTLY)


def visits_seen(actor: Actor, row: Theatre) -> Q:
    """Give the condition that somebody sees a visit of a theatre that they see.

    Those who are to be visited do not know it before: until it is made, only who commands, keeps or audits it sees it.
    """
    audits = actor.role is not None and CHARTERS[actor.role].reach is Reach.ALL
    knows = actor.role is None or commands(actor, row) or keeps(actor, row.keeper) or audits
    return Q() if knows else visits_told(actor)


def visits_told(actor: Actor) -> Q:
    """Give the condition that a visit was made to a place in reach: that place may read of it, whoever commanded it.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    return Q(state=State.MADE.value) & actor.scope.places("place_code")


def _unreached(actor: Actor, row: Theatre) -> bool:
    there = TheatrePlace.objects.filter(theatre=row, ends_on__isnull=True)
    return any(not actor.scope.covers(code) for code in there.values_list("place_code", flat=True))
