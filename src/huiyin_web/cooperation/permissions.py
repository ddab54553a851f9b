"""Who sees agreements, and for which side somebody acts."""

from django.db.models import Q

from huiyin.followup.cooperation import Side, Step, steps_of
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.cooperation.models import Agreement


def in_reach(actor: Actor) -> Q:
    """Give the condition that somebody sees an agreement: of a county in reach, or of their own office.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    there = actor.scope.places("place_code")
    return there | Q(partner=actor.office) if actor.office else there


def side_of(actor: Actor, row: Agreement) -> Side | None:
    """Say for which of the two somebody acts; none for whoever only looks."""
    if not actor.may(May.COOPERATE):
        return None
    if actor.office == row.partner:
        return Side.EAST
    return Side.WEST if row.place_code in actor.place_codes and not actor.organisation else None


def may_step(actor: Actor, step: Step, row: Agreement) -> bool:
    """Say whether somebody takes a step."""
    return step in steps_of(side_of(actor, row)) and (step is not Step.PLACE or actor.may(May.SEE_HOUSEHOLDS))
