"""Let a secretary act for a commander."""

from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.errors import DelegationError
from huiyin_web.access.models import Delegation
from huiyin_web.access.queries.delegations import commander_of, possible_deputies
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.reasons import without_numbers

_DEPUTY = Text("the secretary", "该联络员")
_ENDED = Text("The last day lies before today; choose today or later.", "截止日期早于今天，请选择今天或以后的日期。")
_REASON = Text("Give the reason; it is shown in the audit log.", "请填写授权事由，事由将记入审计记录。")


@transaction.atomic
def delegate(*, deputy: int, ends_on: date, reason: str, by: Actor, on: date, at: datetime) -> Delegation:
    """Let a secretary see and do what the commander may, until a day.

    Who: the commander in person; what was delegated can't be delegated on.
    Recorded: `access.delegation.given`, with the reason and the last day.

    Raises:
        NotAllowedError: the actor is no commander in person.
        NotFoundError: the secretary is not one of the commander's office.
        DelegationError: no reason, or a last day in the past.
        PersonalReasonError: the reason holds a personal number.
    """
    by.need(May.DELEGATE)
    principal = commander_of(by)
    chosen = next((user for user in possible_deputies(principal) if user.pk == deputy), None)
    if chosen is None:
        raise NotFoundError(what=_DEPUTY)
    if ends_on < on:
        raise DelegationError(what=_ENDED)
    if not reason.strip():
        raise DelegationError(what=_REASON)
    made = Delegation.objects.create(
        principal=principal, deputy=chosen, starts_on=on, ends_on=ends_on, reason=without_numbers(reason)
    )
    audit.record(
        "access.delegation.given",
        by=by,
        at=at,
        subject=f"delegation:{made.pk}",
        place_code=principal.place_code,
        detail={"to": chosen.key, "ends_on": ends_on.isoformat(), "reason": made.reason},
    )
    return made
