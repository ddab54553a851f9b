"""End a delegation of exceptions before its last day."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.windows.actions._declaring import note
from huiyin_web.windows.models import Delegation
from huiyin_web.windows.queries.windows import ending

_DELEGATION = Text("This delegation", "该委托")


@transaction.atomic
def end_delegation(*, delegation: int, by: Actor, at: datetime) -> Delegation:
    """End it, with those that were given under it; exceptions that were opened run on to their day.

    Who: the provincial office, or whoever gave it.

    Raises:
        NotAllowedError: their role opens no exceptions.
        NotFoundError: it is not theirs, or it is over.
    """
    by.need(May.OPEN_EXCEPTIONS)
    row = ending(by, on=day_of(at)).select_for_update().filter(pk=delegation).first()
    if row is None:
        raise NotFoundError(what=_DELEGATION)
    ended = [row]
    for one in ended:  # what was given under it is appended, and so on down
        ended += Delegation.objects.filter(under=one, ended_on__isnull=True)
        one.ended_on = day_of(at)
        one.save()
        note("windows.delegation.ended", "window_delegation", one, by=by, at=at)
    return row
