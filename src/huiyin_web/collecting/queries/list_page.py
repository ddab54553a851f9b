"""The register of collections, and which of them a place answers now."""

from datetime import date

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.collecting.models import Collection
from huiyin_web.collecting.pages import CollectionsPage
from huiyin_web.collecting.queries.register import kinds_asked
from huiyin_web.collecting.queries.stored import as_collections, collections_in_reach, running_at, state_of
from huiyin_web.core.parts import Crumb, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table

_MOST = 200  # the latest first
TITLE, METER = Text("Collections", "数据采集"), Text("Burden meter", "填报负担")
_LEAD = Text(
    "What offices ask the villages for, what it costs them, who admitted it. A village answers one collection a year; "
    "nothing else may be asked of it.",
    "各单位向村级采集什么、负担多大、由谁批准。每村每年只应答一次采集，其他填报要求一律不得下达。",
)
_NONE = Text("Nobody asks the villages for anything.", "目前没有采集任务。")
_NOW = Text("Collections to answer", "正在采集")
_NOTHING = Text("No collection is to be answered here now.", "本地目前没有须应答的采集任务。")
_OFFICE = Column("office", Text("Asked by", "提出单位"))
_FIELDS = Column("fields", Text("Fields", "指标数"), Kind.NUMBER)
_ENDS = Column("ends", Text("Last day", "截止日期"), Kind.DAY)
_COLUMNS = (
    Column("title", Text("Collection", "采集任务")),
    _OFFICE,
    Column("area", Text("Area", "地区")),
    _FIELDS,
    Column("minutes", Text("Minutes a row", "每行用时"), Kind.NUMBER, Text("min", "分钟")),
    Column("begins", Text("First day", "开始日期"), Kind.DAY),
    _ENDS,
    Column("state", Text("State", "状态"), main=True),
    Column("reason", Text("Reason", "事由")),
)


def collections_page(*, actor: Actor, on: date) -> CollectionsPage:
    """Give the register of the collections that concern places in reach.

    Raises:
        NotAllowedError: their role sees no figures.
    """
    actor.need(May.SEE_FIGURES)
    rows = list(collections_in_reach(actor)[:_MOST])
    return CollectionsPage(
        title=TITLE,
        lead=_LEAD,
        crumbs=(Crumb(TITLE),),
        tabs=tabs(actor, meter=False),
        collections=Table(TITLE, _COLUMNS, _rows(rows, on), empty=_NONE),
        proposing=tuple(
            Crumb(kind.sheet.label, reverse("collecting:propose", args=[kind.key])) for kind in kinds_asked()
        ) if actor.may(May.PROPOSE_COLLECTIONS) else (),
    )  # fmt: skip


def tabs(actor: Actor, *, meter: bool) -> tuple[Tab, ...]:
    """Give the two views: the register, and the meter to whoever reaches a place."""
    register = Tab(TITLE, reverse("collecting:collections"), current=not meter)
    return (register, Tab(METER, reverse("collecting:meter"), current=meter)) if actor.scope.prefixes else (register,)


def answering_table(place_code: str, *, on: date) -> Table:
    """Give the collections that the villages of a place have to answer on a day."""
    rows = list(running_at(place_code, on))
    known = as_collections(rows)
    return Table(
        _NOW,
        (_COLUMNS[0], _OFFICE, _FIELDS, _ENDS),
        [
            Row((Cell(one.title, _url(one)), known[one.pk].office, len(one.fields), one.ends_on))
            for one in rows
        ],
        empty=_NOTHING,
    )  # fmt: skip


def _rows(rows: list[Collection], on: date) -> list[Row]:
    known, found = as_collections(rows), []
    for one in rows:
        state, tone = state_of(one, on)
        said = known[one.pk]
        found.append(
            Row(
                (
                    Cell(one.title, _url(one)), said.office, said.area, len(one.fields), one.minutes, one.begins_on,
                    one.ends_on, Cell(state, tone=tone), one.reason,
                )
            )
        )  # fmt: skip
    return found


def _url(one: Collection) -> str:
    return reverse("collecting:collection", args=[one.pk])
