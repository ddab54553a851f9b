"""Orders: what became of each, and orders as sources of commitments."""

from collections.abc import Collection, Sequence
from datetime import date

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.commitments.queries.stored import commitments_in_reach
from huiyin_web.commitments.queries.wording import progress_of, state_of
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.offices import office_names
from huiyin_web.theatres.models import Order, Theatre
from huiyin_web.theatres.permissions import theatres_seen
from huiyin_web.theatres.queries.stored import name_of

TITLE = Text("Orders", "指令")
_NONE = Text("No order was given.", "没有指令。")
_NAMED = Text("order in {theatre} of {day}", "{theatre} {day} 指令")
_COLUMNS = (
    Column("title", Text("Order", "指令事项")),
    Column("owner", Text("Owner", "责任单位 · 责任人")),
    Column("given_on", Text("Given", "下达日期"), Kind.DAY),
    Column("due", Text("Due", "期限"), Kind.DAY, main=True),
    Column("state", Text("State", "状态")),
    Column("progress", Text("Progress", "进展")),
)


def orders_table(actor: Actor, rows: Sequence[Order], on: date, *, title: Text = TITLE, empty: Text = _NONE) -> Table:
    """Give orders, each with what became of it on a day."""
    kept = [(row, row.commitment) for row in rows if row.commitment is not None]
    names = office_names({one.owner for _, one in kept})
    given = [one.pk for _, one in kept]
    reached = set(commitments_in_reach(actor).filter(pk__in=given).values_list("pk", flat=True)) if given else set()
    found = []
    for row, one in kept:
        state, tone = state_of(one, on)
        url = reverse("commitments:one", args=[one.pk]) if one.pk in reached else ""
        found.append(
            Row((Cell(one.title, url, under=one.number), Cell(names[one.owner], under=one.person), row.given_on,
                 one.due_on, Cell(state, tone=tone), progress_of(one)))
        )  # fmt: skip
    return Table(title, _COLUMNS, found, empty=empty)


def orders_of(row: Theatre, most: int) -> list[Order]:
    """Give the latest orders of a theatre."""
    return list(row.orders.select_related("commitment").order_by("-given_on", "-pk")[:most])


def order_sources(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give orders by their keys, with the way to their visit or theatre for who may follow."""
    numbers = [int(key) for key in keys if key.isdecimal()]
    rows = list(Order.objects.filter(pk__in=numbers).select_related("theatre"))
    seen = Theatre.objects.filter(theatres_seen(actor), pk__in={row.theatre_id for row in rows})
    reached = set(seen.values_list("pk", flat=True))
    return {
        str(row.pk): Crumb(
            _NAMED.fill(theatre=name_of(row.theatre), day=row.given_on).sentence(),
            reverse("theatres:one", args=[row.theatre_id]) if row.theatre_id in reached else "",
        )
        for row in rows
    }
