"""The list of projects: filters that an address keeps, and what all of them add up to, to the fen."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Q, QuerySet, Sum
from django.urls import reverse
from django.utils.http import urlencode

from huiyin.followup.funds import KINDS, SOURCES, Sign, State
from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import COUNTED_TO, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import first_place, place_names
from huiyin_web.projects.models import Project, ProjectSign
from huiyin_web.projects.pages import ProjectsPage
from huiyin_web.projects.queries.stored import projects_in_reach
from huiyin_web.projects.queries.wording import TITLE, TONES, named

_TURN = 50
_LEAD = Text(
    "Each project has its money to the fen, its works along the building season, and the households that it reached.",
    "每个项目的资金精确到分，工程节点按施工期安排，受益户逐户登记。",
)
_NONE = Text("No project stands here.", "暂无项目。")
_SHOWN = Text("{shown} of {total} projects", "共 {total} 个项目，显示 {shown} 个")
_SUMS = Text("Together", "合计")
_SUMS_NOTE = Text(
    "Of all projects that the filter finds, on every page; what was reversed is taken off. Projects that were not "
    "approved are not counted.",
    "按筛选结果全部页合计，已冲销的不计，未批准的项目不计。",
)
MONEY_KEYS = ("planned", "allocated", "paid", "accepted")
MONEY = (
    Column("planned", Text("Planned", "计划"), Kind.MONEY),
    Column("allocated", Text("Allocated", "下达"), Kind.MONEY),
    Column("paid", Text("Paid out", "支付"), Kind.MONEY, main=True),
    Column("accepted", Text("Accepted", "验收"), Kind.MONEY),
)
COLUMNS = (
    Column("title", Text("Project", "项目")),
    Column("place", Text("Place and who carries it out", "地区与实施单位")),
    *MONEY,
    Column("due", Text("Due", "期限"), Kind.DAY),
    Column("state", Text("State", "状态")),
    Column("number", Text("Number", "编号"), filed=True),
    Column("kind", Text("Kind", "类别"), filed=True),
    Column("source", Text("Source of the money", "资金来源"), filed=True),
    Column("owner", Text("Carried out by", "实施单位"), filed=True),
    Column("signs", Text("To be asked", "待核实"), filed=True),
    Column("code", Text("Place code", "区划代码"), filed=True),
)
_COUNT = Column("projects", Text("Projects", "项目数"), Kind.NUMBER)


@dataclass(frozen=True, slots=True)
class AskedList:
    """Which projects, after one of them. The address keeps all of it."""

    words: str = ""
    kind: str = ""
    source: str = ""
    state: str = ""
    sign: str = ""
    place: str = ""
    after: int | None = None

    def address(self, **other: object) -> str:
        """Give the address of this list, with something else asked."""
        asked = {one.name: getattr(self, one.name) for one in fields(self)} | {"after": None} | other
        kept = {key: value for key, value in asked.items() if value}
        return f"{reverse('projects:list')}?{urlencode(kept)}" if kept else reverse("projects:list")


def list_page(*, actor: Actor, asked: AskedList, on: date) -> ProjectsPage:
    """Give one turn of the list of projects.

    Raises:
        NotAllowedError: their role sees none.
    """
    found = filtered(projects_in_reach(actor), asked, on)
    rows, pager = _turn(found, asked)
    place = asked.place or first_place(actor)
    return ProjectsPage(
        title=TITLE,
        lead=_LEAD,
        filters={one.name: getattr(asked, one.name) for one in fields(asked)[:-1]},
        sums=_sums(found),
        projects=Table(TITLE, COLUMNS, project_rows(rows, on), empty=_NONE),
        pager=pager,
        spread_url=reverse("projects:spread", args=[place]) if place else "",
        may_propose=actor.may(May.MANAGE_PROJECTS) and bool(actor.office),
    )


def list_table(actor: Actor, asked: AskedList, on: date) -> Table:
    """Give the whole of a list, for a file.

    Raises:
        NotAllowedError: their role sees none.
    """
    rows = list(filtered(projects_in_reach(actor), asked, on).order_by("-pk"))
    return Table(TITLE, COLUMNS, project_rows(rows, on), empty=_NONE)


def filtered(rows: QuerySet[Project], asked: AskedList, on: date) -> QuerySet[Project]:
    """Give those of some projects that are asked for."""
    found = rows
    for column in ("kind", "source", "state"):
        if value := getattr(asked, column):
            found = found.filter(**{column: value})
    if asked.words:
        found = found.filter(title__icontains=asked.words)
    if asked.place:
        low, high = code_range(prefix_of(asked.place))
        found = found.filter(place_code__gte=low, place_code__lte=high)
    if asked.sign:
        signs = ProjectSign.objects.filter(sign=asked.sign, since__lte=on)
        found = found.filter(pk__in=signs.values("project"))
    return found


def sums_of(rows: QuerySet[Project]) -> dict[str, int]:
    """Add up the money of projects, in fen; those that were not approved are left out."""
    counted = rows.order_by().exclude(state=State.REFUSED)
    return {key: fen or 0 for key, fen in counted.aggregate(**{key: Sum(key) for key in MONEY_KEYS}).items()}


def project_rows(rows: Sequence[Project], on: date) -> list[Row]:
    """Give projects as rows of a table, on a day."""
    names, places = office_names({row.owner for row in rows}), place_names({row.place_code for row in rows})
    signs: dict[int, list[Text]] = defaultdict(list)
    for one in ProjectSign.objects.filter(project__in=[row.pk for row in rows], since__lte=on).order_by("pk"):
        signs[one.project_id].append(Sign(one.sign).label)
    return [
        Row(
            (
                Cell(row.title, reverse("projects:one", args=[row.pk]), under=named(row)),
                Cell(places.get(row.place_code, row.place_code), under=names[row.owner]),
                *(getattr(row, key) for key in MONEY_KEYS),
                row.due_on,
                Cell(State(row.state).label, tone=TONES[State(row.state)], under=Text.join(signs[row.pk])),
                row.number,
                KINDS.label_of(row.kind),
                SOURCES.label_of(row.source),
                names[row.owner],
                Text.join(signs[row.pk]),
                row.place_code,
            )
        )
        for row in rows
    ]


def _sums(found: QuerySet[Project]) -> Table:
    total = sums_of(found)
    count = found.exclude(Q(state=State.REFUSED)).count()
    columns = (Column("sum", Text("Sums", "各环节")), _COUNT, *MONEY)
    return Table(_SUMS, columns, [Row((_SUMS, count, *(total[key] for key in MONEY_KEYS)))], note=_SUMS_NOTE)


def _turn(found: QuerySet[Project], asked: AskedList) -> tuple[list[Project], Pager]:
    """Give one turn of the list: the latest first."""
    following = found.filter(pk__lt=asked.after) if asked.after else found
    rows = list(following.order_by("-pk")[: _TURN + 1])
    shown, more = rows[:_TURN], len(rows) > _TURN
    count = found[: COUNTED_TO + 1].count()
    words = _SHOWN.fill(shown=len(shown), total=count if count <= COUNTED_TO else f"{COUNTED_TO}+")
    pager = Pager(
        words,
        next=asked.address(after=shown[-1].pk) if more else "",
        first=asked.address() if asked.after else "",
    )
    return shown, pager
