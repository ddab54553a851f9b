"""Who joined a household and who left it, the latest first."""

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin.rules.casework.words import MEMBER_CHANGE
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.registry.models import Household
from huiyin_web.registry.wording import label_in

_JOINED, _LEFT = Text("joined", "增加"), Text("left", "减少")
_COLUMNS = (
    Column("member", Text("Member", "成员")),
    Column("direction", Text("Joined or left", "增减")),
    Column("kind", MEMBER_CHANGE.label),
    Column("changed", Text("Since", "自"), Kind.DAY, main=True),
    Column("by", Text("Recorded by", "登记人")),
)


def joining_table(household: Household) -> Table:
    """Give every change of a household's members; names masked."""
    found = household.member_changes.select_related("person").order_by("-changed_on", "-pk")
    return Table(
        Text("Who joined and who left", "成员增减"),
        _COLUMNS,
        tuple(
            Row(
                (
                    masked(one.person.name, Mask.NAME),
                    _LEFT if one.leaves else _JOINED,
                    Cell(label_in(MEMBER_CHANGE, one.kind), _case_url(one.source)),
                    one.changed_on,
                    one.by_name,
                )
            )
            for one in found
        ),
        empty=Text("Nobody has joined or left.", "暂无成员增减。"),
    )


def _case_url(source: str) -> str:
    kind, _, key = source.partition(":")
    return reverse("casework:case", args=[key]) if kind == "case" else ""
