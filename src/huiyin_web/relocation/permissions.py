"""Who sees schemes, who manages them, who records what households say, and who follows up."""

from django.db.models import Q

from huiyin.followup.relocation import Step
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.relocation.models import Origin


def schemes_seen(actor: Actor) -> Q:
    """Give the condition that somebody sees a scheme: its site or a village that it takes people from is in reach.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    origins = Origin.objects.filter(actor.scope.places("place_code"))
    return actor.scope.places("place_code") | Q(pk__in=origins.values("scheme"))


def moves_seen(actor: Actor) -> Q:
    """Give the condition that somebody sees a household of a scheme: it is in reach.

    Raises:
        NotAllowedError: their role sees no households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    return actor.scope.households_in("household__village_code", "household_id")


def right_of(step: Step) -> May:
    """Give what somebody must be allowed to take a step."""
    return May.RECORD_CONSENT if step.apart else May.MANAGE_RELOCATION


def sees_money(actor: Actor) -> bool:
    """Say whether somebody sees the page of the project that pays for a scheme."""
    return actor.may(May.SEE_COMMITMENTS)
