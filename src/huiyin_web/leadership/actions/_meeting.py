"""What all changes of a meeting share: it is their own group's, and not concluded yet."""

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.leadership.errors import ConcludedError
from huiyin_web.leadership.models import Meeting
from huiyin_web.leadership.permissions import need_holding
from huiyin_web.leadership.queries.stored import meeting_or_404


def open_meeting(by: Actor, number: int) -> Meeting:
    """Give a meeting that somebody writes, locked.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to write, or to see.
        ConcludedError: it is concluded.
    """
    by.need(May.HOLD_MEETINGS)
    row = meeting_or_404(by, number, lock=True)
    need_holding(by, row.group)
    if row.concluded_at is not None:
        raise ConcludedError
    return row
