"""Take one's own change request back."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.errors import NotFoundError
from huiyin_web.registry.actions._deciding import close, waiting
from huiyin_web.registry.models import ChangeRequest, RequestState

_MINE = Text("A change request of yours with this number", "您提交的该编号变更申请")


@transaction.atomic
def withdraw_change(*, request: int, by: Actor, at: datetime) -> ChangeRequest:
    """Take a change request back as long as nobody has decided about it.

    Who: whoever asked.
    Recorded: `registry.change.withdrawn`.

    Raises:
        NotAllowedError, NotFoundError: they did not ask for it, or no longer reach the household.
        RequestStateError: it was decided already.
    """
    by.need(May.CHANGE_HOUSEHOLDS)
    found = waiting(request, by=by)
    if found.by_key != by.key:
        raise NotFoundError(what=_MINE)
    return close(found, RequestState.WITHDRAWN, by=by, at=at)
