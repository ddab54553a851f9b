"""Let what shall begin pass through its window, or through an exception, whose use is kept."""

from datetime import date, datetime

from huiyin.policy import Process
from huiyin_web.access.actor import Actor
from huiyin_web.windows.actions._declaring import note
from huiyin_web.windows.errors import WindowClosedError
from huiyin_web.windows.models import Exemption, Use
from huiyin_web.windows.queries.openings import opening_of


def pass_through(
    *, process: Process, place_code: str, household: int | None, subject: str, on: date, by: Actor, at: datetime
) -> None:
    """Insist that a process is open at a place on a day, inside the caller's transaction.

    Recorded: `windows.exception.used`, where only an exception let it through.

    Raises:
        WindowClosedError: it is closed, with when and where it opens.
    """
    opening = opening_of(process, place_code, on=on, household=household)
    if not opening.is_open:
        raise WindowClosedError(opening)
    if opening.exception is None:
        return
    used = Exemption.objects.get(pk=opening.exception.number)
    Use.objects.create(exception=used, subject=subject, on=on, at=at, by_key=by.key, by_name=by.name)
    note("windows.exception.used", "window_exception", used, by=by, at=at, **{"for": subject})
