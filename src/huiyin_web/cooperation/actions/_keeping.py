"""What all changes of an agreement share: whether they may be made, and the record."""

from datetime import datetime

from huiyin.followup.cooperation import Side, Step
from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.cooperation.errors import ChangedMeanwhileError, CooperationRefusedError
from huiyin_web.cooperation.models import Agreement
from huiyin_web.cooperation.permissions import side_of
from huiyin_web.cooperation.queries.stored import agreement_or_404
from huiyin_web.core import audit


def opened(agreement: int, *, seen: int, by: Actor) -> tuple[Agreement, Side | None]:
    """Give an agreement with the side for which somebody acts; nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: their role works on none, or it is out of their reach.
        ChangedMeanwhileError: something was done to it that they had not seen.
    """
    by.need(May.COOPERATE)
    row = agreement_or_404(by, agreement, lock=True)
    if row.steps != seen:
        raise ChangedMeanwhileError
    return row, side_of(by, row)


def need(decision: Decision) -> None:
    """Insist that nothing stands against something.

    Raises:
        CooperationRefusedError: something does, with every reason.
    """
    if not decision.allowed:
        raise CooperationRefusedError(decision)


def done(step: Step, row: Agreement, *, by: Actor, at: datetime, **detail: object) -> Agreement:
    """Count what was done to an agreement, and record it."""
    row.steps, row.changed_at = row.steps + 1, at
    row.save()
    note(step.value, row, by=by, at=at, **detail)
    return row


def note(what: str, row: Agreement, *, by: Actor, at: datetime, **detail: object) -> None:
    """Record what was done."""
    kept = {key: value for key, value in detail.items() if value not in {None, ""}}
    audit.record(
        f"cooperation.agreement.{what}", by=by, at=at, subject=f"agreement:{row.pk}", place_code=row.place_code,
        detail=kept,
    )  # fmt: skip
