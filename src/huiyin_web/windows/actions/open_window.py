"""Declare a window: a process is open in an area from a day on."""

from datetime import date, datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.windows.actions._declaring import check_days, check_place, check_process, checked_reason, note
from huiyin_web.windows.models import Window


@transaction.atomic
def open_window(
    *, process: str, place_code: str, opens_on: date, closes_on: date | None, reason: str, by: Actor, at: datetime
) -> Window:
    """Declare a window; the first one of a process at a place closes it on all other days.

    Who: the provincial office.

    Raises:
        NotAllowedError: their role declares none.
        NotFoundError: the place is not there, or out of reach.
        WindowRefusedError: the process is always open, the days are in the wrong order, or no reason is given.
    """
    by.need(May.OPEN_WINDOWS)
    check_process(process)
    check_place(by, place_code)
    check_days(opens_on, closes_on)
    made = Window.objects.create(
        process=process, place_code=place_code, opens_on=opens_on, closes_on=closes_on, reason=checked_reason(reason),
        at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    note(
        "windows.window.opened", "window", made, by=by, at=at, opens_on=opens_on.isoformat(),
        closes_on=closes_on.isoformat() if closes_on else "", reason=made.reason,
    )  # fmt: skip
    return made
