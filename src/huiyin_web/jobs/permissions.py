"""Who sees a job and who may end or repeat it."""

from django.db.models import Q

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May, Role
from huiyin_web.jobs.models import Job


def visible(actor: Actor) -> Q:
    """Give the condition of the jobs that somebody sees: their own, and an office's those of its area."""
    own = Q(created_by=actor.key)
    return own | in_area(actor) if may_see_area(actor) else own


def in_area(actor: Actor) -> Q:
    """Give the condition of the jobs in somebody's area."""
    everywhere = Q(place_code__gte="")  # jobs without a place, too
    return everywhere if "" in actor.scope.prefixes else actor.scope.places("place_code")


def may_see_area(actor: Actor) -> bool:
    """Say whether somebody sees other people's jobs of their area."""
    return actor.may(May.IMPORT) or actor.may(May.SEE_AUDIT)


def may_steer(actor: Actor, job: Job) -> bool:
    """Say whether somebody may cancel or retry a job that they see: their own; the province and administrators any."""
    return job.created_by == actor.key or actor.role in {None, Role.PROVINCIAL_OFFICE, Role.ADMINISTRATOR}
