"""Record a relocated household's new house."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.relocation import Given, Step
from huiyin_web.access.actor import Actor
from huiyin_web.relocation.actions._keeping import done, opened
from huiyin_web.relocation.models import Move


@transaction.atomic
def record_house(*, move: int, seen: int, given: Given, by: Actor, at: datetime) -> Move:
    """Record how large the house is, what the household paid for it and what it owes; again until it moves.

    Who: offices that manage relocation.
    Rule: `huiyin.followup.relocation.decide`: with consent only, area a person, own money and debt by policy.
    Recorded: `relocation.move.house`.

    Raises:
        NotAllowedError, NotFoundError: their role records none, or the household is out of their reach.
        ChangedMeanwhileError, RelocationRefusedError: it changed, or something stands against it, with every reason.
    """
    row = opened(Step.HOUSE, move, seen=seen, given=given, by=by, at=at)
    row.area, row.contribution, row.debt = given.area, given.contribution, given.debt
    return done(Step.HOUSE, row, given=given, by=by, at=at)
