"""Record that a household moved into its new house."""

from datetime import date, datetime

from django.db import transaction

from huiyin.followup.relocation import Given, Step, next_follow_up
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.relocation.actions._keeping import done, opened
from huiyin_web.relocation.models import Move


@transaction.atomic
def record_move(*, move: int, seen: int, given: Given, by: Actor, at: datetime) -> Move:
    """Record the day of a move; from it the follow-ups are due.

    Who: offices that manage relocation.
    Rule: `huiyin.followup.relocation.decide`: with consent and a house only.
    Recorded: `relocation.move.move`.

    Raises:
        NotAllowedError, NotFoundError: their role records none, or the household is out of their reach.
        ChangedMeanwhileError, RelocationRefusedError: it changed, or something stands against it, with every reason.
    """
    row = opened(Step.MOVE, move, seen=seen, given=given, by=by, at=at)
    row.moved_on = given.on or day_of(at)
    row.due_on = due_after(row.moved_on)
    return done(Step.MOVE, row, given=given, by=by, at=at)


def due_after(moved_on: date, *told: int) -> date | None:
    """Give the day of the follow-up after those that were told, by their months; none after the last."""
    following = next_follow_up(moved_on, told)
    return following.on if following else None
