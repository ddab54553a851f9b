"""The households that a project reached, as somebody finds them."""

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin_web.access.actor import Actor
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.queries import place_names
from huiyin_web.projects.models import Project

_MOST = 200
_TITLE = Text("Households reached", "受益户")
_NONE = Text("No household was recorded yet.", "尚未登记受益户。")
_NOTE = Text(
    "{count} households in all; those in your reach are listed, {most} at most. Whether one was poor is as the "
    "register says for the day.",
    "共 {count} 户，列出管辖范围内的农户，最多 {most} 户。是否贫困以当日台账为准。",
)
_COLUMNS = (
    Column("head", Text("Household", "农户")),
    Column("village", Text("Village", "行政村")),
    Column("persons", Text("Persons", "人口"), Kind.NUMBER),
    Column("fen", Text("Got", "金额"), Kind.MONEY, main=True),
    Column("poor", Text("Poor then", "当时是否贫困")),
    Column("on", Text("On", "日期"), Kind.DAY),
)
_YES, _NO = Text("yes", "是"), Text("no", "否")


def households_table(row: Project, actor: Actor) -> Table:
    """Give those in reach, names masked; the count is of all."""
    there = actor.scope.households_in("household__village_code", "household_id")
    found = list(row.reached.filter(there).select_related("household").order_by("pk")[:_MOST])
    villages = place_names({one.household.village_code for one in found})
    rows = [
        Row(
            (
                Cell(
                    masked(one.household.head_name, Mask.NAME),
                    reverse("overview:household", args=[one.household_id]),
                    under=one.household.office_number,
                ),
                villages.get(one.household.village_code, one.household.village_code),
                one.persons,
                one.fen,
                Cell(_YES) if one.is_poor else Cell(_NO, tone="warn"),
                one.on,
            )
        )
        for one in found
    ]
    note = _NOTE.fill(count=row.reached.count(), most=_MOST) if rows else None
    return Table(_TITLE, _COLUMNS, rows, note=note, empty=_NONE)
