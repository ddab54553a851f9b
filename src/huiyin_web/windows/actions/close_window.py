"""Close a window: the day on which that is done is its last."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.windows.actions._declaring import checked_reason, note
from huiyin_web.windows.errors import WindowRefusedError
from huiyin_web.windows.models import Window
from huiyin_web.windows.queries.windows import window_or_404

_NOT_OPEN = Text("This window is not open today ({today}): nothing is there to close. A window that has not begun is "
                 "changed.", "该窗口今天（{today}）未开放，无须关闭；尚未开始的窗口请调整日期。")  # fmt: skip


@transaction.atomic
def close_window(*, window: int, reason: str, by: Actor, at: datetime) -> Window:
    """Close a window that is open; what was begun in it goes on.

    Who: the provincial office.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to close.
        WindowRefusedError: it is not open, or no reason is given.
    """
    by.need(May.OPEN_WINDOWS)
    row = window_or_404(by, window, lock=True)
    today = day_of(at)
    if row.opens_on > today or (row.closes_on is not None and row.closes_on < today):
        raise WindowRefusedError(what=_NOT_OPEN.fill(today=today))
    said = checked_reason(reason)
    row.closes_on = today
    row.save()
    note("windows.window.closed", "window", row, by=by, at=at, closes_on=today.isoformat(), reason=said)
    return row
