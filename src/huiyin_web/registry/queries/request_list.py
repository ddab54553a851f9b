"""The list of change requests: those that wait for me, mine, all in reach."""

from django.db.models import QuerySet
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Pager, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.registry.models import ChangeRequest, Household, RequestState
from huiyin_web.registry.pages.changes import RequestsPage
from huiyin_web.registry.queries.records import Record
from huiyin_web.registry.queries.requests import record_of, requests_in_reach, to_decide

PAGE_ROWS = 50
_LEAD = Text(
    "What decides eligibility changes only once somebody else approves it.",
    "涉及资格认定的信息须经他人审批后变更。",
)
_LABELS = {
    "waiting": Text("Waiting for me", "待我审批"), "mine": Text("Asked by me", "我提交的"), "all": Text("All", "全部"),
}  # fmt: skip
_EMPTY = {
    "waiting": Text("No change waits for your approval.", "没有待您审批的变更申请。"),
    "mine": Text("You have asked for no change yet.", "您还没有提交过变更申请。"),
    "all": Text("No change was asked for in your area.", "您的管辖范围内没有变更申请。"),
}
_EMPTY_NEXT = Text(
    "Open a household and change a section: what decides eligibility then waits here.",
    "打开农户页面修改有关栏目，涉及资格认定的变更会在此等待审批。",
)
_COLUMNS = (
    Column("number", Text("Request", "申请")),
    Column("household", Text("Household", "农户")),
    Column("what", Text("What changes", "变更内容")),
    Column("state", Text("State", "状态"), main=True),
    Column("by", Text("Asked by", "申请人")),
    Column("at", Text("On", "申请时间"), Kind.MOMENT),
)


def requests_page(actor: Actor, *, of: str, before: int | None) -> RequestsPage:
    """Give one turn of a list of change requests.

    Args:
        actor: who asks.
        of: which list: `waiting`, `mine`, `all`; empty: the first that this person has.
        before: the number before whose request the turn begins; of those that wait, the number after whose.
    """
    if not (actor.may(May.CHANGE_HOUSEHOLDS) or actor.may(May.APPROVE_CHANGES)):
        actor.need(May.CHANGE_HOUSEHOLDS)
    offered = [key for key in _LABELS if key != "waiting" or actor.may(May.APPROVE_CHANGES)]
    chosen = of if of in offered else offered[0]
    found = list(_turn(actor, chosen, before)[: PAGE_ROWS + 1])
    address = f"{reverse('registry:changes')}?of={chosen}"
    words = Text("{count} on this page", "本页 {count} 条").fill(count=min(len(found), PAGE_ROWS))
    following = f"{address}&before={found[PAGE_ROWS - 1].pk}" if len(found) > PAGE_ROWS else ""
    return RequestsPage(
        title=Text("Changes", "变更审批"),
        lead=_LEAD,
        tabs=tuple(_tab(actor, key, current=key == chosen) for key in offered),
        requests=requests_table(found[:PAGE_ROWS], empty=_EMPTY[chosen]),
        pager=Pager(words, next=following, first=address if before else ""),
    )


def household_requests(actor: Actor, household: Household) -> Table:
    """Give the change requests of a household, the latest first."""
    found = requests_in_reach(actor).filter(household=household).order_by("-pk")[:PAGE_ROWS]
    return requests_table(list(found), empty=Text("No change of this household was asked for.", "该户没有变更申请。"))


def requests_table(found: list[ChangeRequest], *, empty: Text) -> Table:
    """Give change requests as rows; what stands in the fields is on the page of each."""
    rows = tuple(_row(one, record_of(one)) for one in found)
    return Table(Text("Change requests", "变更申请"), _COLUMNS, rows, empty=empty, empty_next=_EMPTY_NEXT)


def _turn(actor: Actor, of: str, before: int | None) -> QuerySet[ChangeRequest]:
    if of == "waiting":
        waiting = to_decide(actor).order_by("pk")
        return waiting.filter(pk__gt=before) if before else waiting
    found = requests_in_reach(actor).order_by("-pk")
    found = found.filter(by_key=actor.key) if of == "mine" else found
    return found.filter(pk__lt=before) if before else found


def _tab(actor: Actor, key: str, *, current: bool) -> Tab:
    count = to_decide(actor).count() if key == "waiting" else None
    return Tab(_LABELS[key], f"{reverse('registry:changes')}?of={key}", current=current, count=count)


def _row(one: ChangeRequest, record: Record) -> Row:
    state = RequestState(one.state)
    member = record.person.office_number if record.person else ""
    return Row((
        Cell(str(one.pk), reverse("registry:change", args=[one.pk])),
        Cell(one.household.office_number, reverse("overview:household", args=[one.household_id]), under=member),
        Text.join([record.sheet.field(key).label for key in one.changes]),
        Cell(state.label, tone=state.tone),
        one.by_name,
        one.at,
    ))  # fmt: skip
