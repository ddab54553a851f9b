"""Households that a figure or a cell counts, as they were frozen: the rows of a list, of its pages and of its file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.parts import Pager
from huiyin_web.core.tables import Column, Kind, Row, Table
from huiyin_web.overview.queries.households import HOUSEHOLD_COLUMNS, household_cells
from huiyin_web.places.queries import place_names
from huiyin_web.registry.queries.households import households_in_reach
from huiyin_web.snapshots.pages import CountedHousehold, CountedHouseholds

LINES = 50
_EXPORT_LINES = 5_000
_HEAD, _INCOME, *_REST = HOUSEHOLD_COLUMNS
COUNTED_COLUMNS = (
    _HEAD,
    Column("persons", Text("Counts", "计入人数"), Kind.NUMBER, Text("persons", "人"), main=True),
    replace(_INCOME, main=False),
    *_REST,
    Column("village", Text("Village", "行政村"), filed=True),
)


def counted_table(actor: Actor, title: Text, lines: Sequence[CountedHousehold], *, empty: Text) -> Table:
    """Give the lines as rows; one whose household has since moved out of reach leads nowhere."""
    reached = households_in_reach(actor).filter(pk__in=[one.line.id for one in lines]).values_list("pk", flat=True)
    return Table(title, COUNTED_COLUMNS, tuple(_rows(lines, frozenset(reached))), empty=empty)


@dataclass(frozen=True, slots=True)
class Turn:
    """Which turn of a list is asked for: after how many households, and of what (`counted_pager` says it)."""

    after: int = 0
    of: str = ""

    def begins(self, stamp: str) -> int:
        """Give after how many households it begins: after none, where it was asked of what was corrected since."""
        return self.after if self.of in {"", stamp} else 0


def counted_pager(address: str, found: CountedHouseholds, stamp: str) -> Pager:
    """Say where the list stands; `address` is that of its first page, `stamp` says of what it is a list."""
    start = min(found.before + 1, found.total)
    return Pager(
        _STANDS.fill(start=f"{start:,}", end=f"{found.after:,}", total=f"{found.total:,}"),
        next="" if found.is_last else f"{address}&of={stamp}&after={found.after}",
        first=address if found.before else "",
        previous=f"{address}&of={stamp}&after={max(found.before - LINES, 0)}" if found.before else "",
    )


def every_row(turn: Callable[[int, int], CountedHouseholds]) -> Iterator[Row]:
    """Give all rows for a file; `turn` gives those after a number of them, up to another number."""
    found = turn(0, _EXPORT_LINES)
    yield from _rows(found.rows, frozenset())
    while not found.is_last:
        found = turn(found.after, _EXPORT_LINES)
        yield from _rows(found.rows, frozenset())


def _rows(households: Sequence[CountedHousehold], reached: frozenset[int]) -> Iterator[Row]:
    villages = place_names({one.line.village_code for one in households})
    return (_row(one, villages, reached) for one in households)


def _row(one: CountedHousehold, villages: Mapping[str, Text], reached: frozenset[int]) -> Row:
    line = one.line
    village = villages.get(line.village_code, Text(line.village_code, line.village_code))
    url = reverse("overview:household", args=[line.id]) if line.id in reached else ""
    head, *rest = household_cells(line, village, url)
    return Row((head, one.persons, *rest, village))


_STANDS = Text("{start} to {end} of {total} households", "第 {start} 至 {end} 户，共 {total} 户")
