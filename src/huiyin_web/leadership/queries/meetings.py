"""The list of meetings: the latest first, each with what became of its decisions."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from huiyin.followup.commitments import State
from huiyin.followup.meetings import KINDS
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.leadership.models import Attendance, Meeting, MeetingDecision
from huiyin_web.leadership.pages.meetings import MeetingsPage
from huiyin_web.leadership.permissions import meetings_of
from huiyin_web.leadership.queries.stored import said
from huiyin_web.places.queries import place_names

TITLE = Text("Meetings", "会议")
_LEAD = Text(
    "What the leading group has heard, approved and decided; each decision is followed until another office has "
    "verified it.",
    "领导小组听取、审议和决定的事项；每项决定均跟踪到其他单位核验办结。",
)
_NONE = Text("No meeting is recorded yet.", "暂无会议记录。")
_SHOWN = Text("{shown} meetings", "显示 {shown} 次会议")
_OPEN = Text("being written", "记录中")
_TURN = 50
_MAY_BE_OVERDUE = (State.PLEDGED, State.ACCEPTED, State.UNDER_WAY, State.SENT_BACK)
_COLUMNS = (
    Column("title", Text("Meeting", "会议")),
    Column("held_on", Text("Day", "日期"), Kind.DAY),
    Column("group", Text("Leading group of", "领导小组")),
    Column("chair", Text("Chair", "主持人")),
    Column("decisions", Text("Decisions", "决定事项"), Kind.NUMBER, main=True),
    Column("closed", Text("Verified and closed", "已办结"), Kind.NUMBER),
    Column("overdue", Text("Overdue", "逾期"), Kind.NUMBER),
)


def meetings_page(*, actor: Actor, words: str, after: int | None, on: date) -> MeetingsPage:
    """Give one turn of the list of meetings.

    Raises:
        NotAllowedError: their role sees none.
    """
    found = Meeting.objects.filter(meetings_of(actor))
    if words:
        told = Q(title__icontains=words) | Q(title_en__icontains=words) | Q(decisions__title__icontains=words)
        found = found.filter(told | Q(items__title__icontains=words)).distinct()
    rows, pager = _turn(found, words, after)
    return MeetingsPage(
        title=TITLE, lead=_LEAD, words=words, meetings=Table(TITLE, _COLUMNS, _rows(rows, on), empty=_NONE),
        pager=pager, may_hold=actor.may(May.HOLD_MEETINGS) and bool(actor.place_code),
    )  # fmt: skip


def _turn(found: QuerySet[Meeting], words: str, after: int | None) -> tuple[list[Meeting], Pager]:
    last = found.filter(pk=after).values_list("held_on", "pk").first() if after else None
    following = found.filter(Q(held_on__lt=last[0]) | Q(held_on=last[0], pk__lt=last[1])) if last else found
    rows = list(following.order_by("-held_on", "-pk")[: _TURN + 1])
    shown, more = rows[:_TURN], len(rows) > _TURN
    here = reverse("leadership:meetings")
    asked = {"words": words} if words else {}
    return shown, Pager(
        _SHOWN.fill(shown=len(shown)),
        next=f"{here}?{urlencode(asked | {'after': shown[-1].pk})}" if more else "",
        first=f"{here}?{urlencode(asked)}" if last else "",
    )


def _rows(rows: Sequence[Meeting], on: date) -> list[Row]:
    keys = [row.pk for row in rows]
    overdue = Q(commitment__state__in=_MAY_BE_OVERDUE, commitment__due_on__lt=on) & (
        Q(commitment__held_until__isnull=True) | Q(commitment__held_until__lt=on)
    )
    counted = MeetingDecision.objects.filter(meeting__in=keys).order_by().values_list("meeting").annotate(
        many=Count("pk"), closed=Count("pk", filter=Q(commitment__state=State.CLOSED)), late=Count("pk", filter=overdue)
    )  # fmt: skip
    counts = {meeting: numbers for meeting, *numbers in counted}
    chairs = {
        meeting: said(name, english)
        for meeting, name, english in Attendance.objects.filter(meeting__in=keys, is_chair=True).values_list(
            "meeting", "name", "name_en"
        )
    }
    places = place_names({row.group for row in rows})
    found = []
    for row in rows:
        kind = KINDS.label_of(row.kind).sentence()
        under = kind if row.concluded_at else Text.join([kind, _OPEN])
        title = Cell(said(row.title, row.title_en), reverse("leadership:meeting", args=[row.pk]), under=under)
        group = places.get(row.group, Text(row.group, row.group))
        found.append(Row((title, row.held_on, group, chairs.get(row.pk, ""), *counts.get(row.pk, (0, 0, 0)))))
    return found
