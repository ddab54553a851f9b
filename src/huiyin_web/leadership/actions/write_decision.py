"""Write down what a meeting decided: who has to do what by when, and who says whether it was done."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from huiyin.followup import commitments as engine
from huiyin.followup.commitments.words import LONGEST_TITLE
from huiyin.followup.wording import LONGEST_NAME, Words, check_words
from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.commitments.queries.stored import hundredths
from huiyin_web.core.clock import day_of
from huiyin_web.leadership.actions._meeting import open_meeting
from huiyin_web.leadership.actions._telling import need_allowed, note
from huiyin_web.leadership.models import Meeting, MeetingDecision
from huiyin_web.places.queries import place_or_404


@dataclass(frozen=True, slots=True)
class DecisionTerms:
    """What was decided: a commitment as it will be given, and the clause that it rests on."""

    title: str
    kind: str
    severity: str
    place_code: str
    owner: str
    person: str
    accepter: str
    due_on: date
    title_en: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    why_short: str = ""
    rests_on: str = ""


@transaction.atomic
def write_decision(
    *, meeting: int, terms: DecisionTerms, by: Actor, at: datetime, row: int | None = None
) -> MeetingDecision:
    """Write down a decision of a meeting that is not concluded; with `row`, word it anew.

    Who: provincial, prefecture and county offices, for their own leading group.
    Rule: what `huiyin.followup.commitments.give` asks of a commitment, and a named person.
    Recorded: `leadership.meeting.changed`.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to write, or the place is out of reach.
        ConcludedError: the meeting is concluded.
        LeadershipRefusedError: something stands against it.
    """
    found = open_meeting(by, meeting)
    place_or_404(by, terms.place_code)
    need_allowed(_decided(found, terms, by=by, on=day_of(at)))
    line = found.decisions.get(pk=row) if row else MeetingDecision(meeting=found)
    for name in ("title", "title_en", "kind", "severity", "place_code", "owner", "person", "accepter", "unit", "due_on",
                 "why_short", "rests_on"):  # fmt: skip
        setattr(line, name, getattr(terms, name))
    line.quantity = hundredths(terms.quantity)
    line.save()
    note(
        "meeting.changed", found.pk, place_code=found.group, by=by, at=at, decision=line.title, owner=line.owner,
        due_on=line.due_on.isoformat(),
    )  # fmt: skip
    return line


def _decided(meeting: Meeting, terms: DecisionTerms, *, by: Actor, on: date) -> Decision:
    """Say whether it could be given on the day of the meeting, or today where that is over."""
    given = max(meeting.held_on, on)
    promise = engine.Commitment(
        terms.kind, given, given, terms.due_on, giver=by.office, owner=terms.owner, accepter=terms.accepter,
        quantity=terms.quantity,
    )  # fmt: skip
    words = (
        Words("person", terms.person, LONGEST_NAME),
        Words("title_en", terms.title_en, LONGEST_TITLE, needed=False),
    )
    given_as = engine.give(promise, title=terms.title, reason=terms.why_short)
    return Decision("decide", (*given_as.reasons, *check_words(words)))
