"""Conclude a meeting: its documents go on, and each decision becomes a commitment."""

from datetime import datetime

from django.db import transaction

from huiyin.followup import issuing
from huiyin.followup.meetings import APPROVED, Attended, conclude
from huiyin.followup.meetings import Item as Matter
from huiyin.followup.meetings import Meeting as Held
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.commitments.actions.give_commitment import Terms, give_commitment
from huiyin_web.commitments.queries.stored import whole
from huiyin_web.core.clock import day_of
from huiyin_web.leadership.actions._document import carry_out
from huiyin_web.leadership.actions._meeting import open_meeting
from huiyin_web.leadership.actions._telling import need_allowed, note
from huiyin_web.leadership.models import Document, Item, Meeting, MeetingDecision

SOURCE = "decision"


@transaction.atomic
def conclude_meeting(*, meeting: int, by: Actor, at: datetime) -> Meeting:
    """Conclude a meeting of the own leading group; from then on it is only added to.

    Who: provincial, prefecture and county offices, for their own leading group.
    Rule: `huiyin.followup.meetings.conclude`; each document as `huiyin.followup.issuing` says, each decision as
        `huiyin.followup.commitments.give` says: all of it or nothing.
    Recorded: `leadership.meeting.concluded`, and what it does to documents and gives as commitments.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to conclude, or to see.
        ConcludedError: it is concluded already.
        LeadershipRefusedError, CommitmentRefusedError: something stands against it, with every reason.
    """
    by.need(May.GIVE_COMMITMENTS)
    row = open_meeting(by, meeting)
    need_allowed(conclude(as_held(row), on=day_of(at)))
    for item in row.items.exclude(document=None).order_by("pk"):
        _resolve(row, item, by=by, at=at)
    decisions = list(row.decisions.order_by("pk"))
    for decision in decisions:
        decision.commitment = give_commitment(terms=_terms(row, decision, at=at), by=by, at=at)
        decision.save(update_fields=["commitment"])
    row.concluded_at, row.concluded_by = at, by.name
    row.save(update_fields=["concluded_at", "concluded_by"])
    note("meeting.concluded", row.pk, place_code=row.group, by=by, at=at, title=row.title, decisions=len(decisions))
    return row


def as_held(row: Meeting) -> Held:
    """Give a stored meeting as the library knows it."""
    attended = list(row.attendance.order_by("pk"))
    chair = next((one.name for one in attended if one.is_chair), "")
    items = (
        Matter(item.kind, item.title, item.conclusion, has_document=item.document_id is not None, outcome=item.outcome)
        for item in row.items.order_by("pk")
    )
    return Held(row.held_on, chair, tuple(Attended(one.name, one.presence) for one in attended), tuple(items))


def _resolve(row: Meeting, item: Item, *, by: Actor, at: datetime) -> None:
    """Let the meeting approve a document or send it back."""
    document = Document.objects.select_for_update().get(items=item)
    act = "approve" if item.outcome == APPROVED else "return"
    given = issuing.Given(conditions=item.conditions, reason=item.conclusion[: issuing.deciding.LONGEST_REASON])
    carry_out(document, act, given=given, by=by, at=at, meeting=row)


def _terms(meeting: Meeting, decision: MeetingDecision, *, at: datetime) -> Terms:
    return Terms(
        decision.title, decision.kind, decision.severity, SOURCE, decision.place_code, decision.owner,
        decision.accepter, max(day_of(at), meeting.held_on), decision.due_on, person=decision.person,
        quantity=whole(decision.quantity), unit=decision.unit, source_key=str(decision.pk),
        why_short=decision.why_short,
    )  # fmt: skip
