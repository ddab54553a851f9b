"""Households that a figure or a cell counts, as they were frozen: the rows of a list, of its pages and of its file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.parts import Pager
from huiyin_web.core.tables import Column, Kind, Row, Table
from huiyin_web.overview.queries.households import HOUSEHOLD_COLUMNS, household_cells
from huiyin_web.places.queries import place_names
from huiyin_web.registry.queries import households_in_reach
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


def counted_pager(address: str, found: CountedHouseholds, total: int, *, first: bool) -> Pager:
    """Say where the list stands; `address` is that of its first page."""
    return Pager(
        Text("{shown} of {total} households on this page", "本页 {shown} 户，共 {total} 户").fill(
            shown=len(found.rows), total=f"{total:,}"
        ),
        next=f"{address}&after={found.next}" if found.next is not None else "",
        first="" if first else address,
    )


def every_row(turn: Callable[[int | None, int], CountedHouseholds]) -> Iterator[Row]:
    """Give all rows for a file; `turn` gives those after a place, up to a number of them."""
    after, is_more = None, True
    while is_more:
        found = turn(after, _EXPORT_LINES)
        yield from _rows(found.rows, frozenset())
        after, is_more = found.next, found.next is not None


def _rows(households: Sequence[CountedHousehold], reached: frozenset[int]) -> Iterator[Row]:
    villages = place_names({one.line.village_code for one in households})
    return (_row(one, villages, reached) for one in households)


def _row(one: CountedHousehold, villages: Mapping[str, Text], reached: frozenset[int]) -> Row:
    line = one.line
    village = villages.get(line.village_code, Text(line.village_code, line.village_code))
    url = reverse("overview:household", args=[line.id]) if line.id in reached else ""
    head, *rest = household_cells(line, village, url)
    return Row((head, one.persons, *rest, village))
