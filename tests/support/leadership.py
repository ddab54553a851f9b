"""Meetings and documents of the tests: the county's leading group meets, its office writes them down."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from huiyin.followup.issuing import Given
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import day_of
from huiyin_web.leadership.actions.act_on_document import AskedOfDocument, act_on_document
from huiyin_web.leadership.actions.conclude_meeting import conclude_meeting
from huiyin_web.leadership.actions.draft_document import draft_document
from huiyin_web.leadership.actions.hold_meeting import MeetingTerms, hold_meeting
from huiyin_web.leadership.actions.list_attendance import Attendee, list_attendance
from huiyin_web.leadership.actions.put_item import ItemTerms, put_item
from huiyin_web.leadership.actions.write_decision import DecisionTerms, write_decision
from huiyin_web.leadership.models import Document, Meeting
from support import cast

AT = datetime(2016, 9, 14, 2, 0, tzinfo=UTC)
DAY, DUE_ON = date(2016, 9, 14), date(2016, 12, 31)
UNIT = "Z-0001"
TEXT = "第一条 督查每年两次。\n第二条 到县后随机抽取村。"
TERMS = MeetingTerms("meeting", "县扶贫开发工作领导小组会议", DAY, title_en="Meeting of the county's leading group")
CHAIR = Attendee("示范组长", "present", name_en="Chair (made up)", post="县委书记", is_chair=True)
MEMBER = Attendee("示范成员", "present", post="县长")
ITEM = ItemTerms(
    "report", "听取脱贫攻坚进展汇报", conclusion="肯定成效，正视问题。", conclusion_en="Progress is noted."
)
DECISION = DecisionTerms(
    "培训三合镇群众180人", "training", "ordinary", cast.VILLAGE, UNIT, "帮扶专员", cast.TOWNSHIP, DUE_ON,
    title_en="Train 180 people", quantity=Decimal(180), unit="persons",
)  # fmt: skip


def county() -> Actor:
    return actor_of(cast.county_officer(), on=DAY)


def held(*, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Meeting:
    """Begin to record the meeting."""
    return hold_meeting(terms=replace(TERMS, held_on=day_of(at), **changes), by=by or county(), at=at)


def written(*, by: Actor | None = None, at: datetime = AT, decided: bool = True, **changes: Any) -> Meeting:
    """Record the meeting with all that it needs to be concluded, and its decision."""
    who = by or county()
    row = held(by=who, at=at)
    for attendee in (CHAIR, MEMBER):
        list_attendance(meeting=row.pk, attendee=attendee, by=who, at=at)
    put_item(meeting=row.pk, terms=ITEM, by=who, at=at)
    if decided:
        due_on = day_of(at) + timedelta(90)
        write_decision(meeting=row.pk, terms=replace(DECISION, **{"due_on": due_on} | changes), by=who, at=at)
    return row


def concluded(*, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Meeting:
    """Conclude the meeting."""
    who = by or county()
    return conclude_meeting(meeting=written(by=who, at=at, **changes).pk, by=who, at=at)


def drafted(
    *, by: Actor | None = None, at: datetime = AT, words: str = TEXT, title: str = "县督查巡查办法"
) -> Document:
    """Draft the document."""
    return draft_document(kind="method", title=title, title_en="Inspection", words=words, by=by or county(), at=at)


def did(row: Document, act: str, *, by: Actor, days: int = 0, other: int | None = None, **given: Any) -> Document:
    """Do something to a document, some days after it was drafted."""
    seen = Document.objects.get(pk=row.pk).acts
    asked = AskedOfDocument(act, seen, Given(**given), other)
    return act_on_document(document=row.pk, asked=asked, by=by, at=row.at + timedelta(days))


def heard(*, by: Actor | None = None, at: datetime = AT, title: str = "县督查巡查办法") -> Document:
    """Draft a document, ask the unit, and let its time pass."""
    who = by or county()
    row = drafted(by=who, at=at, title=title)
    return did(row, "consult", by=who, offices=(UNIT,), until=day_of(at) + timedelta(10))


def approved(*, by: Actor | None = None, at: datetime = AT, days: int = 20, conditions: str = "") -> Document:
    """Let a meeting approve the document, some days after it was drafted."""
    who = by or county()
    row = heard(by=who, at=at)
    later = at + timedelta(days)
    meeting = written(by=who, at=later, decided=False)
    terms = ItemTerms(
        "document", "审议办法", document=row.pk, outcome="approved", conditions=conditions, conclusion="原则通过。"
    )
    put_item(meeting=meeting.pk, terms=terms, by=who, at=later)
    conclude_meeting(meeting=meeting.pk, by=who, at=later)
    return Document.objects.get(pk=row.pk)


def issued(*, by: Actor | None = None, at: datetime = AT, number: str = "囊扶组〔2016〕1号（示范）") -> Document:
    """Issue the document the day after it was approved, in force a day later."""
    who = by or county()
    row = approved(by=who, at=at)
    return did(row, "issue", by=who, days=21, number=number, effective_on=day_of(at) + timedelta(22))
