"""The needs of a consultation: filters that an address keeps, those that wait longest first."""

from dataclasses import dataclass, fields
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from huiyin.followup.commitments import KINDS
from huiyin.followup.consultations import WAITS, State
from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.pages.boards import Board
from huiyin_web.consultations.models import Need
from huiyin_web.consultations.queries.stored import consultation_or_404, needs_in_reach
from huiyin_web.consultations.queries.wording import NEEDS, named, need_state, promised, tabs_of, wanted, way_to
from huiyin_web.core.parts import COUNTED_TO, Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.kinds import people_are_made_up
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

TURN = 50
OURS = "ours"  # what waits for one's own office
_LEAD = Text(
    "Each need with its unit's answer; what waits shows for how many days.",
    "每项需求及帮扶单位的答复；未答复的显示等待天数。",
)
_NONE = Text("No need stands here.", "暂无需求。")
_SHOWN = Text("{shown} of {total} needs", "共 {total} 项，显示 {shown} 项")
_COLUMNS = (
    Column("title", Text("What is needed", "需求")),
    Column("place", Text("Place", "地区")),
    Column("unit", Text("Unit", "帮扶单位")),
    Column("wanted", Text("Wanted", "需求数量")),
    Column("promised", Text("Promised", "承诺数量")),
    Column("state", Text("State", "状态"), main=True),
    Column("asked_on", Text("Asked", "提请日期"), Kind.DAY),
    Column("number", Text("Number", "编号"), filed=True),
    Column("kind", Text("Kind", "类别"), filed=True),
    Column("code", Text("Place code", "区划代码"), filed=True),
    Column("due_on", Text("Promised by", "承诺期限"), Kind.DAY, filed=True),
)
_STATES = {
    "waiting": Text("waits for anybody", "待办（各方）"),
    OURS: Text("waits for us", "待本单位办理"),
    **{one.value: one.label for one in State},
}


@dataclass(frozen=True, slots=True)
class AskedNeeds:
    """Which needs of a consultation, after one of them. The address keeps all but the consultation."""

    consultation: int
    state: str = ""
    kind: str = ""
    place: str = ""
    unit: str = ""
    words: str = ""
    after: int | None = None

    def address(self, **other: object) -> str:
        """Give the address of this list, with something else asked."""
        asked = {one.name: getattr(self, one.name) for one in fields(self)[1:]} | {"after": None} | other
        kept = {key: value for key, value in asked.items() if value}
        url = reverse("consultations:needs", args=[self.consultation])
        return f"{url}?{urlencode(kept)}" if kept else url


def needs_page(*, actor: Actor, asked: AskedNeeds, on: date) -> Board:
    """Give one turn of the needs of a consultation, in the order of their numbers.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = consultation_or_404(actor, asked.consultation)
    found = _filtered(actor, needs_in_reach(actor).filter(consultation=row), asked)
    following = found.filter(pk__gt=asked.after) if asked.after else found
    rows = list(following.select_related("consultation", "commitment").order_by("pk")[: TURN + 1])
    shown, more = rows[:TURN], len(rows) > TURN
    total = found[: COUNTED_TO + 1].count()
    pager = Pager(
        _SHOWN.fill(shown=len(shown), total=total if total <= COUNTED_TO else f"{COUNTED_TO}+"),
        next=asked.address(after=shown[-1].pk) if more else "", first=asked.address() if asked.after else "",
    )  # fmt: skip
    return Board(
        title=named(row),
        lead=_LEAD,
        crumbs=(*way_to(row), Crumb(NEEDS)),
        tables={"needs": Table(NEEDS, _COLUMNS, need_rows(shown, on), empty=_NONE)},
        here=reverse("consultations:needs", args=[row.pk]),
        tabs=tabs_of(row, "consultations:needs"),
        pager=pager,
        filters={one.name: str(getattr(asked, one.name) or "") for one in fields(asked)[1:-1]},
        made_up=people_are_made_up(),
    )


def needs_table(*, actor: Actor, asked: AskedNeeds, on: date) -> Table:
    """Give all needs that are asked for, for a file.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = consultation_or_404(actor, asked.consultation)
    found = _filtered(actor, needs_in_reach(actor).filter(consultation=row), asked)
    rows = list(found.select_related("consultation", "commitment").order_by("pk"))
    return Table(NEEDS, _COLUMNS, need_rows(rows, on), empty=_NONE)


def states_offered() -> list[tuple[str, Text]]:
    """Give the states to choose from."""
    return [(key, words.sentence()) for key, words in _STATES.items()]


def units_in(row_id: int, actor: Actor) -> list[tuple[str, Text]]:
    """Give the units that were asked in a consultation, as far as the reader sees it, to choose from."""
    asked = needs_in_reach(actor).filter(consultation=row_id).order_by().values_list("unit", flat=True)
    return sorted(office_names(set(asked.distinct())).items())


def waits_for(actor: Actor, rows: QuerySet[Need]) -> QuerySet[Need]:
    """Give those of some needs that wait for somebody's own office: for its answer, or for its word to an answer."""
    if actor.organisation:
        return (
            rows.filter(unit=actor.organisation, state=State.RAISED.value)
            if actor.may(May.ANSWER_NEEDS)
            else rows.none()
        )
    if not actor.may(May.RAISE_NEEDS):
        return rows.none()
    return rows.filter(actor.scope.places("place_code"), state__in=(State.OFFERED.value, State.DECLINED.value))


def need_rows(rows: list[Need], on: date) -> list[Row]:
    """Give needs as rows of a table, on a day."""
    places, units = place_names({row.place_code for row in rows}), office_names({row.unit for row in rows})
    found = []
    for row in rows:
        state, tone = need_state(row, on)
        found.append(
            Row(
                (
                    Cell(row.title, reverse("consultations:need", args=[row.pk]), under=row.number),
                    places.get(row.place_code, row.place_code),
                    units[row.unit],
                    wanted(row),
                    promised(row),
                    Cell(state, tone=tone),
                    row.asked_on,
                    row.number,
                    KINDS.label_of(row.kind),
                    row.place_code,
                    row.due_on,
                )
            )
        )
    return found


def _filtered(actor: Actor, rows: QuerySet[Need], asked: AskedNeeds) -> QuerySet[Need]:
    found = rows
    match asked.state:
        case "":
            pass
        case "waiting":
            found = found.filter(state__in=[one.value for one in WAITS])
        case "ours":
            found = waits_for(actor, found)
        case state:
            found = found.filter(state=state)
    for column in ("kind", "unit"):
        if value := getattr(asked, column):
            found = found.filter(**{column: value})
    if asked.words:
        found = found.filter(title__icontains=asked.words)
    if asked.place:
        low, high = code_range(prefix_of(asked.place))
        found = found.filter(place_code__gte=low, place_code__lte=high)
    return found
