"""Call a visit off."""

from datetime import datetime

from django.db import transaction

from huiyin.followup import theatres as rules
from huiyin.followup.theatres import State
from huiyin_web.access.actor import Actor
from huiyin_web.theatres.actions._telling import need_allowed, note
from huiyin_web.theatres.models import Visit
from huiyin_web.theatres.queries.stored import commanded_visit


@transaction.atomic
def call_off_visit(*, visit: int, reason: str, by: Actor, at: datetime) -> Visit:
    """Call off a visit that is not made; what was drawn for it stays.

    Who: the theatre's commander, and who acts for them.
    Rule: `huiyin.followup.theatres.call_off`.
    Recorded: `theatres.visit.called_off`.

    Raises:
        NotAllowedError, NotFoundError: they don't command it, or it is out of reach.
        TheatreRefusedError: it is over, or no reason is given.
    """
    row = commanded_visit(by, visit)
    need_allowed(rules.call_off(State(row.state), reason=reason))
    row.state, row.summary = State.CALLED_OFF, reason.strip()
    row.save(update_fields=["state", "summary"])
    note("visit.called_off", row.theatre, by=by, at=at, visit=row.pk, reason=row.summary)
    return row
