"""What a village lacks by its register of facilities, and which project closes it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from huiyin.followup.funds import State
from huiyin.kernel.places import ancestors
from huiyin.kernel.text import Text
from huiyin.records.sheets import FACILITIES, FACILITY_KEYS
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.models import Facility
from huiyin_web.projects.models import Project
from huiyin_web.projects.queries.stored import projects_in_reach
from huiyin_web.projects.queries.wording import TONES

_TITLE = Text("Gaps and what closes them", "短板与补短板项目")
_NONE = Text("By the latest register of facilities nothing is missing.", "按最近年度设施台账，无缺项。")
_NOTE = Text(
    "Missing by the register of {year}. An accepted project does not change the register: the next collection of "
    "facilities confirms it.",
    "按 {year} 年台账。项目验收不改变台账，由下次设施采集确认。",
)
_NOTHING = Text("no project", "尚无项目")
_CLOSED = Text("closed by it on {day}", "{day} 由该项目补齐")
_COLUMNS = (
    Column("gap", Text("Missing", "缺项")),
    Column("project", Text("Project", "项目")),
    Column("state", Text("State", "状态"), main=True),
    Column("due", Text("Due", "期限"), Kind.DAY),
)


@dataclass(frozen=True, slots=True)
class Missing:
    """What a village lacks, by the keys of its facilities, and the register that says so."""

    register: Facility
    keys: tuple[str, ...]


def gaps_of(actor: Actor, village: str, *, on: date) -> Table | None:
    """Give what a village lacks with the projects of that kind for it or for a place above it; none without a register.

    Who sees no projects sees none here either, and gets no table.
    """
    if not actor.may(May.SEE_COMMITMENTS):
        return None
    found = missing_in(village, on)
    if found is None:
        return None
    projects: dict[str, list[Project]] = defaultdict(list)
    for row in projects_closing(actor, village, found.keys):
        projects[row.kind].append(row)
    rows = [line for key in found.keys for line in _lines(key, projects[key])]
    note = _NOTE.fill(year=found.register.year) if rows else None
    return Table(_TITLE, _COLUMNS, rows, note=note, empty=_NONE)


def missing_in(village: str, on: date) -> Missing | None:
    """Give what a village lacks by the latest register of its facilities; none where there is no register."""
    register = Facility.objects.filter(village_code=village, year__lte=on.year).order_by("-year").first()
    if register is None:
        return None
    return Missing(register, tuple(key for key in FACILITY_KEYS if not getattr(register, key)))


def projects_closing(actor: Actor, village: str, missing: Collection[str]) -> QuerySet[Project]:
    """Give the projects in reach that close gaps of a village: of that kind, for it or for a place above it.

    Raises:
        NotAllowedError: their role sees no projects.
    """
    there = [village, *ancestors(village)]
    return (
        projects_in_reach(actor).filter(place_code__in=there, kind__in=missing).exclude(state=State.REFUSED)
        .order_by("due_on", "pk")
    )  # fmt: skip


def _lines(key: str, projects: list[Project]) -> list[Row]:
    label = FACILITIES.field(key).label.sentence()
    if not projects:
        return [Row((label, "", Cell(_NOTHING, tone="bad"), None))]
    return [
        Row((label, Cell(row.title, reverse("projects:one", args=[row.pk]), under=row.number), _state(row), row.due_on))
        for row in projects
    ]


def _state(row: Project) -> Cell:
    if row.accepted_on is not None:
        return Cell(_CLOSED.fill(day=row.accepted_on), tone="good")
    state = State(row.state)
    return Cell(state.label, tone=TONES[state])
