"""Read what somebody has written into an application and not handed in."""

import json
from uuid import UUID

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.casework.models import HandedIn
from huiyin_web.casework.queries.stored import IDENTIFICATION
from huiyin_web.registry.models import Draft

SUBJECT = "application"
PAGE = "page"  # the control that says on which page a draft was written last
_SALT = "huiyin.casework.draft"
DRAFT = Text("One application not handed in yet", "有一份申请尚未提交")


def is_handed_in(form: UUID | None) -> bool:
    """Say whether the form of an application was handed in."""
    return form is not None and HandedIn.objects.filter(form=form).exists()


def stand_of(draft: Draft | None) -> str:
    """Give what a draft holds as one number: another one once anything in it has changed; nothing where there is none.

    A page that showed it knows by this whether it still stands there. It is keyed, as what is written is personal.
    """
    if draft is None:
        return ""
    held = {key: value for key, value in draft.cells.items() if key != PAGE}
    return salted_hmac(_SALT, json.dumps(held, sort_keys=True), algorithm="sha256").hexdigest()


def application_drafts(actor: Actor) -> QuerySet[Draft]:
    """Give somebody's own draft of an application, at most one."""
    return Draft.objects.filter(by_key=actor.key, subject=SUBJECT, section=IDENTIFICATION)
