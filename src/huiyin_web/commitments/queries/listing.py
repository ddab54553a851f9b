"""Lists of commitments: mine, waiting for me, overdue, closed this week, all; with filters that an address keeps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from huiyin.followup.commitments import State, act_of
from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.pages import CommitmentsPage
from huiyin_web.commitments.queries.blocking import WORKED_ON, blocks_of, is_blocked
from huiyin_web.commitments.queries.saved import saved_filters
from huiyin_web.commitments.queries.stored import commitments_in_reach
from huiyin_web.commitments.queries.wording import progress_of, source_of, state_of
from huiyin_web.core.parts import COUNTED_TO, Pager, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_TURN = 50
_WEEK = timedelta(7)
TITLE = Text("Commitments", "承诺事项")
_LEAD = Text(
    "Every promise has one owner, a day, a proof, and somebody of another office who says whether it was kept.",
    "件件有回音，事事有着落。每一件有一位责任人、一个期限、一份证据和一位核验人——核验人不能是责任人。",
)
_NONE = Text("Nothing stands here.", "暂无事项。")
_OWED = Text("owned by {office}", "责任方：{office}")
_GIVEN_BY = Text("given by {office}", "交办方：{office}")
_GIVEN_IN = Text("given in {year}", "{year} 年交办")
_TOO_SHORT = Text("with too short a term", "期限过短")
_SHOWN = Text("{shown} of {total} commitments", "共 {total} 件，显示 {shown} 件")
COLUMNS = (
    Column("number", Text("Number", "编号")),
    Column("title", Text("What and from where", "事项与来源")),
    Column("owner", Text("Owner", "责任单位 · 责任人")),
    Column("place", Text("Place", "地区")),
    Column("due", Text("Due", "期限"), Kind.DAY, main=True),
    Column("state", Text("State", "状态")),
    Column("progress", Text("Progress", "进展")),
)
OPEN_TO_OWNER = (State.PLEDGED, State.ACCEPTED, State.UNDER_WAY, State.SENT_BACK, State.MISSED)
_TOGETHER = ("remind", "remark", "postpone", "hand_over", "assign")
MAY_BE_OVERDUE = WORKED_ON
BACK_AT_GIVER = (State.DECLINED, State.EXPLAINED)


class View(StrEnum):
    """One of the lists."""

    MINE = "mine"
    WAITING = "waiting"
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    CLOSED = "closed"
    ALL = "all"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _VIEWS[self]


_VIEWS = {
    View.MINE: Text("Mine", "我的"),
    View.WAITING: Text("Waiting for me", "待我核验"),
    View.OVERDUE: Text("Overdue", "逾期"),
    View.BLOCKED: Text("Blocked", "受阻"),
    View.CLOSED: Text("Closed this week", "本周办结"),
    View.ALL: Text("All", "全部"),
}


@dataclass(frozen=True, slots=True)
class AskedList:
    """Which commitments: of a view, with filters, after one of them. The address keeps all of it."""

    view: str = ""
    words: str = ""
    source: str = ""
    kind: str = ""
    state: str = ""
    place: str = ""
    office: str = ""
    giver: str = ""
    year: str = ""
    short: str = ""
    key: str = ""
    after: int | None = None

    def address(self, **other: object) -> str:
        """Give the address of this list, with something else asked."""
        asked = {one.name: getattr(self, one.name) for one in fields(self)} | {"after": None} | other
        kept = {key: value for key, value in asked.items() if value}
        return f"{reverse('commitments:list')}?{urlencode(kept)}" if kept else reverse("commitments:list")


def list_page(*, actor: Actor, asked: AskedList, on: date, ticked: frozenset[int] = frozenset()) -> CommitmentsPage:
    """Give one turn of a list of commitments; those whose ids are `ticked` are chosen already.

    Raises:
        NotAllowedError: their role sees none.
    """
    found = _filtered(commitments_in_reach(actor), asked)
    view = _view(actor, asked)
    counts = {one: found.filter(seen_in(one, actor, on))[: COUNTED_TO + 1].count() for one in View}
    may_give = actor.may(May.GIVE_COMMITMENTS) and bool(actor.office)
    rows, pager = _turn(found.filter(seen_in(view, actor, on)), asked, view, counts[view])
    shown, here = commitment_rows(rows, on), asked.address(view=view.value)
    saved = saved_filters(actor, address=here)
    if may_give:
        shown = [
            replace(line, choice=f"{row.pk}-{row.acts}", ticked=row.pk in ticked)
            for line, row in zip(shown, rows, strict=True)
        ]
    return CommitmentsPage(
        title=TITLE,
        lead=_LEAD,
        tabs=tuple(Tab(one.label, asked.address(view=one.value), one is view, counts[one]) for one in View),
        filters={"view": view.value, **{one.name: getattr(asked, one.name) for one in fields(asked)[1:-1]}},
        narrowed=tuple(_narrowed(asked)),
        saved=saved,
        may_save=not any(one.current for one in saved),
        commitments=Table(TITLE, COLUMNS, shown, empty=_NONE),
        pager=pager,
        may_give=may_give,
        together=tuple(act_of(key) for key in _TOGETHER) if may_give else (),
    )


def _narrowed(asked: AskedList) -> Iterator[Text]:
    names = office_names({asked.office, asked.giver} - {""})
    if asked.office:
        yield _OWED.fill(office=names[asked.office])
    if asked.giver:
        yield _GIVEN_BY.fill(office=names[asked.giver])
    if asked.year:
        yield _GIVEN_IN.fill(year=asked.year)
    if asked.short:
        yield _TOO_SHORT


def list_table(actor: Actor, asked: AskedList, on: date) -> Table:
    """Give the whole of a list, for a file.

    Raises:
        NotAllowedError: their role sees none.
    """
    found = _filtered(commitments_in_reach(actor), asked).filter(seen_in(_view(actor, asked), actor, on))
    return Table(TITLE, COLUMNS, commitment_rows(list(found.order_by("due_on", "pk")), on), empty=_NONE)


def _view(actor: Actor, asked: AskedList) -> View:
    return View(asked.view) if asked.view in set(View) else (View.MINE if actor.office else View.ALL)


def seen_in(view: View, actor: Actor, on: date) -> Q:
    """Give the condition that a commitment stands in a view on a day."""
    free = Q(held_until__isnull=True) | Q(held_until__lt=on)
    match view:
        case View.MINE:
            return Q(owner=actor.office, state__in=OPEN_TO_OWNER)
        case View.WAITING:
            delivered = Q(accepter=actor.office, state=State.DELIVERED)
            return delivered | Q(giver=actor.office, state__in=BACK_AT_GIVER)
        case View.OVERDUE:
            return Q(state__in=MAY_BE_OVERDUE, due_on__lt=on) & free
        case View.BLOCKED:
            return is_blocked(on)
        case View.CLOSED:
            return Q(state=State.CLOSED, closed_on__gt=on - _WEEK)
    return Q()


def _filtered(rows: QuerySet[Commitment], asked: AskedList) -> QuerySet[Commitment]:
    found = rows
    for name, column in {"source": "source", "kind": "kind", "state": "state", "key": "source_key"}.items():
        if value := getattr(asked, name):
            found = found.filter(**{column: value})
    if asked.words:
        found = found.filter(title__icontains=asked.words)
    if asked.place:
        low, high = code_range(prefix_of(asked.place))
        found = found.filter(place_code__gte=low, place_code__lte=high)
    for column, value in {"owner": asked.office, "giver": asked.giver, "year": asked.year}.items():
        if value:
            found = found.filter(**{column: value})
    return found.filter(is_short=True) if asked.short else found


def _turn(found: QuerySet[Commitment], asked: AskedList, view: View, count: int) -> tuple[list[Commitment], Pager]:
    """Give one turn of the list: those due first come first."""
    last = found.filter(pk=asked.after).values_list("due_on", "pk").first() if asked.after else None
    following = found.filter(Q(due_on__gt=last[0]) | Q(due_on=last[0], pk__gt=last[1])) if last else found
    rows = list(following.order_by("due_on", "pk")[: _TURN + 1])
    shown, more = rows[:_TURN], len(rows) > _TURN
    words = _SHOWN.fill(shown=len(shown), total=count if count <= COUNTED_TO else f"{COUNTED_TO}+")
    pager = Pager(
        words,
        next=asked.address(view=view.value, after=shown[-1].pk) if more else "",
        first=asked.address(view=view.value) if last else "",
    )
    return shown, pager


def commitment_rows(rows: Sequence[Commitment], on: date) -> list[Row]:
    """Give commitments as rows of a table, on a day."""
    names, blocks = office_names({row.owner for row in rows}), blocks_of(rows, on)
    places = place_names({row.place_code for row in rows})
    found = []
    for row in rows:
        state, tone = state_of(row, on)
        found.append(
            Row(
                (
                    Cell(row.number, reverse("commitments:one", args=[row.pk])),
                    Cell(row.title, under=source_of(row)),
                    Cell(names[row.owner], reverse("commitments:office", args=[row.owner]), under=row.person),
                    places.get(row.place_code, row.place_code),
                    row.due_on,
                    Cell(state, tone=tone, under=blocks[row.pk].words if row.pk in blocks else ""),
                    progress_of(row),
                )
            )
        )
    return found
