"""Who sees consultations and needs, who calls one, and in which part somebody acts on a need."""

from django.db.models import Q

from huiyin.followup.consultations import Act, Hand, Part, State
from huiyin.kernel.places import ancestors
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.consultations.models import Consultation, Need

RIGHTS = {Part.PLACE: May.RAISE_NEEDS, Part.UNIT: May.ANSWER_NEEDS, Part.GROUP: May.HOLD_MEETINGS}


def consultations_of(actor: Actor) -> Q:
    """Give the condition that somebody sees a consultation: of a place in reach, or of one above such a place.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    above = {place for prefix in actor.scope.prefixes if prefix for place in ancestors(prefix.ljust(12, "0"))}
    return actor.scope.places("place_code") | Q(place_code__in=above)


def needs_of(actor: Actor) -> Q:
    """Give the condition that somebody sees a need: of a place in reach, or asked of their own organisation.

    A unit reaches the places that it is paired with, and no other.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    there = actor.scope.places("place_code")
    return there | Q(unit=actor.organisation) if actor.organisation else there


def may_raise(actor: Actor, place_code: str) -> bool:
    """Say whether somebody raises what a place needs."""
    return actor.may(May.RAISE_NEEDS) and not actor.organisation and actor.scope.covers(place_code)


def holds(actor: Actor, row: Consultation) -> bool:
    """Say whether somebody's leading group called a consultation."""
    return actor.may(May.HOLD_MEETINGS) and row.group in actor.place_codes


def hand_of(actor: Actor, row: Need) -> Hand:
    """Give in which parts somebody acts on a need."""
    answers = actor.may(May.ANSWER_NEEDS) and bool(actor.organisation)
    for_place = may_raise(actor, row.place_code)
    return Hand(
        actor.key, actor.office if answers or for_place else "", for_place=for_place,
        for_group=holds(actor, row.consultation),
    )  # fmt: skip


def may_act(actor: Actor, act: Act) -> bool:
    """Say whether somebody's role does something to needs; whoever agrees to an answer gives a commitment."""
    return actor.may(RIGHTS[act.by]) and (act.leads_to is not State.AGREED or actor.may(May.GIVE_COMMITMENTS))
