"""Send a change request back, with the reason."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.rules.publicity import personal_in
from huiyin_web.access.actor import Actor
from huiyin_web.registry.actions._changing import LEAST_REASON
from huiyin_web.registry.actions._deciding import close, waiting_for
from huiyin_web.registry.errors import AnswerNeededError, AnswerPersonalError
from huiyin_web.registry.models import ChangeRequest, RequestState


@transaction.atomic
def refuse_change(*, request: int, answer: str, by: Actor, at: datetime) -> ChangeRequest:
    """Send a requested change back; the register stays as it is.

    Who: a township or county officer in whose reach the household lies, and who is not the one that asked.
    Rule: with a reason that whoever asked can act on, and that holds no personal number.
    Recorded: `registry.change.refused` with the reason.

    Raises:
        NotAllowedError, NotFoundError, OwnRequestError: it is not theirs to decide.
        RequestStateError: it was decided or withdrawn.
        AnswerNeededError, AnswerPersonalError: the reason says nothing, or too much.
    """
    found = waiting_for(request, by=by)
    if len(answer.strip()) < LEAST_REASON:
        raise AnswerNeededError(least=LEAST_REASON)
    if kinds := personal_in(answer):
        raise AnswerPersonalError(kinds=Text.join(kinds))
    return close(found, RequestState.REFUSED, answer=answer.strip(), by=by, at=at)
