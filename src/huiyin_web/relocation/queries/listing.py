"""The list of schemes: filters that an address keeps, and how far the households of each are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from huiyin.followup.relocation import State
from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import COUNTED_TO, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names
from huiyin_web.relocation.models import Move, Origin, Scheme
from huiyin_web.relocation.pages import SchemesPage
from huiyin_web.relocation.queries.stored import schemes_in_reach
from huiyin_web.relocation.queries.wording import TITLE, named

_TURN = 50
_LEAD = Text(
    "Who moves does so by consent, into a house no larger than policy allows, without a debt, and is asked three times "
    "afterwards how it goes.",
    "自愿搬迁，住房面积不超政策标准，不举债；搬迁后三次回访就业、收入和稳定居住情况。",
)
_NONE = Text("No scheme stands here.", "暂无搬迁方案。")
_SHOWN = Text("{shown} of {total} schemes", "共 {total} 个方案，显示 {shown} 个")
_STATES = (State.OFFERED, State.CONSENTED, State.HOUSED, State.MOVED)
COLUMNS = (
    Column("title", Text("Scheme", "方案")),
    Column("place", Text("Site and who manages it", "安置地与管理单位")),
    Column("houses", Text("Houses", "安置住房"), Kind.NUMBER),
    Column("households", Text("Households", "登记户数"), Kind.NUMBER),
    Column("waiting", Text("Not asked yet", "待表态"), Kind.NUMBER),
    Column("consented", Text("Consented", "已同意"), Kind.NUMBER),
    Column("moved", Text("Moved", "已搬迁"), Kind.NUMBER, main=True),
    Column("overdue", Text("Follow-ups overdue", "回访超期"), Kind.NUMBER),
    Column("number", Text("Number", "编号"), filed=True),
    Column("year", Text("Year", "年度"), filed=True),
    Column("code", Text("Place code", "区划代码"), filed=True),
)


@dataclass(frozen=True, slots=True)
class AskedList:
    """Which schemes, after one of them. The address keeps all of it."""

    words: str = ""
    year: str = ""
    place: str = ""
    after: int | None = None

    def address(self, **other: object) -> str:
        """Give the address of this list, with something else asked."""
        asked = {one.name: getattr(self, one.name) for one in fields(self)} | {"after": None} | other
        kept = {key: value for key, value in asked.items() if value}
        return f"{reverse('relocation:list')}?{urlencode(kept)}" if kept else reverse("relocation:list")


def list_page(*, actor: Actor, asked: AskedList, on: date) -> SchemesPage:
    """Give one turn of the list of schemes, the latest first.

    Raises:
        NotAllowedError: their role sees none.
    """
    found = _filtered(schemes_in_reach(actor), asked)
    following = found.filter(pk__lt=asked.after) if asked.after else found
    rows = list(following.order_by("-pk")[: _TURN + 1])
    shown, more = rows[:_TURN], len(rows) > _TURN
    count = found[: COUNTED_TO + 1].count()
    return SchemesPage(
        title=TITLE,
        lead=_LEAD,
        filters={one.name: getattr(asked, one.name) for one in fields(asked)[:-1]},
        schemes=Table(TITLE, COLUMNS, _rows(shown, on), empty=_NONE),
        pager=Pager(
            _SHOWN.fill(shown=len(shown), total=count if count <= COUNTED_TO else f"{COUNTED_TO}+"),
            next=asked.address(after=shown[-1].pk) if more else "",
            first=asked.address() if asked.after else "",
        ),
        may_set_up=actor.may(May.MANAGE_RELOCATION),
        due_url=reverse("relocation:due") if actor.may(May.SEE_HOUSEHOLDS) else "",
    )


def list_table(actor: Actor, asked: AskedList, on: date) -> Table:
    """Give the whole of a list, for a file.

    Raises:
        NotAllowedError: their role sees none.
    """
    rows = list(_filtered(schemes_in_reach(actor), asked).order_by("-pk"))
    return Table(TITLE, COLUMNS, _rows(rows, on), empty=_NONE)


def _filtered(rows: QuerySet[Scheme], asked: AskedList) -> QuerySet[Scheme]:
    found = rows.filter(title__icontains=asked.words) if asked.words else rows
    if asked.year:
        found = found.filter(year=int(asked.year))
    if asked.place:
        low, high = code_range(prefix_of(asked.place))
        origins = Origin.objects.filter(place_code__gte=low, place_code__lte=high)
        found = found.filter(Q(place_code__gte=low, place_code__lte=high) | Q(pk__in=origins.values("scheme")))
    return found


def _rows(rows: Sequence[Scheme], on: date) -> list[Row]:
    counts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    moves = Move.objects.filter(scheme__in=[row.pk for row in rows]).order_by()
    late = Count("pk", filter=Q(due_on__lt=on))
    for scheme, state, many, overdue in moves.values_list("scheme", "state").annotate(many=Count("pk"), late=late):
        counts[scheme][state] = many
        counts[scheme]["overdue"] += overdue
    places = place_names({row.place_code for row in rows})
    offices = office_names({row.office for row in rows} - {""})
    return [_row(row, counts[row.pk], places, offices) for row in rows]


def _row(row: Scheme, told: dict[str, int], places: dict[str, Text], offices: dict[str, Text]) -> Row:
    waiting, *said = (told[state.value] for state in _STATES)
    return Row(
        (
            Cell(row.title, reverse("relocation:scheme", args=[row.pk]), under=named(row)),
            Cell(places.get(row.place_code, row.place_code), under=offices.get(row.office, "")),
            row.houses,
            waiting + sum(said),
            waiting,
            sum(said),
            told[State.MOVED.value],
            told["overdue"],
            row.number,
            str(row.year),
            row.place_code,
        )
    )
