"""The publicity plan: a calendar by month, what waits for clearance, what is late; one piece; the form of a new one."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse

from huiyin.followup import publicising
from huiyin.followup.publicising import AUDIENCES, OUTLETS, UNPUBLISHED, Act, State, is_late
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import Tone
from huiyin_web.core.language import current_language
from huiyin_web.core.parts import Crumb, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import day
from huiyin_web.leadership.models import Piece, PieceEntry
from huiyin_web.leadership.pages.communication import PiecePage, TalkPage
from huiyin_web.leadership.pages.meetings import WritePage
from huiyin_web.leadership.permissions import pieces_of
from huiyin_web.leadership.queries.stored import piece_or_404
from huiyin_web.leadership.queries.talking import PUBLICITY, sections, turned
from huiyin_web.places.offices import office_names, offices_within

_LEAD = Text(
    "What is told by which outlet to whom, on which day. Nothing goes out before somebody else cleared it.",
    "何时、在哪里、向谁宣传什么。未经他人审定的一律不得发布。",
)
_PROPOSE = Text("Propose a piece", "提出宣传事项")
_PROPOSE_LEAD = Text(
    "It waits for clearance by somebody else: of your own office, or of the one that you name.",
    "须由他人审定：本单位其他人员，或您指定的单位。",
)
_NONE = Text("Nothing is planned here.", "暂无计划。")
WAITING, LATE = "waiting", "late"
_MONTH = Text("{year}-{month}", "{year} 年 {month} 月")
_WAITING, _LATE_TAB = Text("Wait for clearance", "待审定"), Text("Late", "逾期")
_COLUMNS = (
    Column("topic", Text("Topic", "主题")),
    Column("planned_on", Text("Planned", "计划日期"), Kind.DAY, main=True),
    Column("outlet", Text("Outlet", "媒体")),
    Column("audience", Text("Audience", "受众")),
    Column("clearer", Text("Cleared by", "审定单位")),
    Column("state", Text("State", "状态")),
)
TONES: dict[State, Tone] = {
    State.PROPOSED: "warn", State.CLEARED: "go", State.RETURNED: "warn", State.PUBLISHED: "good",
}  # fmt: skip
_LATE_BY = Text("{state}, {days} days late", "{state}，逾期 {days} 天")
_OUT = Text("published {day}", "{day} 已发布")
_CORRECTED = Text("published {day}, corrected", "{day} 已发布，有更正")
_WAITS_FOR = Text("Waits for the clearance of {office}; planned for {day}.", "待{office}审定，计划 {day} 发布。")
_PLANNED = Text("Planned for {day}.", "计划 {day} 发布。")
_FACTS = {
    "outlet": Text("Outlet", "媒体"),
    "audience": Text("Audience", "受众"),
    "planned": Text("Planned", "计划日期"),
    "keeper": Text("Proposed by", "提出单位"),
    "clearer": Text("Who clears it", "审定单位"),
    "cleared": Text("Cleared", "审定"),
    "published": Text("Published", "发布日期"),
    "reference": Text("To be found at", "链接或出处"),
}
_OUTLET = Text("{outlet} ({kind})", "{outlet}（{kind}）")
_BY = Text("{day}, {name}", "{day}，{name}")
_DONE = Text("What was done", "办理记录")
_HISTORY = (
    Column("act", Text("What", "事项")),
    Column("on", Text("On", "日期"), Kind.DAY, main=True),
    Column("by", Text("By", "办理人")),
    Column("reason", Text("Why", "理由")),
)
_PROPOSED = Text("proposed", "提出")


def publicity_page(*, actor: Actor, view: str, words: str, after: int | None, on: date) -> TalkPage:
    """Give a month of the plan, or what waits or is late; `view` is `2016-09`, `waiting` or `late`.

    Raises:
        NotAllowedError: their role sees none.
    """
    found = Piece.objects.filter(pieces_of(actor))
    if words:
        found = found.filter(Q(topic__icontains=words) | Q(words__icontains=words))
    first = _month_of(view) or on.replace(day=1)
    waits = found.filter(state=State.PROPOSED.value)
    late = found.filter(state__in=[one.value for one in UNPUBLISHED], planned_on__lt=on)
    asked = view if view in {WAITING, LATE} else f"{first:%Y-%m}"
    chosen = {WAITING: waits, LATE: late}.get(asked, found.filter(planned_on__range=(first, _last(first))))
    rows, pager = turned(chosen, "publicity", {"view": asked, "words": words, "after": after}, order="pk")
    pieces = sorted((row for row in rows if isinstance(row, Piece)), key=lambda row: (row.planned_on, row.pk))
    title = {WAITING: _WAITING, LATE: _LATE_TAB}.get(asked, _named(first))
    may = actor.may(May.HOLD_MEETINGS) and bool(actor.place_code)
    return TalkPage(
        title=PUBLICITY, lead=_LEAD, sections=sections("publicity"), views=_views(asked, first, waits, late),
        table=Table(title, _COLUMNS, _rows(pieces, on), empty=_NONE), pager=pager,
        new=reverse("leadership:propose_piece") if may else "", new_label=_PROPOSE, view=asked, words=words,
    )  # fmt: skip


def piece_page(*, actor: Actor, number: int, on: date) -> PiecePage:
    """Give the page of one piece.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = piece_or_404(actor, number)
    entries = list(row.entries.order_by("-pk"))
    names = office_names({row.keeper, row.clearer})
    state, tone = state_of_piece(row, on, corrected=any(one.act == Act.CORRECT for one in entries))
    waits = row.state == State.PROPOSED
    lead = (
        _WAITS_FOR.fill(office=names[row.clearer], day=row.planned_on) if waits else _PLANNED.fill(day=row.planned_on)
    )
    office = actor.office if actor.may(May.GIVE_COMMITMENTS) else ""
    return PiecePage(
        id=row.pk,
        title=row.topic,
        lead=lead,
        crumbs=(Crumb(PUBLICITY, reverse("leadership:publicity")), Crumb(row.topic)),
        state=state.sentence(),
        tone=tone,
        facts=tuple(_facts(row, names)),
        words=row.words,
        corrections=tuple((one.words, one.reason) for one in entries if one.act == Act.CORRECT),
        open=publicising.open_to(as_piece(row), key=actor.key, office=office) if office else (),
        seen=row.acts,
        history=Table(_DONE, _HISTORY, [*(_line(one) for one in entries), _first(row)]),
    )


def propose_page(*, actor: Actor, on: date) -> WritePage:
    """Give the page on which a piece is proposed.

    Raises:
        NotAllowedError: their role proposes none.
    """
    actor.need(May.HOLD_MEETINGS)
    language = current_language()
    offices = tuple(name.say(language) for name in offices_within(actor.scope).values())
    crumbs = (Crumb(PUBLICITY, reverse("leadership:publicity")), Crumb(_PROPOSE))
    known = {"planned_on": on + timedelta(14)}
    return WritePage(_PROPOSE, _PROPOSE_LEAD, crumbs, known, offices=offices, button=_PROPOSE)


def as_piece(row: Piece) -> publicising.Piece:
    """Give a stored piece as the library knows it."""
    return publicising.Piece(State(row.state), row.proposer_key, row.keeper, row.clearer, row.cleared_on)


def state_of_piece(row: Piece, on: date, *, corrected: bool = False) -> tuple[Text, Tone]:
    """Say where a piece stands on a day, with its tone."""
    state = State(row.state)
    if is_late(state, row.planned_on, on):
        return _LATE_BY.fill(state=state.label, days=(on - row.planned_on).days), "bad"
    if row.published_on is not None:
        return (_CORRECTED if corrected else _OUT).fill(day=row.published_on), "warn" if corrected else "good"
    return state.label, TONES.get(state, "")


def _views(asked: str, first: date, waits: QuerySet[Piece], late: QuerySet[Piece]) -> tuple[Tab, ...]:
    url = reverse("leadership:publicity")
    months = ((first - timedelta(1)).replace(day=1), first, _last(first) + timedelta(1))
    tabs = [Tab(_named(month), f"{url}?view={month:%Y-%m}", f"{month:%Y-%m}" == asked) for month in months]
    more = ((WAITING, _WAITING, waits), (LATE, _LATE_TAB, late))
    return (*tabs, *(Tab(label, f"{url}?view={key}", key == asked, rows.count()) for key, label, rows in more))


def _month_of(view: str) -> date | None:
    try:
        return date.fromisoformat(f"{view}-01")
    except ValueError:
        return None


def _last(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])


def _named(month: date) -> Text:
    return _MONTH.fill(year=month.year, month=f"{month:%m}")


def _rows(pieces: Sequence[Piece], on: date) -> list[Row]:
    names = office_names({row.clearer for row in pieces})
    corrected = set(PieceEntry.objects.filter(piece__in=pieces, act=Act.CORRECT.value).values_list("piece", flat=True))
    found = []
    for row in pieces:
        state, tone = state_of_piece(row, on, corrected=row.pk in corrected)
        found.append(
            Row((Cell(row.topic, reverse("leadership:piece", args=[row.pk])), row.planned_on,
                 Cell(row.outlet, under=OUTLETS.label_of(row.outlet_kind)), AUDIENCES.label_of(row.audience),
                 names[row.clearer], Cell(state, tone=tone)))
        )  # fmt: skip
    return found


def _facts(row: Piece, names: dict[str, Text]) -> Iterator[tuple[Text, Text | str | Crumb]]:
    yield _FACTS["outlet"], _OUTLET.fill(outlet=row.outlet, kind=OUTLETS.label_of(row.outlet_kind))
    yield _FACTS["audience"], AUDIENCES.label_of(row.audience).sentence()
    yield _FACTS["planned"], day(row.planned_on)
    yield _FACTS["keeper"], names[row.keeper]
    yield _FACTS["clearer"], names[row.clearer]
    if row.cleared_on is not None:
        yield _FACTS["cleared"], _BY.fill(day=row.cleared_on, name=shown_name(row.cleared_key, row.cleared_by))
    if row.published_on is not None:
        yield _FACTS["published"], day(row.published_on)
        link = row.reference.startswith(("http://", "https://"))
        yield _FACTS["reference"], Crumb(row.reference, row.reference) if link else row.reference


def _line(one: PieceEntry) -> Row:
    return Row((Act(one.act).label.sentence(), one.on, shown_name(one.by_key, one.by_name), one.reason))


def _first(row: Piece) -> Row:
    return Row((_PROPOSED.sentence(), row.at.date(), shown_name(row.by_key, row.by_name), ""))
