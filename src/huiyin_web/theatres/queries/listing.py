"""The list of theatres: who commands what, when they were last there, and which orders are overdue."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Max, Q
from django.urls import reverse

from huiyin.followup.theatres import State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.commitments.queries.listing import MAY_BE_OVERDUE
from huiyin_web.core.amounts import Tone
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.leadership.queries.stored import said
from huiyin_web.places.queries import place_names
from huiyin_web.theatres.models import Command, Order, Theatre, TheatrePlace, Visit
from huiyin_web.theatres.pages import TheatresPage
from huiyin_web.theatres.permissions import visits_told
from huiyin_web.theatres.queries.stored import name_of, theatres_in_reach

TITLE = Text("Theatres", "战区")
_LEAD = Text(
    "Each theatre has one commander, a plan, and places; leaders command and fight. What they order is followed until "
    "another office has found it done.",
    "每个战区有一名指挥长、一个行动方案；领导干部既当指挥员又当战斗员。指令全部跟踪到核验办结。",
)
_NONE = Text("No theatre is set up here yet.", "尚未设立战区。")
_COLUMNS = (
    Column("name", Text("Theatre", "战区")),
    Column("commander", Text("Commander", "指挥长")),
    Column("places", Text("Places", "地区")),
    Column("visited", Text("Last visit", "最近督战"), Kind.DAY),
    Column("orders", Text("Orders", "指令"), Kind.NUMBER, Text("orders", "件"), main=True),
    Column("overdue", Text("Overdue", "逾期"), Kind.NUMBER),
)
_MOST, _VISITS_SHOWN = 200, 20
_VISITS = Text("Visits", "督战")
_NO_VISITS = Text("No visit was made yet.", "尚无督战记录。")
_VISIT_COLUMNS = (
    Column("place", Text("Place", "地区")),
    Column("day", Text("Day", "日期"), Kind.DAY, main=True),
    Column("state", Text("State", "状态")),
    Column("told", Text("What was found", "督战情况")),
)
TONES: dict[State, Tone] = {State.PREPARED: "go", State.MADE: "good", State.CALLED_OFF: ""}
_SHORT = 60
_HERE = Text("Visits made here", "本地督战情况")


def theatres_page(*, actor: Actor, on: date) -> TheatresPage:
    """Give the theatres that somebody sees.

    Raises:
        NotAllowedError: their role sees none.
    """
    rows = list(theatres_in_reach(actor).order_by("pk")[:_MOST])
    table = Table(TITLE, _COLUMNS, _rows(rows, on), empty=_NONE)
    made = Visit.objects.filter(visits_told(actor)).order_by("-made_on", "-pk")
    visits = visits_table(list(made[:_VISITS_SHOWN]), title=_HERE)
    return TheatresPage(TITLE, _LEAD, table, visits, actor.may(May.KEEP_THEATRES) and bool(actor.place_code))


def visits_table(rows: Sequence[Visit], *, title: Text = _VISITS) -> Table:
    """Give visits as rows."""
    names = place_names({one.place_code for one in rows})
    return Table(title, _VISIT_COLUMNS, [_visit_row(one, names) for one in rows], empty=_NO_VISITS)


def _visit_row(one: Visit, names: dict[str, Text]) -> Row:
    state = State(one.state)
    place = Cell(names.get(one.place_code, one.place_code), reverse("theatres:visit", args=[one.pk]))
    told = one.summary if len(one.summary) <= _SHORT else f"{one.summary[:_SHORT]}…"
    return Row((place, one.made_on or one.planned_on, Cell(state.label.sentence(), tone=TONES[state]), told))


def _rows(rows: list[Theatre], on: date) -> list[Row]:
    keys = [row.pk for row in rows]
    running = Q(theatre__in=keys, ends_on__isnull=True)
    commands = {one.theatre_id: one for one in Command.objects.filter(running)}
    places: dict[int, list[str]] = {}
    for theatre, code in (
        TheatrePlace.objects.filter(running).order_by("place_code").values_list("theatre", "place_code")
    ):
        places.setdefault(theatre, []).append(code)
    names = place_names({code for codes in places.values() for code in codes})
    made = Visit.objects.filter(theatre__in=keys, state=State.MADE.value).order_by()
    visited = dict(made.values_list("theatre").annotate(last=Max("made_on")))
    free = Q(commitment__held_until__isnull=True) | Q(commitment__held_until__lt=on)
    late = Q(commitment__state__in=MAY_BE_OVERDUE, commitment__due_on__lt=on) & free
    counted = Order.objects.filter(theatre__in=keys).order_by().values_list("theatre")
    orders = {key: numbers for key, *numbers in counted.annotate(many=Count("pk"), late=Count("pk", filter=late))}
    found = []
    for row in rows:
        one = commands.get(row.pk)
        commander = Cell(said(one.commander, one.commander_en), under=said(one.post, one.post_en)) if one else ""
        where = Text.join([names.get(code, Text(code, code)) for code in places.get(row.pk, [])])
        name = Cell(name_of(row), reverse("overview:theatre", args=[row.pk]))
        found.append(Row((name, commander, where, visited.get(row.pk), *orders.get(row.pk, (0, 0)))))
    return found
