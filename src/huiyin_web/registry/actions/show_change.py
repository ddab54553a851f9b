"""Show a change request in clear to whoever decides about it."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.registry.actions._deciding import waiting_for
from huiyin_web.registry.actions._saving import note
from huiyin_web.registry.models import ChangeRequest
from huiyin_web.registry.queries.requests import record_of


@transaction.atomic
def show_change(*, request: int, by: Actor, at: datetime) -> ChangeRequest:
    """Let whoever decides about a request see its personal values in clear once: nobody approves what they can't read.

    Who: whoever may approve it and may show personal values.
    Recorded: `registry.change.shown`; never a value.

    Raises:
        NotAllowedError, NotFoundError, OwnRequestError: it is not theirs to decide.
        RequestStateError: it was decided or withdrawn.
    """
    by.need(May.UNMASK)
    found = waiting_for(request, by=by)
    note("registry.change.shown", record_of(found), {}, by=by, at=at, request=found.pk)
    return found
