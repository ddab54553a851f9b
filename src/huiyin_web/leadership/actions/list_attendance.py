"""Say who attended a meeting, and how."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from huiyin.followup.commitments.words import LONGEST_TITLE
from huiyin.followup.wording import LONGEST_NAME, Words, check_words, missing
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason
from huiyin_web.access.actor import Actor
from huiyin_web.leadership.actions._meeting import open_meeting
from huiyin_web.leadership.actions._telling import need_allowed, note
from huiyin_web.leadership.models import Attendance, Meeting

_TWICE = Text("{name} is on the list already.", "{name} 已在名单中。")
_DEPUTY = Text("Say whom they sent.", "请填写受委托人。")
_CHAIR = Text("{name} chairs this meeting already.", "{name} 已列为主持人。")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who was asked to a meeting; `presence` is a key of the library's list, `deputy` whom they sent."""

    name: str
    presence: str
    name_en: str = ""
    post: str = ""
    post_en: str = ""
    office: str = ""
    deputy: str = ""
    is_chair: bool = False


@transaction.atomic
def list_attendance(*, meeting: int, attendee: Attendee, by: Actor, at: datetime, row: int | None = None) -> Attendance:
    """Put somebody on the list of a meeting that is not concluded; with `row`, say something else of them.

    Who: provincial, prefecture and county offices, for their own leading group.
    Rule: a name; whom they sent, where they sent somebody; one chair; nobody twice.
    Recorded: `leadership.meeting.changed`.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to write, or to see.
        ConcludedError: the meeting is concluded.
        LeadershipRefusedError: something stands against it.
    """
    found = open_meeting(by, meeting)
    need_allowed(Decision("list", tuple(_against(found, attendee, row))))
    line = found.attendance.get(pk=row) if row else Attendance(meeting=found)
    for name, value in asdict(attendee).items():
        setattr(line, name, value)
    line.save()
    note("meeting.changed", found.pk, place_code=found.group, by=by, at=at, attended=line.name)
    return line


def _against(meeting: Meeting, attendee: Attendee, row: int | None) -> list[Reason]:
    others = meeting.attendance.exclude(pk=row or 0)
    said = list(
        check_words(
            [
                Words("name", attendee.name, LONGEST_NAME),
                *(
                    Words(field, getattr(attendee, field), LONGEST_TITLE, needed=False)
                    for field in ("name_en", "post", "post_en")
                ),
                Words("deputy", attendee.deputy, LONGEST_NAME, needed=False),
            ]
        )
    )
    if others.filter(name=attendee.name, post=attendee.post).exists():
        said.append(missing("name", _TWICE.fill(name=attendee.name)))
    if attendee.presence == "deputy" and not attendee.deputy.strip():
        said.append(missing("deputy", _DEPUTY))
    chair = others.filter(is_chair=True).first() if attendee.is_chair else None
    if chair is not None:
        said.append(missing("is_chair", _CHAIR.fill(name=chair.name)))
    return said
