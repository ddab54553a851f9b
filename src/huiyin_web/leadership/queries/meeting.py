"""The page of one meeting."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from huiyin.followup.meetings import APPROVED, KINDS, MATTERS, OUTCOMES, PRESENCE
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.leadership.models import Item, Meeting
from huiyin_web.leadership.pages.meetings import AddedLine, AgendaLine, MeetingPage
from huiyin_web.leadership.permissions import holds
from huiyin_web.leadership.queries.decisions import decision_figures, decisions_table
from huiyin_web.leadership.queries.meetings import TITLE
from huiyin_web.leadership.queries.stored import meeting_or_404, said
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_CONCLUDED, _OPEN = Text("concluded", "已办结"), Text("being written", "记录中")
_LEAD = Text("{kind}, {day}", "{kind}，{day}")
_LEAD_AT = Text("{kind}, {day}, {venue}", "{kind}，{day}，{venue}")
_GROUP = Text("leading group of {place}", "{place}扶贫开发工作领导小组")
_CAME = Text("Attendance", "出席情况")
_NOBODY = Text("Nobody is listed yet.", "尚未登记出席人员。")
_CHAIR = Text("{presence}, chair", "{presence}，主持")
_SENT = Text("{presence}: {deputy}", "{presence}：{deputy}")
_FACTS = {
    "group": Text("Who met", "召开单位"),
    "chair": Text("Chair", "主持人"),
    "concluded": Text("Concluded", "办结"),
}
_BY = Text("{moment}, {name}", "{moment}，{name}")
_CAME_COLUMNS = (
    Column("name", Text("Name", "姓名")),
    Column("post", Text("Post", "职务")),
    Column("office", Text("Office", "单位")),
    Column("presence", Text("How", "出席方式"), main=True),
)


def meeting_page(*, actor: Actor, number: int, on: date) -> MeetingPage:
    """Give the page of one meeting.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = meeting_or_404(actor, number)
    concluded, writes = row.concluded_at is not None, holds(actor, row.group)
    edit = "leadership:line" if writes and not concluded else ""
    decisions = list(row.decisions.select_related("commitment").order_by("pk"))
    title = said(row.title, row.title_en)
    return MeetingPage(
        id=row.pk,
        title=title,
        lead=_lead(row),
        crumbs=(Crumb(TITLE, reverse("leadership:meetings")), Crumb(title)),
        state=(_CONCLUDED if concluded else _OPEN).sentence(),
        tone="good" if concluded else "go",
        facts=tuple(_facts(row)),
        summary=said(row.summary, row.summary_en),
        figures=decision_figures(actor, decisions, on) if concluded and decisions else (),
        attendance=attendance_table(row, edit=edit),
        agenda=tuple(_line(one, edit) for one in row.items.select_related("document").order_by("pk")),
        decisions=decisions_table(actor, decisions, on, edit=edit),
        additions=tuple(
            AddedLine(moment(one.at), shown_name(one.by_key, one.by_name), one.words, one.reason)
            for one in row.additions.order_by("pk")
        ),
        may_write=writes,
        is_concluded=concluded,
    )


def attendance_table(row: Meeting, *, edit: str = "") -> Table:
    """Give who came to a meeting, the chair first; `edit` is the name of the address at which a line is changed."""
    lines = list(row.attendance.order_by("-is_chair", "pk"))
    offices = office_names({one.office for one in lines if one.office})
    found = []
    for one in lines:
        presence = PRESENCE.label_of(one.presence).sentence()
        if one.deputy:
            presence = _SENT.fill(presence=presence, deputy=one.deputy)
        if one.is_chair:
            presence = _CHAIR.fill(presence=presence)
        url = reverse(edit, args=[row.pk, "attendance", one.pk]) if edit else ""
        name = Cell(said(one.name, one.name_en), url)
        found.append(Row((name, said(one.post, one.post_en), offices.get(one.office, ""), presence)))
    return Table(_CAME, _CAME_COLUMNS, found, empty=_NOBODY)


def group_name(code: str) -> Text:
    """Give what the leading group of a place is called."""
    return _GROUP.fill(place=place_names([code]).get(code, code))


def _lead(row: Meeting) -> Text:
    venue = said(row.venue, row.venue_en)
    words = _LEAD_AT if row.venue else _LEAD
    return words.fill(kind=KINDS.label_of(row.kind).sentence(), day=row.held_on, venue=venue)


def _facts(row: Meeting) -> Iterator[tuple[Text, Text | str]]:
    chair = row.attendance.filter(is_chair=True).first()
    yield _FACTS["group"], group_name(row.group).sentence()
    if chair is not None:
        yield _FACTS["chair"], said(chair.name, chair.name_en)
    if row.concluded_at is not None:
        name = shown_name(row.by_key, row.concluded_by)
        yield _FACTS["concluded"], _BY.fill(moment=moment(row.concluded_at), name=name)


def _line(item: Item, edit: str) -> AgendaLine:
    document = None
    if item.document is not None:
        address = reverse("leadership:document", args=[item.document.pk])
        document = Crumb(said(item.document.title, item.document.title_en), address)
    return AgendaLine(
        kind=MATTERS.label_of(item.kind).sentence(),
        title=said(item.title, item.title_en),
        told_by=item.told_by,
        document=document,
        outcome=OUTCOMES.label_of(item.outcome).sentence() if item.outcome else None,
        tone="good" if item.outcome == APPROVED else "bad",
        conditions=item.conditions,
        conclusion=said(item.conclusion, item.conclusion_en),
        edit=reverse(edit, args=[item.meeting_id, "items", item.pk]) if edit else "",
    )
