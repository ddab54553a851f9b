"""Keep what somebody has written into a form and not sent."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.registry.actions._changing import Sent
from huiyin_web.registry.drafts import keep
from huiyin_web.registry.models import Draft
from huiyin_web.registry.queries.records import Record


@transaction.atomic
def keep_draft(*, record: Record, sent: Sent, by: Actor, at: datetime) -> Draft:
    """Keep a form as it is written, in place of the draft before; drafts that nobody touched for a month go.

    Who: whoever may change the row; nobody else sees it.
    Recorded: nothing: the register is not touched.
    """
    cells = {**sent.cells, "reason": sent.reason}
    return keep(record.subject, sent.section, cells, version=sent.version, by=by, at=at)
