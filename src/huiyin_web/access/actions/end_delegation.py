"""End a delegation before its last day."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.models import Delegation
from huiyin_web.access.queries.delegations import commander_of
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError

_DELEGATION = Text("the delegation", "该授权")


@transaction.atomic
def end_delegation(*, delegation: int, by: Actor, at: datetime) -> None:
    """End a delegation at once.

    Who: the commander who gave it, in person.
    Recorded: `access.delegation.ended`.

    Raises:
        NotAllowedError: the actor is no commander in person.
        NotFoundError: it is not theirs, or it is over.
    """
    by.need(May.DELEGATE)
    principal = commander_of(by)
    running = Delegation.objects.filter(pk=delegation, principal=principal, ended_at__isnull=True)
    if not running.update(ended_at=at):
        raise NotFoundError(what=_DELEGATION)
    audit.record(
        "access.delegation.ended", by=by, at=at, subject=f"delegation:{delegation}", place_code=principal.place_code
    )
