"""Take somebody off the list, an item off the agenda, or a decision out of a meeting that is not concluded."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.errors import NotFoundError
from huiyin_web.leadership.actions._meeting import open_meeting
from huiyin_web.leadership.actions._telling import note

PARTS = ("attendance", "items", "decisions")
_LINE = Text("This line", "该行")


@transaction.atomic
def strike_part(*, meeting: int, part: str, row: int, by: Actor, at: datetime) -> None:
    """Strike a line of a part (one of `PARTS`) of a meeting that is not concluded.

    Who: provincial, prefecture and county offices, for their own leading group.
    Recorded: `leadership.meeting.changed`.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to write, or there is no such line.
        ConcludedError: the meeting is concluded.
    """
    found = open_meeting(by, meeting)
    line = getattr(found, part).filter(pk=row).first() if part in PARTS else None
    if line is None:
        raise NotFoundError(what=_LINE)
    line.delete()
    note("meeting.changed", found.pk, place_code=found.group, by=by, at=at, struck=str(line))
