"""What was pledged, delivered and verified, summed by kind, office, place or round: units are never mixed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import CharField, Count, F, QuerySet, Sum, Value
from django.db.models.functions import Cast, Concat, Substr

from huiyin.followup.commitments import KINDS, SOURCES, State
from huiyin.kernel.places import Level, level_of
from huiyin.kernel.text import Text
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.queries.listing import AskedList
from huiyin_web.commitments.queries.wording import amount_of
from huiyin_web.core.parts import Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_TITLE = Text("Pledged, delivered, verified", "承诺、完成与核验")
_NONE = Text("Nothing was promised.", "暂无承诺。")
_MOST = 60
_CUT = Text(
    "The {most} rows with most commitments; the lists hold all of them.", "仅列件数最多的 {most} 行，全部事项见清单。"
)
_ROUND = Text("{year}, {source}", "{year} 年，{source}")
_DIGITS = 12


class Roll(StrEnum):
    """By what quantities are summed."""

    KIND = "kind"
    OFFICE = "office"
    PLACE = "place"
    ROUND = "round"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _LABELS[self]


_LABELS = {
    Roll.KIND: Text("Kind", "类别"),
    Roll.OFFICE: Text("Organisation", "责任单位"),
    Roll.PLACE: Text("Place", "地区"),
    Roll.ROUND: Text("Round", "轮次"),
}
_SUMS = (
    Column("count", Text("Commitments", "件数"), Kind.NUMBER),
    Column("pledged", Text("Pledged", "承诺"), main=True),
    Column("delivered", Text("Delivered", "完成")),
    Column("verified", Text("Verified", "核验")),
)


@dataclass(frozen=True, slots=True)
class Rolled:
    """A table of sums with the views of it."""

    tabs: tuple[Tab, ...]
    table: Table


def below(place: str) -> Level:
    """Give the level at which a place is summed: the next one below, of a village itself."""
    return level_of(place).below or Level.VILLAGE


def rolled_up(rows: QuerySet[Commitment], by: str, *, asked: AskedList, level: Level) -> Rolled:
    """Sum what was pledged, delivered and verified; what was withdrawn is no promise any more.

    Args:
        rows: the commitments.
        by: a key of `Roll`; by kind where it is none.
        asked: their list, to which each sum leads.
        level: at which level places are summed.
    """
    roll = Roll(by) if by in set(Roll) else Roll.KIND
    sums = list(_sums(rows, roll, level)[: _MOST + 1])
    shown = sorted(sums[:_MOST])  # by what it is summed, so that its units stand together
    keys = [key for key, *_ in shown]
    named = _NAMERS[roll](keys)
    table = Table(
        _TITLE,
        (Column(roll.value, roll.label), *_SUMS),
        [
            Row((Cell(named[key], _narrowed(asked, roll, key)), many, *(amount_of(one or 0, unit) for one in amounts)))
            for key, unit, many, *amounts in shown
        ],
        note=_CUT.fill(most=_MOST) if len(sums) > _MOST else None,
        empty=_NONE,
    )
    return Rolled(tuple(Tab(one.label, f"?by={one.value}", one is roll) for one in Roll), table)


def _sums(rows: QuerySet[Commitment], roll: Roll, level: Level) -> QuerySet[Commitment, tuple[str, str, int, int]]:
    text: CharField[str, str] = CharField(max_length=60)
    keyed = {
        Roll.KIND: F("kind"),
        Roll.OFFICE: F("owner"),
        Roll.PLACE: Substr("place_code", 1, level.digits),
        Roll.ROUND: Concat(Cast("year", text), Value(":"), F("source"), output_field=text),
    }[roll]
    counted = rows.filter(quantity__isnull=False).exclude(state=State.WITHDRAWN).annotate(key=keyed).order_by()
    return (
        counted.values_list("key", "unit")
        .annotate(many=Count("pk"), pledged=Sum("quantity"), delivered=Sum("reported"), found=Sum("verified"))
        .order_by("-many", "key", "unit")
    )


def _narrowed(asked: AskedList, roll: Roll, key: str) -> str:
    match roll:
        case Roll.KIND:
            return asked.address(kind=key)
        case Roll.OFFICE:
            return asked.address(office=key)
        case Roll.PLACE:
            return asked.address(place=key.ljust(_DIGITS, "0"))
    year, _, source = key.partition(":")
    return asked.address(year=year, source=source)


def _places(keys: Sequence[str]) -> dict[str, Text]:
    names = place_names({key.ljust(_DIGITS, "0") for key in keys})
    return {key: names.get(key.ljust(_DIGITS, "0"), Text(key, key)) for key in keys}


def _rounds(keys: Sequence[str]) -> dict[str, Text]:
    parts = {key: key.partition(":") for key in keys}
    return {key: _ROUND.fill(year=year, source=SOURCES.label_of(source)) for key, (year, _, source) in parts.items()}


_NAMERS: dict[Roll, Callable[[Sequence[str]], dict[str, Text]]] = {
    Roll.KIND: lambda keys: {key: KINDS.label_of(key).sentence() for key in keys},
    Roll.OFFICE: lambda keys: office_names(set(keys)),
    Roll.PLACE: _places,
    Roll.ROUND: _rounds,
}
