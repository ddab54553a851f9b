"""Who sees firms and loans, and who keeps them."""

from django.db.models import Q

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May


def firms_reached(actor: Actor) -> Q:
    """Give the condition that somebody sees a firm: it lies in a place in reach.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    return actor.scope.places("place_code")


def loans_reached(actor: Actor) -> Q:
    """Give the condition that somebody sees a loan: they see its household.

    Raises:
        NotAllowedError: their role sees no loans or no households.
    """
    actor.need(May.SEE_COMMITMENTS)
    actor.need(May.SEE_HOUSEHOLDS)
    return actor.scope.households_in("village_code", "household_id")


def sees_households(actor: Actor) -> bool:
    """Say whether somebody is told of single households under contract."""
    return actor.may(May.SEE_HOUSEHOLDS)
