"""The visits to one household."""

from collections.abc import Iterable

from django.urls import reverse

from huiyin.followup.visits import FOUND, NEEDS
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.assistance.models import Visit
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table


def visits_of_household(actor: Actor, household: int) -> Table:
    """Give the visits to a household, the latest first; none where it is out of reach."""
    reached = actor.scope.households_in("household__village_code", "household_id")
    found = Visit.objects.filter(reached, household=household)
    return Table(
        Text("Visits", "走访记录"),
        (
            Column("visited_on", Text("Day", "日期"), Kind.DAY),
            Column("found", FOUND.label.sentence(), main=True),
            Column("needs", NEEDS.label.sentence()),
            Column("agreed", Text("Agreed", "商定事项")),
            Column("next_on", Text("Next visit", "下次走访"), Kind.DAY),
            Column("note", Text("Note", "备注")),
            Column("by", Text("By", "走访人")),
            Column("receipt", Text("Receipt", "凭证"), filed=True),
        ),
        _rows(found.order_by("-visited_on", "-pk")),
        empty=Text("No visit was recorded yet.", "尚无走访记录。"),
        empty_next=Text("Whoever helps this household records them.", "由帮扶责任人登记。"),
    )  # fmt: skip


def _rows(found: Iterable[Visit]) -> list[Row]:
    return [
        Row((
            Cell(one.visited_on, reverse("assistance:slip", args=[one.pk]), under=one.receipt),
            FOUND.label_of(one.found),
            Text.join([NEEDS.label_of(key) for key in one.said_needs]) if one.needs else None,
            one.agreed,
            one.next_on,
            one.note,
            one.by_name,
            one.receipt,
        ))
        for one in found
    ]  # fmt: skip
