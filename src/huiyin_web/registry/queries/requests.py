"""Change requests: what of a row waits, and which requests somebody sees and decides about."""

from typing import Any

from django.db.models import QuerySet

from huiyin.kernel.text import Text
from huiyin.records.filling import value_of
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import one_with
from huiyin_web.access.roles import May
from huiyin_web.core.errors import NotFoundError
from huiyin_web.registry.models import ChangeRequest, Household, RequestState
from huiyin_web.registry.queries.records import Record


def waiting_fields(record: Record) -> dict[str, ChangeRequest]:
    """Give the fields of a row of which a change waits for approval, each with its request."""
    waiting = ChangeRequest.objects.filter(
        household=record.household, person=record.person, state=RequestState.WAITING
    ).order_by("pk")
    return {key: request for request in waiting for key in request.changes}


def requests_in_reach(actor: Actor) -> QuerySet[ChangeRequest]:
    """Give the change requests of the households that somebody reaches."""
    actor.need(May.SEE_HOUSEHOLDS)
    reached = actor.scope.households_in("household__village_code", "household_id")
    return ChangeRequest.objects.filter(reached).select_related("household", "person")


def request_of(actor: Actor, number: int, *, lock: bool = False) -> ChangeRequest:
    """Give one change request; with `lock`, nobody else decides about it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = requests_in_reach(actor).filter(pk=number)
    request = (found.select_for_update(of=("self",)) if lock else found).first()
    if request is None:
        raise NotFoundError(what=Text(f"Change request {number}", f"变更申请 {number}"))
    return request


def to_decide(actor: Actor) -> QuerySet[ChangeRequest]:
    """Give the requests that wait for somebody's approval, the oldest first: those of others within reach."""
    if not actor.may(May.APPROVE_CHANGES):
        return ChangeRequest.objects.none()
    waiting = requests_in_reach(actor).filter(state=RequestState.WAITING)
    return waiting.exclude(by_key__in=one_with(actor)).order_by("at", "pk")


def record_of(request: ChangeRequest, *, lock: bool = False) -> Record:
    """Give the row that a request is about; with `lock`, nobody else changes it until the transaction ends."""
    home = Household.objects.select_for_update().get(pk=request.household_id) if lock else request.household
    if request.person is None:
        return Record(HOUSEHOLDS, home, home)
    if lock:
        request.person.refresh_from_db()  # whoever changes a person holds the household
    return Record(PERSONS, request.person, home)


def asked_values(request: ChangeRequest) -> dict[str, tuple[Any, Any]]:
    """Give the fields of a request, each with the value that stood there and the one asked for."""
    sheet = HOUSEHOLDS if request.person_id is None else PERSONS
    return {
        key: (value_of(sheet.field(key), before), value_of(sheet.field(key), after))
        for key, (before, after) in request.changes.items()
    }
