"""Who sees courses, who keeps them, who asks people about a job."""

from django.db.models import Q

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May


def courses_seen(actor: Actor) -> Q:
    """Give the condition that somebody sees a course: its place is in reach, or their own office teaches it.

    Raises:
        NotAllowedError: their role sees none.
    """
    actor.need(May.SEE_COMMITMENTS)
    mine = Q(provider=actor.office) if actor.office else Q(pk__in=())
    return actor.scope.places("place_code") | mine


def people_seen(actor: Actor) -> Q:
    """Give the condition that somebody sees a participant: their household is in reach.

    Raises:
        NotAllowedError: their role sees no households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    return actor.scope.households_in("person__household__village_code", "person__household_id")


def may_ask(actor: Actor) -> bool:
    """Say whether somebody records who has a job: who keeps courses, or visits households."""
    return actor.may(May.MANAGE_TRAINING) or actor.may(May.RECORD_VISITS)


def need_ask(actor: Actor) -> None:
    """Insist on that.

    Raises:
        NotAllowedError: the role does neither.
    """
    if not may_ask(actor):
        actor.need(May.RECORD_VISITS)
