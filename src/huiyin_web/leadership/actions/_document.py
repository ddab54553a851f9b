"""What all that is done to a document shares: the library decides, the row follows, an entry and an event tell."""

from datetime import datetime

from huiyin.followup import issuing
from huiyin.followup.issuing import Given
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.leadership.actions._telling import need_allowed, note
from huiyin_web.leadership.models import Clause, Document, DocumentEntry, Meeting, Opinion
from huiyin_web.leadership.queries.documents import as_document, hand_of, opinions_of


def carry_out(
    row: Document, act: str, *, given: Given, by: Actor, at: datetime, meeting: Meeting | None = None,
    successor: Document | None = None,
) -> None:  # fmt: skip
    """Do one thing to a document that is locked, today; with `meeting`, because a meeting resolved it.

    Raises:
        LeadershipRefusedError: it may not be done, with every reason.
    """
    on, document = day_of(at), as_document(row)
    hand = hand_of(by, row, by_meeting=meeting is not None)
    need_allowed(issuing.decide(document, act, hand=hand, on=on, given=given))
    then = issuing.after(document, act, hand=hand, on=on, given=given)
    _keep(row, act, given=given, by=by, at=at)
    row.state, row.conditions, row.number = then.state, then.conditions, then.number
    row.effective_on, row.ended_on = then.effective_on, then.ended_on
    row.successor = successor or row.successor
    row.acts, row.changed_on = row.acts + 1, on
    row.save()
    entry = {"act": act, "on": on, "reason": given.reason.strip() or given.conditions, "meeting": meeting}
    row.entries.add(DocumentEntry(**entry, at=at, by_key=by.key, by_name=by.name), bulk=False)
    note(
        f"document.{act}", row.pk, place_code=row.group, by=by, at=at, title=row.title, number=row.number,
        meeting=meeting and meeting.pk, reason=given.reason.strip(),
        effective_on=row.effective_on and row.effective_on.isoformat(),
    )  # fmt: skip


def _keep(row: Document, act: str, *, given: Given, by: Actor, at: datetime) -> None:
    """Keep what came with it: a version in clauses, whom it asks, an opinion, its answer."""
    match act:
        case "write" | "revise":
            _version(row, given, by=by, at=at)
        case "consult" if given.until is not None:
            offices = [office for office in dict.fromkeys(given.offices) if office != row.group]
            Opinion.objects.bulk_create(Opinion(document=row, office=office, until=given.until) for office in offices)
        case "opine":
            own = next(one for one in opinions_of(row) if one.office == by.office)
            own.stance, own.words, own.told_on = given.stance, given.words.strip(), day_of(at)
            own.told_by, own.told_by_key = by.name, by.key
            own.save()
        case "answer":
            other = next(one for one in opinions_of(row) if one.office == given.office)
            other.taken_up, other.answer = given.taken_up, given.words.strip()
            other.save()


def _version(row: Document, given: Given, *, by: Actor, at: datetime) -> None:
    made = row.versions.create(
        serial=row.versions.count() + 1, words=given.words, reason=given.reason.strip(), at=at, by_key=by.key,
        by_name=by.name,
    )  # fmt: skip
    found = issuing.clauses_of(given.words)
    Clause.objects.bulk_create(Clause(version=made, number=one.number, text=one.text) for one in found)
