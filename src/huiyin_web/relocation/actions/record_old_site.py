"""Record what became of the house that a household moved out of."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.relocation import Given, Step
from huiyin_web.access.actor import Actor
from huiyin_web.relocation.actions._keeping import done, opened
from huiyin_web.relocation.models import Move


@transaction.atomic
def record_old_site(*, move: int, seen: int, given: Given, by: Actor, at: datetime) -> Move:
    """Record that the old house was demolished, its land reclaimed, or that it is kept and why; the latest holds.

    Who: offices that manage relocation.
    Rule: `huiyin.followup.relocation.decide`: after the move, kept with a reason only.
    Recorded: `relocation.move.old_site`.

    Raises:
        NotAllowedError, NotFoundError: their role records none, or the household is out of their reach.
        ChangedMeanwhileError, RelocationRefusedError: it changed, or something stands against it, with every reason.
    """
    row = opened(Step.OLD_SITE, move, seen=seen, given=given, by=by, at=at)
    return done(Step.OLD_SITE, row, given=given, by=by, at=at)
