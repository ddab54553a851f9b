"""One theatre as it is kept: places and commanders with their days, plan, visits, orders."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.leadership.queries.stored import said
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names
from huiyin_web.theatres.models import Command, Theatre, TheatrePlace
from huiyin_web.theatres.pages import PlaceLine, PlanLine, TheatrePage
from huiyin_web.theatres.permissions import commands, keeps, visits_seen
from huiyin_web.theatres.queries.listing import TITLE, visits_table
from huiyin_web.theatres.queries.orders import orders_of, orders_table
from huiyin_web.theatres.queries.stored import name_of, theatre_or_404

_MOST = 50
_SINCE = Text("since {day}", "自 {day} 起")
_SPAN = Text("{first} to {last}", "{first} 至 {last}")
_COMMANDED = Text("Commanded by {commander}, {post}.", "指挥长：{commander}（{post}）。")
_FACTS = {"keeper": Text("Kept by", "管理单位"), "since": Text("Set up", "设立日期")}
_COMMANDERS = Text("Commanders", "指挥长")
_COMMANDER_COLUMNS = (
    Column("commander", Text("Commander", "指挥长")),
    Column("from_on", Text("From", "起"), Kind.DAY, main=True),
    Column("ends_on", Text("Until", "止"), Kind.DAY),
)
_VERSION = Text("Version {version}, {day}", "第 {version} 版，{day}")


def theatre_page(*, actor: Actor, number: int, on: date) -> TheatrePage:
    """Give the page of one theatre.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = theatre_or_404(actor, number)
    commanders = list(row.commands.order_by("-pk"))
    may_keep = keeps(actor, row.keeper)
    return TheatrePage(
        id=row.pk,
        title=name_of(row),
        lead=commanded_by(commanders[0]),
        crumbs=(Crumb(TITLE, reverse("theatres:list")), Crumb(name_of(row))),
        facts=(
            (_FACTS["keeper"], office_names([row.keeper])[row.keeper]),
            (_FACTS["since"], _SINCE.fill(day=row.set_up_on).sentence()),
        ),
        places=tuple(_places(row, may_keep=may_keep)),
        commanders=Table(_COMMANDERS, _COMMANDER_COLUMNS, [_command_row(one) for one in commanders]),
        plans=tuple(_plans(row)),
        visits=_visits(actor, row),
        orders=orders_table(actor, orders_of(row, _MOST), on),
        may_keep=may_keep,
        may_command=commands(actor, row),
    )


def commanded_by(one: Command) -> Text:
    """Say who commands."""
    return _COMMANDED.fill(commander=said(one.commander, one.commander_en), post=said(one.post, one.post_en))


def way_to(row: Theatre, *, seen: bool = True) -> tuple[Crumb, ...]:
    """Give the way to what lies beneath a theatre, which leads there for who sees it."""
    url = reverse("overview:theatre", args=[row.pk]) if seen else ""
    return (Crumb(TITLE, reverse("theatres:list")), Crumb(name_of(row), url))


def _places(row: Theatre, *, may_keep: bool) -> Iterator[PlaceLine]:
    places = list(row.places.order_by("-ends_on", "place_code"))
    places.sort(key=lambda one: one.ends_on is not None)
    names = place_names({one.place_code for one in places})
    for one in places:
        taken = may_keep and one.ends_on is None
        yield PlaceLine(names.get(one.place_code, one.place_code), _days(one), one.pk if taken else None)


def _days(one: TheatrePlace) -> Text:
    return _SPAN.fill(first=one.from_on, last=one.ends_on) if one.ends_on else _SINCE.fill(day=one.from_on)


def _command_row(one: Command) -> Row:
    who = Cell(said(one.commander, one.commander_en), under=said(one.post, one.post_en))
    return Row((who, one.from_on, one.ends_on))


def _plans(row: Theatre) -> Iterator[PlanLine]:
    for one in row.plan_versions.order_by("-version"):
        title = _VERSION.fill(version=one.version, day=one.from_on)
        yield PlanLine(title, shown_name(one.by_key, one.by_name), one.reason, one.words)


def _visits(actor: Actor, row: Theatre) -> Table:
    return visits_table(list(row.visits.filter(visits_seen(actor, row)).order_by("-planned_on", "-pk")[:_MOST]))
