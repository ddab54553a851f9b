"""Open an exception: a process at a place, or for one household there, until a day."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.windows.actions._declaring import (
    check_days,
    check_place,
    check_process,
    checked_reason,
    household_at,
    note,
)
from huiyin_web.windows.errors import WindowRefusedError
from huiyin_web.windows.models import Exemption
from huiyin_web.windows.permissions import delegation_for, may_open

_NOT_HELD = Text(
    "You hold no delegation for this process, this place and until {until}. Ask the office above for one.",
    "您没有该流程、该地截至 {until} 的委托，请向上级单位申请。",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which exception: for which process, where, for which household (by its office number), when, why."""

    process: str
    place_code: str
    household: str
    opens_on: date
    closes_on: date
    reason: str


@transaction.atomic
def open_exception(*, wanted: Wanted, by: Actor, at: datetime) -> Exemption:
    """Open it.

    Who: the provincial office; a prefecture or county under a delegation that runs on the day and lasts as long.

    Raises:
        NotAllowedError: their role opens no exceptions.
        NotFoundError: the place or the household is not there, or out of reach.
        WindowRefusedError: the right is not held, the days are in the wrong order, or no reason is given.
    """
    by.need(May.OPEN_EXCEPTIONS)
    check_process(wanted.process)
    check_place(by, wanted.place_code)
    check_days(wanted.opens_on, wanted.closes_on)
    home = household_at(by, wanted.household, wanted.place_code)
    under = None
    if not may_open(by):
        under = delegation_for(
            by, process=wanted.process, place_code=wanted.place_code, household=home.pk if home else None,
            on=day_of(at), until=wanted.closes_on,
        )  # fmt: skip
        if under is None:
            raise WindowRefusedError(what=_NOT_HELD.fill(until=wanted.closes_on))
    made = Exemption.objects.create(
        process=wanted.process, place_code=wanted.place_code, household=home, opens_on=wanted.opens_on,
        closes_on=wanted.closes_on, under=under, reason=checked_reason(wanted.reason), at=at, by_key=by.key,
        by_name=by.name,
    )  # fmt: skip
    note(
        "windows.exception.opened", "window_exception", made, by=by, at=at, until=wanted.closes_on.isoformat(),
        under=under.pk if under else 0, reason=made.reason,
    )  # fmt: skip
    return made
