"""Read what somebody has written into an application and not handed in."""

from django.db.models import QuerySet

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.casework.queries.stored import IDENTIFICATION
from huiyin_web.registry.models import Draft

SUBJECT = "application"
DRAFT = Text("One application not handed in yet", "有一份申请尚未提交")


def application_drafts(actor: Actor) -> QuerySet[Draft]:
    """Give somebody's own draft of an application, at most one."""
    return Draft.objects.filter(by_key=actor.key, subject=SUBJECT, section=IDENTIFICATION)
