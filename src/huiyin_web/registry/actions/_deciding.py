"""The part that approving, refusing and withdrawing share: a request that waits, closed once, with its audit event."""

from datetime import datetime

from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import need_another
from huiyin_web.access.roles import May
from huiyin_web.registry.actions._saving import note
from huiyin_web.registry.errors import OwnRequestError, RequestStateError
from huiyin_web.registry.models import ChangeRequest, RequestState
from huiyin_web.registry.queries.requests import asked_values, record_of, request_of


def waiting(number: int, *, by: Actor) -> ChangeRequest:
    """Give a request that waits still; nobody else decides about it meanwhile.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
        RequestStateError: it was decided or withdrawn.
    """
    request = request_of(by, number, lock=True)
    if request.state != RequestState.WAITING:
        raise RequestStateError(state=RequestState(request.state).label, name=request.decided_by_name)
    return request


def waiting_for(number: int, *, by: Actor) -> ChangeRequest:
    """Give a request that waits for this person's decision.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to decide.
        OwnRequestError: they asked for it themselves.
        SamePersonError: an account that counts as the same person did.
        RequestStateError: it was decided or withdrawn.
    """
    by.need(May.APPROVE_CHANGES)
    request = waiting(number, by=by)
    if request.by_key == by.key:
        raise OwnRequestError
    need_another(request.by_key, by)
    return request


def close(request: ChangeRequest, state: RequestState, *, answer: str = "", by: Actor, at: datetime) -> ChangeRequest:
    """Close a request and record how."""
    request.state, request.answer = state, answer
    request.decided_by_key, request.decided_by_name, request.decided_at = by.key, by.name, at
    request.save()
    told = {"answer": answer} if answer else {}
    note(
        f"registry.change.{state}", record_of(request), asked_values(request), by=by, at=at, request=request.pk, **told
    )
    return request
