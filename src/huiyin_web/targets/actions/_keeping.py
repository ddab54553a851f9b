"""What all changes of targets and letters share: the record of what was done, and the next number of a letter."""

from datetime import datetime

from django.db.models import Max

from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.core.turns import take_turn
from huiyin_web.targets.models import Letter, Target, TargetEntry

_NUMBERS = 0x4C_45_54_54  # "LETT": one number is given at a time


def next_serial(year: int) -> int:
    """Give the next number of a year; nobody else is given one until the transaction ends."""
    take_turn(_NUMBERS)
    last = Letter.objects.filter(year=year).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def entry(
    row: Target, act: str, *, by: Actor, at: datetime, value: int | None = None, reason: str = "", source: str = ""
) -> TargetEntry:
    """Give what was done to a target as it is kept."""
    return TargetEntry(
        target=row, act=act, value=value, reason=reason, source=source, on=day_of(at), at=at, by_key=by.key,
        by_name=by.name,
    )  # fmt: skip


def note(done: str, row: Target, *, by: Actor, at: datetime, **detail: object) -> None:
    """Record what was done to a target."""
    audit.record(
        f"targets.target.{done}", by=by, at=at, subject=f"target:{row.pk}", place_code=row.place_code,
        detail={
            "indicator": row.indicator, "year": row.year,
            **{key: value for key, value in detail.items() if value not in {None, ""}},
        },
    )  # fmt: skip


def note_letter(done: str, row: Letter, *, by: Actor, at: datetime, **detail: object) -> None:
    """Record what was done to a letter."""
    audit.record(
        f"targets.letter.{done}", by=by, at=at, subject=f"letter:{row.pk}", place_code=row.place_code,
        detail={"number": row.number, "version": row.version, **{key: one for key, one in detail.items() if one}},
    )  # fmt: skip
