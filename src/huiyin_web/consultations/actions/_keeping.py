"""What all changes of a consultation share: numbers, refusing with every reason, and the record of what was done."""

from datetime import datetime

from django.db.models import Max

from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.consultations.errors import ConsultationRefusedError
from huiyin_web.consultations.models import Need
from huiyin_web.core import audit
from huiyin_web.core.turns import take_turn

_NUMBERS = 0x4E_45_45_44  # "NEED": one number is given at a time


def next_serial(year: int) -> int:
    """Give the next number of a year; nobody else is given one until the transaction ends."""
    take_turn(_NUMBERS)
    return (Need.objects.filter(year=year).aggregate(last=Max("serial"))["last"] or 0) + 1


def need_allowed(decision: Decision) -> None:
    """Insist that a decision allows it.

    Raises:
        ConsultationRefusedError: it does not, with every reason.
    """
    if not decision.allowed:
        raise ConsultationRefusedError(decision)


def note(code: str, subject: str, place_code: str, *, by: Actor, at: datetime, **detail: object) -> None:
    """Record what was done."""
    told = {name: value for name, value in detail.items() if value not in {None, ""}}
    audit.record(code, by=by, at=at, subject=subject, place_code=place_code, detail=told)
