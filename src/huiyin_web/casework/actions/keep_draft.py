"""Keep what somebody has written into an application and not handed in."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.casework.queries.drafts import SUBJECT
from huiyin_web.casework.queries.stored import IDENTIFICATION
from huiyin_web.registry.drafts import keep
from huiyin_web.registry.models import Draft


@transaction.atomic
def keep_draft(*, cells: Mapping[str, object], by: Actor, at: datetime) -> Draft:
    """Keep an application as it is written, in place of the draft before; drafts that nobody touched for a month go.

    Who: whoever works on cases; nobody else sees it. Each has one: an application is handed in before the next begins.
    Recorded: nothing: nobody has applied yet.

    Args:
        cells: what was written, by the name of the control; several ticked codes as a list.
        by: who writes.
        at: when.

    Raises:
        NotAllowedError: their role works on no cases.
    """
    by.need(May.WORK_CASES)
    return keep(SUBJECT, IDENTIFICATION, cells, by=by, at=at)
