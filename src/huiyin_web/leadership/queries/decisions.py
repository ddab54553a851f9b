"""What became of the decisions of a meeting: state, whose turn it is, how promises are kept."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from huiyin.followup.commitments import KINDS, Part, State, turn_in
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.citations import clauses_cited
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.queries.keeping import kept_of
from huiyin_web.commitments.queries.listing import View, seen_in
from huiyin_web.commitments.queries.stored import commitments_in_reach
from huiyin_web.commitments.queries.wording import TURNS, amount_of, progress_of, state_of
from huiyin_web.core.amounts import SHARE, Figure, Unit
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.leadership.models import Meeting, MeetingDecision
from huiyin_web.leadership.permissions import meetings_of
from huiyin_web.leadership.queries.stored import said
from huiyin_web.places.offices import office_names

TITLE = Text("Decisions", "决定事项")
_NONE = Text("Nothing was decided.", "没有决定事项。")
_COUNT = Unit(Text("decisions", "项"))
_RATIO = Text("Kept-promise ratio", "承诺兑现率")
_RATIO_IS = Text(
    "Decisions kept in full by their first day among the {judged} that are judged; 95% interval {low}% to {high}%",
    "按最初期限足额兑现的决定 / 已有结论的 {judged} 项；95% 区间 {low}% 至 {high}%",
)
_NO_RATIO = Text("No decision is judged yet.", "尚无已有结论的决定。")
_CLOSED = Text("Verified and closed", "已办结")
_CLOSED_IS = Text("Found done by another office, of {all} decisions", "经其他单位核验办结，共 {all} 项决定")
_OVERDUE = Text("Overdue", "逾期")
_OVERDUE_IS = Text("Not delivered on the day now in force, and not on hold", "超过现行期限未报请核验，且未暂缓")
_TURN = Text("{part}: {office}", "{part}：{office}")
_NOBODY = Text("nobody", "无")
_ORDER = Text("{number}. {title}", "{number}. {title}")
_RESTS = Text("rests on {clause}", "依据 {clause}")
_NAMED = Text("{title}, decision {number}", "{title}，第 {number} 项决定")
_COLUMNS = (
    Column("title", Text("Decision", "决定事项")),
    Column("owner", Text("Owner", "责任单位 · 责任人")),
    Column("due", Text("Due", "期限"), Kind.DAY, main=True),
    Column("state", Text("State", "状态")),
    Column("turn", Text("Whose turn", "待办方")),
    Column("progress", Text("Progress", "进展")),
)


def decisions_table(actor: Actor, rows: list[MeetingDecision], on: date, *, edit: str) -> Table:
    """Give the decisions of a meeting in order; `edit` is the name of the address at which each is changed."""
    names = office_names({office for row in rows for office in _offices(row)})
    cited = clauses_cited((row.rests_on for row in rows), on)
    given = {row.commitment_id for row in rows if row.commitment_id}
    reached = set(commitments_in_reach(actor).filter(pk__in=given).values_list("pk", flat=True)) if given else set()
    found = []
    for number, row in enumerate(rows, start=1):
        clause = cited.get(row.rests_on)
        rests = _RESTS.fill(clause=clause.label) if clause else KINDS.label_of(row.kind).sentence()
        url = reverse(edit, args=[row.meeting_id, "decisions", row.pk]) if edit else ""
        if row.commitment_id in reached:
            url = reverse("commitments:one", args=[row.commitment_id])
        found.append(
            Row((Cell(_ORDER.fill(number=number, title=said(row.title, row.title_en)), url, under=rests),
                 Cell(names[_owner(row)], under=row.person), *_followed(row, names, on)))
        )  # fmt: skip
    return Table(TITLE, _COLUMNS, found, empty=_NONE)


def decision_figures(actor: Actor, rows: Collection[MeetingDecision], on: date) -> tuple[Figure, ...]:
    """Give how the decisions of a meeting are kept."""
    given = Commitment.objects.filter(pk__in=[row.commitment_id for row in rows])
    found = kept_of(given, on)
    words = _NO_RATIO
    if found.low is not None and found.high is not None:
        low, high = (f"{100 * share:.1f}" for share in (found.low, found.high))
        words = _RATIO_IS.fill(judged=found.judged, low=low, high=high)
    closed = sum(row.commitment is not None and row.commitment.state == State.CLOSED for row in rows)
    return (
        Figure(_RATIO, found.ratio, SHARE, words),
        Figure(_CLOSED, closed, _COUNT, _CLOSED_IS.fill(all=len(rows))),
        Figure(_OVERDUE, given.filter(seen_in(View.OVERDUE, actor, on)).count(), _COUNT, _OVERDUE_IS),
    )


def decision_sources(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give the meetings that decisions were taken at, by the decision's key, with the way there for who may follow."""
    numbers = [int(key) for key in keys if key.isdecimal()]
    rows = MeetingDecision.objects.filter(pk__in=numbers).select_related("meeting")
    meetings = {row.meeting_id for row in rows}
    seen = set(Meeting.objects.filter(meetings_of(actor), pk__in=meetings).values_list("pk", flat=True))
    orders: dict[int, list[int]] = {}
    pairs = MeetingDecision.objects.filter(meeting__in=meetings).order_by("pk").values_list("meeting", "pk")
    for meeting, key in pairs:
        orders.setdefault(meeting, []).append(key)
    return {
        str(row.pk): Crumb(
            _NAMED.fill(
                title=said(row.meeting.title, row.meeting.title_en), number=orders[row.meeting_id].index(row.pk) + 1
            ),
            reverse("leadership:meeting", args=[row.meeting_id]) if row.meeting_id in seen else "",
        )
        for row in rows
    }


def decisions_citing(actor: Actor, beginning: str) -> Iterator[Crumb]:
    """Give the decisions that rest on clauses whose keys begin so, of meetings that a reader sees."""
    seen = Meeting.objects.filter(meetings_of(actor), concluded_at__isnull=False)
    rows = MeetingDecision.objects.filter(rests_on__startswith=beginning, meeting__in=seen)
    for row in rows.order_by("pk")[:50]:
        yield Crumb(said(row.title, row.title_en), reverse("leadership:meeting", args=[row.meeting_id]))


def _offices(row: MeetingDecision) -> set[str]:
    kept = row.commitment
    return {row.owner, row.accepter, *((kept.owner, kept.giver, kept.accepter) if kept else ())}


def _owner(row: MeetingDecision) -> str:
    return row.commitment.owner if row.commitment else row.owner


def _followed(row: MeetingDecision, names: dict[str, Text], on: date) -> tuple[object, ...]:
    kept = row.commitment
    if kept is None:
        much = amount_of(row.quantity, row.unit) if row.quantity is not None else ""
        return row.due_on, "", "", much
    state, tone = state_of(kept, on)
    part = None if kept.held_until and on <= kept.held_until else turn_in(State(kept.state))
    office = {Part.GIVER: kept.giver, Part.OWNER: kept.owner, Part.ACCEPTER: kept.accepter}
    turn = _TURN.fill(part=TURNS[part], office=names[office[part]]) if part else _NOBODY
    return kept.due_on, Cell(state, tone=tone), turn, progress_of(kept)
