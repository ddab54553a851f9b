"""Throw the draft of an application away."""

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.casework.queries.drafts import application_drafts


@transaction.atomic
def drop_draft(*, by: Actor) -> None:
    """Throw somebody's own draft of an application away; one that is not there is gone already.

    Who: whoever made it.
    Recorded: nothing: nobody has applied yet.
    """
    application_drafts(by).delete()
