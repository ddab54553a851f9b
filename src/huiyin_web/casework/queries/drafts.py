"""Read what somebody has written into an application and not handed in."""

from uuid import UUID

from django.db.models import QuerySet

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.casework.models import HandedIn
from huiyin_web.casework.queries.stored import IDENTIFICATION
from huiyin_web.registry.models import Draft

SUBJECT = "application"
DRAFT = Text("One application not handed in yet", "有一份申请尚未提交")


def is_handed_in(form: UUID | None) -> bool:
    """Say whether the form of an application was handed in."""
    return form is not None and HandedIn.objects.filter(form=form).exists()


def application_drafts(actor: Actor) -> QuerySet[Draft]:
    """Give somebody's own draft of an application, at most one."""
    return Draft.objects.filter(by_key=actor.key, subject=SUBJECT, section=IDENTIFICATION)
