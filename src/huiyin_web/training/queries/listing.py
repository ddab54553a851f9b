"""The list of courses: filters that an address keeps, and what all of them came to."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from huiyin.followup.training import rates_of
from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import COUNTED_TO, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names
from huiyin_web.training.models import Course
from huiyin_web.training.pages import CoursesPage
from huiyin_web.training.permissions import may_ask
from huiyin_web.training.queries.asking import open_clashes
from huiyin_web.training.queries.rating import AGAIN, FIRST, by_place, by_provider, digits_below, figures_of
from huiyin_web.training.queries.stored import counted, courses_in_reach
from huiyin_web.training.queries.wording import TITLE, named, of_how_many

_TURN = 50
_LEAD = Text(
    "People who can work, each skill once a year: who was there, who passed, and who has a job some months later.",
    "面向劳动力，同一工种每年一次：登记出勤、结业，结束后两次回访就业。",
)
_NONE = Text("No course stands here.", "暂无培训班。")
_SHOWN = Text("{shown} of {total} courses", "共 {total} 个培训班，显示 {shown} 个")
_PEOPLE = Text("{joined} of {places}", "{joined}/{places}")
COLUMNS = (
    Column("title", Text("Course", "培训班")),
    Column("place", Text("Place and who teaches", "地区与培训机构")),
    Column("begins", Text("Begins", "开班日期"), Kind.DAY),
    Column("joined", Text("Joined", "参训人数"), Kind.NUMBER),
    Column("cost", Text("Cost", "费用"), Kind.MONEY),
    Column("passed", Text("Pass rate", "合格率"), Kind.SHARE, places=1, main=True),
    Column("first", FIRST, Kind.SHARE, places=1),
    Column("second", AGAIN, Kind.SHARE, places=1),
    Column("number", Text("Number", "编号"), filed=True),
    Column("ends", Text("Ends", "结束日期"), Kind.DAY, filed=True),
    Column("code", Text("Place code", "区划代码"), filed=True),
)


@dataclass(frozen=True, slots=True)
class AskedList:
    """Which courses, after one of them. The address keeps all of it."""

    words: str = ""
    skill: str = ""
    year: str = ""
    place: str = ""
    after: int | None = None

    def address(self, **other: object) -> str:
        """Give the address of this list, with something else asked."""
        asked = {one.name: getattr(self, one.name) for one in fields(self)} | {"after": None} | other
        kept = {key: value for key, value in asked.items() if value}
        return f"{reverse('training:list')}?{urlencode(kept)}" if kept else reverse("training:list")


def list_page(*, actor: Actor, asked: AskedList, on: date) -> CoursesPage:
    """Give one turn of the list of courses, the latest first.

    Raises:
        NotAllowedError: their role sees none.
    """
    found = _filtered(courses_in_reach(actor), asked)
    following = found.filter(pk__lt=asked.after) if asked.after else found
    rows = list(following.order_by("-pk")[: _TURN + 1])
    shown, more = rows[:_TURN], len(rows) > _TURN
    count = found[: COUNTED_TO + 1].count()
    keeps = actor.may(May.MANAGE_TRAINING) and actor.may(May.SEE_HOUSEHOLDS)
    return CoursesPage(
        title=TITLE,
        lead=_LEAD,
        filters={one.name: getattr(asked, one.name) for one in fields(asked)[:-1]},
        figures=figures_of(found, on=on),
        courses=Table(TITLE, COLUMNS, _rows(shown), empty=_NONE),
        providers=by_provider(found),
        places=by_place(found, digits=digits_below(asked.place or actor.place_code)),
        pager=Pager(
            _SHOWN.fill(shown=len(shown), total=count if count <= COUNTED_TO else f"{COUNTED_TO}+"),
            next=asked.address(after=shown[-1].pk) if more else "",
            first=asked.address() if asked.after else "",
        ),
        may_set_up=actor.may(May.MANAGE_TRAINING),
        due_url=reverse("training:due") if may_ask(actor) else "",
        questions=open_clashes(actor)[: COUNTED_TO + 1].count() if keeps else None,
    )


def list_table(actor: Actor, asked: AskedList) -> Table:
    """Give the whole of a list, for a file.

    Raises:
        NotAllowedError: their role sees none.
    """
    return Table(TITLE, COLUMNS, _rows(list(_filtered(courses_in_reach(actor), asked).order_by("-pk"))), empty=_NONE)


def _filtered(rows: QuerySet[Course], asked: AskedList) -> QuerySet[Course]:
    found = rows.filter(title__icontains=asked.words) if asked.words else rows
    if asked.skill:
        found = found.filter(skill=asked.skill)
    if asked.year:
        found = found.filter(year=int(asked.year))
    if asked.place:
        low, high = code_range(prefix_of(asked.place))
        found = found.filter(place_code__gte=low, place_code__lte=high)
    return found


def _rows(rows: Sequence[Course]) -> list[Row]:
    places = place_names({row.place_code for row in rows})
    offices = office_names({row.provider for row in rows})
    return [_row(row, places, offices) for row in rows]


def _row(row: Course, places: dict[str, Text], offices: dict[str, Text]) -> Row:
    rates = rates_of(counted(row))
    return Row(
        (
            Cell(row.title, reverse("training:course", args=[row.pk]), under=named(row)),
            Cell(places.get(row.place_code, row.place_code), under=offices[row.provider]),
            row.begins_on,
            Cell(row.joined, under=_PEOPLE.fill(joined=row.joined, places=row.places)),
            row.cost,
            *(Cell(one.share, under=of_how_many(one)) for one in (rates.passed, *rates.jobs)),
            row.number,
            row.ends_on,
            row.place_code,
        )
    )
