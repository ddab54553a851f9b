"""What all changes of a commitment share: its number, and the record of what was done."""

from datetime import datetime

from django.db.models import Max

from huiyin_web.access.actor import Actor
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.queries.stored import subject_of
from huiyin_web.core import audit
from huiyin_web.core.turns import take_turn

_NUMBERS = 0x43_4F_4D_4D  # "COMM": one number is given at a time


def next_serial(year: int) -> int:
    """Give the next number of a year; nobody else is given one until the transaction ends."""
    take_turn(_NUMBERS)
    last = Commitment.objects.filter(year=year).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def note(done: str, row: Commitment, *, by: Actor, at: datetime, **detail: object) -> None:
    """Record what was done."""
    audit.record(
        f"commitments.commitment.{done}", by=by, at=at, subject=subject_of(row), place_code=row.place_code,
        detail={"number": row.number, **{key: value for key, value in detail.items() if value not in {None, ""}}},
    )  # fmt: skip
