"""Throw the draft of a form away."""

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.registry.actions._saving import forget_draft
from huiyin_web.registry.queries.records import Record


@transaction.atomic
def drop_draft(*, record: Record, section: str, by: Actor) -> None:
    """Throw somebody's own draft of a form away; one that is not there is gone already.

    Who: whoever made it.
    Recorded: nothing: the register is not touched.
    """
    forget_draft(record, section, by=by)
