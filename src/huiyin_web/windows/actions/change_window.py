"""Change the days of a window."""

from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.windows.actions._declaring import check_days, checked_reason, note
from huiyin_web.windows.errors import WindowRefusedError
from huiyin_web.windows.models import Window
from huiyin_web.windows.queries.windows import window_or_404

_OVER = Text("The window ended on {closes}. What is over stays as it was; open another.",
             "该窗口已于 {closes} 截止。已结束的窗口不再更改，请另设窗口。")  # fmt: skip
_BEGUN = Text("The window has begun on {opens}: its first day stays.", "该窗口已于 {opens} 开放，开放日期不得更改。")
_PAST = Text("The last day {closes} lies before today ({today}). Write {today} or later.",
             "截止日期 {closes} 早于今天（{today}），请填写 {today} 或以后的日期。")  # fmt: skip


@transaction.atomic
def change_window(
    *, window: int, opens_on: date, closes_on: date | None, reason: str, by: Actor, at: datetime
) -> Window:
    """Change a window that is not over; nobody is shut out of a day that has gone.

    Who: the provincial office.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to change.
        WindowRefusedError: it is over, its first day has come, the last day lies in the past, or no reason is given.
    """
    by.need(May.OPEN_WINDOWS)
    row = window_or_404(by, window, lock=True)
    today = day_of(at)
    if row.closes_on is not None and row.closes_on < today:
        raise WindowRefusedError(what=_OVER.fill(closes=row.closes_on))
    if row.opens_on <= today and opens_on != row.opens_on:
        raise WindowRefusedError(what=_BEGUN.fill(opens=row.opens_on))
    check_days(opens_on, closes_on)
    if closes_on is not None and closes_on < today:
        raise WindowRefusedError(what=_PAST.fill(closes=closes_on, today=today))
    before = {"opens_on": row.opens_on.isoformat(), "closes_on": row.closes_on.isoformat() if row.closes_on else ""}
    said = checked_reason(reason)
    row.opens_on, row.closes_on = opens_on, closes_on
    row.save()
    note(
        "windows.window.changed", "window", row, by=by, at=at, before=before, opens_on=opens_on.isoformat(),
        closes_on=closes_on.isoformat() if closes_on else "", reason=said,
    )  # fmt: skip
    return row
