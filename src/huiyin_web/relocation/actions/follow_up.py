"""Follow up a relocated household: who has work, what comes in, school, clinic, whether it stays."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.relocation import Told, decide_follow_up, open_follow_up
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.relocation.actions._keeping import need_allowed, need_seen, note
from huiyin_web.relocation.actions.record_move import due_after
from huiyin_web.relocation.models import FollowUp, Move
from huiyin_web.relocation.queries.stored import move_or_404, told_months


@transaction.atomic
def follow_up(*, move: int, seen: int, found: Told, by: Actor, at: datetime) -> FollowUp:
    """Keep what was found 6, 12 or 24 months after a move; which of them, the day on which it was asked tells.

    Who: whoever visits households: the village's worker, and helpers of theirs.
    Rule: `huiyin.followup.relocation.decide_follow_up`.
    Recorded: `relocation.move.followed_up`, with the months; nothing of what the household said.

    Raises:
        NotAllowedError, NotFoundError: their role visits none, or the household is out of their reach.
        ChangedMeanwhileError, RelocationRefusedError: it changed, or something stands against it, with every reason.
    """
    by.need(May.RECORD_VISITS)
    row = move_or_404(by, move, lock=True)
    need_seen(row, seen)
    told = told_months(row)
    need_allowed(decide_follow_up(row.moved_on, told, persons=row.persons, found=found, on=day_of(at)))
    made = new_follow_up(row, told, found, by=by, at=at)
    made.save()
    row.due_on = due_after(row.moved_on, *told, made.months) if row.moved_on else None
    row.steps, row.changed_at = row.steps + 1, at
    row.save(update_fields=["due_on", "steps", "changed_at"])
    note("followed_up", row, by=by, at=at, months=made.months, on=made.on.isoformat())
    return made


def new_follow_up(row: Move, told: tuple[int, ...], found: Told, *, by: Actor, at: datetime) -> FollowUp:
    """Give the row of what was found, which the library allowed; it is not saved."""
    on = found.on or day_of(at)
    due = open_follow_up(row.moved_on or on, told, on)
    return FollowUp(
        move=row, months=due.months if due else 0,
        labour=found.labour or 0, jobs=found.jobs or 0, income=found.income or 0,
        school=found.school, clinic=found.clinic, lives=found.lives, note=found.note.strip(), on=on, at=at,
        by_key=by.key, by_name=by.name,
    )  # fmt: skip
