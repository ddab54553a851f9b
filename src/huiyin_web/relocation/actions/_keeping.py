"""What all changes of a household's relocation share: whether they may be made, its state afterwards, the record."""

from datetime import datetime

from django.db.models import Max

from huiyin.followup import relocation
from huiyin.followup.relocation import Given, Step
from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.core.turns import take_turn
from huiyin_web.relocation.errors import ChangedMeanwhileError, RelocationRefusedError
from huiyin_web.relocation.models import Deed, Move, Scheme
from huiyin_web.relocation.permissions import right_of
from huiyin_web.relocation.queries.stored import as_life, move_or_404

_NUMBERS = 0x52_45_4C_4F  # "RELO": one number is given at a time


def next_serial(year: int) -> int:
    """Give the next number of a year; nobody else is given one until the transaction ends."""
    take_turn(_NUMBERS)
    last = Scheme.objects.filter(year=year).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def opened(step: Step, move: int, *, seen: int, given: Given, by: Actor, at: datetime) -> Move:
    """Give a household of a scheme to which somebody may do something; nobody else works on it meanwhile.

    Raises:
        NotAllowedError, NotFoundError: their role does not do it, or it is out of their reach.
        ChangedMeanwhileError: something was done to it that they had not seen.
        RelocationRefusedError: it may not be done, with every reason.
    """
    by.need(right_of(step))
    row = move_or_404(by, move, lock=True)
    need_seen(row, seen)
    need_allowed(relocation.decide(as_life(row, by), step, on=day_of(at), given=given))
    return row


def need_seen(row: Move, seen: int) -> None:
    """Insist that whoever sends a form saw all that was done.

    Raises:
        ChangedMeanwhileError: they did not.
    """
    if row.steps != seen:
        raise ChangedMeanwhileError


def need_allowed(decision: Decision) -> None:
    """Insist that a decision of the library allows a step.

    Raises:
        RelocationRefusedError: something is missing.
    """
    if not decision.allowed:
        raise RelocationRefusedError(decision)


def done(step: Step, row: Move, *, given: Given, by: Actor, at: datetime) -> Move:
    """Bring a household to where a step leads, save it and record that; the log tells no names and no reasons."""
    on = given.on or day_of(at)
    life = relocation.after(as_life(row, by), step, given)
    row.state, row.last_on, row.old_site = life.state.value, on, life.old_site
    row.steps, row.changed_at = row.steps + 1, at
    if life.state.is_over:
        row.area = row.contribution = row.debt = None
    row.save()
    deed(step, row, given=given, by=by, at=at).save()
    detail = {"scheme": row.scheme_id, "on": on.isoformat(), "area": given.area, "old_site": given.old_site}
    note(step.value, row, by=by, at=at, **detail)
    return row


def deed(step: Step, row: Move, *, given: Given, by: Actor, at: datetime) -> Deed:
    """Give the record of a step; it is not saved."""
    return Deed(
        move=row, step=step.value, area=given.area, contribution=given.contribution, debt=given.debt,
        old_site=given.old_site, reason="" if step.apart else given.reason.strip(), on=given.on or day_of(at), at=at,
        by_key=by.key, by_name=by.name,
    )  # fmt: skip


def note(what: str, row: Move, *, by: Actor, at: datetime, **detail: object) -> None:
    """Record what was done."""
    audit.record(
        f"relocation.move.{what}", by=by, at=at, subject=f"move:{row.pk}", place_code=row.from_code,
        detail={"household": row.household_id, **{key: said for key, said in detail.items() if said not in {None, ""}}},
    )  # fmt: skip
