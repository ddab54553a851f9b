"""Begin to record a meeting of the own leading group, or change what is said of it before it is concluded."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.commitments.words import LONGEST_TITLE
from huiyin.followup.wording import LONGEST_NAME, LONGEST_TEXT, Words, check_words
from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.leadership.actions._meeting import open_meeting
from huiyin_web.leadership.actions._telling import need_allowed, note
from huiyin_web.leadership.models import Meeting


@dataclass(frozen=True, slots=True)
class MeetingTerms:
    """What is said of a meeting: kind, title, day, venue and the summary, each in English where somebody wrote it."""

    kind: str
    title: str
    held_on: date
    title_en: str = ""
    venue: str = ""
    venue_en: str = ""
    summary: str = ""
    summary_en: str = ""


@transaction.atomic
def hold_meeting(*, terms: MeetingTerms, by: Actor, at: datetime, meeting: int | None = None) -> Meeting:
    """Begin to record a meeting of the own place's leading group; with `meeting`, change one that is not concluded.

    Who: provincial, prefecture and county offices, for their own leading group.
    Rule: it has a title; nobody's number stands in what is written.
    Recorded: `leadership.meeting.held`, `leadership.meeting.changed`.

    Raises:
        NotAllowedError, NotFoundError: their role holds none, or it is not theirs.
        ConcludedError: it is concluded.
        LeadershipRefusedError: something stands against it.
    """
    by.need(May.HOLD_MEETINGS)
    row = Meeting(group=by.place_code) if meeting is None else open_meeting(by, meeting)
    need_allowed(Decision("hold", tuple(check_words(_words(terms)))))
    for name, value in asdict(terms).items():
        setattr(row, name, value)
    row.at, row.by_key, row.by_name = at, by.key, by.name
    row.save()
    done = "held" if meeting is None else "changed"
    note(f"meeting.{done}", row.pk, place_code=row.group, by=by, at=at, title=row.title, held_on=str(row.held_on))
    return row


def _words(terms: MeetingTerms) -> tuple[Words, ...]:
    return (
        Words("title", terms.title, LONGEST_TITLE),
        Words("title_en", terms.title_en, LONGEST_TITLE, needed=False),
        Words("venue", terms.venue, LONGEST_NAME, needed=False),
        Words("venue_en", terms.venue_en, LONGEST_NAME, needed=False),
        Words("summary", terms.summary, LONGEST_TEXT, needed=False),
        Words("summary_en", terms.summary_en, LONGEST_TEXT, needed=False),
    )
