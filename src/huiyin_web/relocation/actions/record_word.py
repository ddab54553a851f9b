"""Record what a household says of its relocation: that it consents, declines, or takes its consent back."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.relocation import Given, Step
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.relocation.actions._keeping import done, opened
from huiyin_web.relocation.models import Move, Word


@transaction.atomic
def record_word(*, move: int, step: Step, seen: int, given: Given, means: str, by: Actor, at: datetime) -> Move:
    """Record the household's own word, signed, by thumbprint or spoken; it may take its consent back until it moves.

    Who: county, township and village, but not whoever manages the scheme, nor an account that counts as one with it.
    Rule: `huiyin.followup.relocation.decide`: without a signature it is read aloud before a witness.
    Recorded: `relocation.move.consent`, `.decline` or `.withdraw`; no name and no reason.

    Raises:
        NotAllowedError, NotFoundError: their role records none, or the household is out of their reach.
        ChangedMeanwhileError, RelocationRefusedError: it changed, or something stands against it, with every reason.
    """
    row = opened(step, move, seen=seen, given=given, by=by, at=at)
    new_word(row, step, given=given, means=means, by=by, at=at).save()
    return done(step, row, given=given, by=by, at=at)


def new_word(row: Move, step: Step, *, given: Given, means: str, by: Actor, at: datetime) -> Word:
    """Give the record of a household's word; it is not saved."""
    return Word(
        move=row, step=step.value, signed_by=given.signed_by.strip(), means=means, read_aloud=given.read_aloud,
        language=given.language, witness=given.witness.strip(), reason=given.reason.strip(),
        on=given.on or day_of(at), at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
