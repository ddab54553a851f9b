"""The forms about a meeting that is not concluded: what they begin with and what can be chosen."""

from datetime import date

from django.urls import reverse

from huiyin.followup.issuing import State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.citations import clauses_offered
from huiyin_web.access.roles import May
from huiyin_web.commitments.queries.stored import whole
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.language import current_language
from huiyin_web.core.parts import Crumb
from huiyin_web.leadership.errors import ConcludedError
from huiyin_web.leadership.models import Attendance, Document, Item, Meeting, MeetingDecision
from huiyin_web.leadership.pages.meetings import WritePage
from huiyin_web.leadership.permissions import need_holding
from huiyin_web.leadership.queries.meeting import group_name
from huiyin_web.leadership.queries.meetings import TITLE
from huiyin_web.leadership.queries.stored import meeting_or_404, said
from huiyin_web.places.offices import office_names, offices_within

_NEW = Text("Record a meeting", "登记会议")
_CHANGE = Text("What is said of the meeting", "会议基本信息")
_OF = Text("Of the {group}. What is concluded is never edited.", "{group}。办结后不再修改。")
_LINE = Text("This line", "该行")
_TITLES = {
    "attendance": Text("Who attended", "出席人员"),
    "items": Text("Item of the agenda", "议题"),
    "decisions": Text("Decision", "决定事项"),
}
_LEADS = {
    "attendance": Text("One person a line; exactly one of them chaired.", "每人一行，其中一人为主持人。"),
    "items": Text("A document is approved or sent back when the meeting is concluded.", "文件在会议办结时通过或退回。"),
    "decisions": Text(
        "It becomes a commitment when the meeting is concluded; another office says whether it was kept.",
        "会议办结时转为承诺事项，由其他单位核验。",
    ),
}
_OFFICES = ("owner", "accepter", "office")


def hold_page(*, actor: Actor, number: int | None, on: date) -> WritePage:
    """Give the page on which a meeting is begun, or what is said of it changed.

    Raises:
        NotAllowedError, NotFoundError, ConcludedError: it is not theirs to write.
    """
    actor.need(May.HOLD_MEETINGS)
    if number is None:
        known: dict[str, object] = {"held_on": on}
        way = (Crumb(TITLE, reverse("leadership:meetings")), Crumb(_NEW))
        return WritePage(_NEW, _OF.fill(group=group_name(actor.place_code)), way, known)
    row = open_or_refuse(actor, number)
    names = ("kind", "title", "title_en", "held_on", "venue", "venue_en", "summary", "summary_en")
    return WritePage(
        _CHANGE, _OF.fill(group=group_name(row.group)), (*_way(row), Crumb(_CHANGE)),
        {name: getattr(row, name) for name in names},
    )  # fmt: skip


def line_page(*, actor: Actor, number: int, part: str, row: int | None, on: date) -> WritePage:
    """Give the page on which a line of a part of a meeting is written.

    Raises:
        NotAllowedError, NotFoundError, ConcludedError: it is not theirs to write, or there is no such line.
    """
    meeting = open_or_refuse(actor, number)
    if part not in _TITLES:
        raise NotFoundError(what=_LINE)
    line = getattr(meeting, part).filter(pk=row).first() if row is not None else None
    if row is not None and line is None:
        raise NotFoundError(what=_LINE)
    language = current_language()
    return WritePage(
        title=_TITLES[part],
        lead=_LEADS[part],
        crumbs=(*_way(meeting), Crumb(_TITLES[part])),
        known=_known(actor, line),
        documents=_documents(meeting, line) if part == "items" else (),
        clauses=clauses_offered(on) if part == "decisions" else (),
        offices=tuple(name.say(language) for name in offices_within(actor.scope).values()) if part != "items" else (),
        may_strike=line is not None,
    )


def open_or_refuse(actor: Actor, number: int) -> Meeting:
    """Give a meeting that somebody writes.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to write, or to see.
        ConcludedError: it is concluded.
    """
    actor.need(May.HOLD_MEETINGS)
    row = meeting_or_404(actor, number)
    need_holding(actor, row.group)
    if row.concluded_at is not None:
        raise ConcludedError
    return row


def _way(row: Meeting) -> tuple[Crumb, ...]:
    return (
        Crumb(TITLE, reverse("leadership:meetings")),
        Crumb(said(row.title, row.title_en), reverse("leadership:meeting", args=[row.pk])),
    )


def _known(actor: Actor, line: Attendance | Item | MeetingDecision | None) -> dict[str, object]:
    if line is None:
        return {"place_code": actor.place_code}
    known = {field.name: field.value_from_object(line) for field in line._meta.concrete_fields}  # noqa: SLF001
    if isinstance(line, MeetingDecision):
        known["quantity"] = whole(line.quantity)
    language = current_language()
    offices = {str(known[name]) for name in _OFFICES if known.get(name)}
    names = office_names(offices)
    return known | {name: names[str(known[name])].say(language) for name in _OFFICES if known.get(name)}


def _documents(meeting: Meeting, line: Attendance | Item | MeetingDecision | None) -> tuple[tuple[str, Text], ...]:
    rows = Document.objects.filter(group=meeting.group, state=State.CONSULTED)
    if isinstance(line, Item) and line.document_id:
        rows |= Document.objects.filter(pk=line.document_id)
    return tuple((str(row.pk), said(row.title, row.title_en)) for row in rows.order_by("-pk")[:200])
