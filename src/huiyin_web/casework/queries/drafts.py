"""Read what somebody has written into an application and not handed in."""

from django.db.models import QuerySet

from huiyin_web.access.actor import Actor
from huiyin_web.casework.queries.stored import IDENTIFICATION
from huiyin_web.registry.models import Draft

SUBJECT = "application"


def application_drafts(actor: Actor) -> QuerySet[Draft]:
    """Give somebody's own draft of an application, at most one."""
    return Draft.objects.filter(by_key=actor.key, subject=SUBJECT, section=IDENTIFICATION)
