"""The households behind a figure of a place: a page at a time as they were frozen, and all of them as a file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.measures.behind import counts_households
from huiyin.measures.indicators import indicators_of
from huiyin.records.snapshots import Figure, figures_of
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import HOUSEHOLDS, PERSONS
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.exports import About, Export
from huiyin_web.core.parts import Pager
from huiyin_web.core.tables import Column, Kind, Row, Table
from huiyin_web.overview.pages import BehindPage
from huiyin_web.overview.queries import placing
from huiyin_web.overview.queries.frozen import FrozenYear, frozen
from huiyin_web.overview.queries.headline import said
from huiyin_web.overview.queries.households import HOUSEHOLD_COLUMNS, household_cells
from huiyin_web.places.queries import place_names, place_or_404
from huiyin_web.registry.queries import households_in_reach
from huiyin_web.snapshots.pages import CountedHousehold, CountedHouseholds
from huiyin_web.snapshots.queries import frozen_snapshot, lines_behind

_LINES, _EXPORT_LINES = 50, 5_000
_TITLE = Text("Households behind the figure", "指标所含农户")
_HEAD, _INCOME, *_REST = HOUSEHOLD_COLUMNS
_COLUMNS = (
    _HEAD,
    Column("persons", Text("Counts", "计入人数"), Kind.NUMBER, Text("persons", "人"), main=True),
    replace(_INCOME, main=False),
    *_REST,
    Column("village", Text("Village", "行政村"), filed=True),
)


def behind_page(*, actor: Actor, code: str, indicator: str, year: int | None, after: int | None = None) -> BehindPage:
    """Give the households that a figure of a place counts, in the latest year where none is named.

    Raises:
        NotFoundError: the place is out of reach, the year is not frozen, or it has no such figure.
        NotAllowedError: the role sees no households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    name = place_or_404(actor, code).name
    known = frozen()
    of_years = {one.year: found for one in known.every if (found := _figure(one, code, indicator))}
    pair = known.shown(year, code)
    if pair is None or pair.now.year not in of_years:
        raise NotFoundError(what=Text("This figure", "该指标"))
    now, figure = pair.now, of_years[pair.now.year]
    lines = lines_behind(actor, now.snapshot, indicator, code, after=after, limit=_LINES)
    return BehindPage(
        title=indicators_of(now.year)[indicator].label.sentence(),
        lead=_LEAD.fill(
            place=name, year=now.year, persons=said(PERSONS, figure.value), households=said(HOUSEHOLDS, figure.n)
        ),
        crumbs=placing.way_to(actor, code, last=_TITLE, year=now.year),
        code=code,
        indicator=indicator,
        year=now.year,
        years=tuple(of_years),
        definition=indicators_of(now.year)[indicator].definition,
        source=now.source,
        households=_table(actor, lines.rows),
        expected=figure.n,
        pager=_pager(placing.behind_url(code, indicator, now.year), lines, figure.n, first=after is None),
        made_up=known.made_up,
        snapshot=now.hash,
    )


def behind_files(actor: Actor, page: BehindPage) -> dict[str, Callable[[], Export]]:
    """Give all households behind the figure as a file, with the columns of the page."""
    return {"households": partial(_export, actor, page)}


def _figure(year: FrozenYear, code: str, indicator: str) -> Figure | None:
    """Give a figure that counts households by their persons."""
    return figures_of(year.snapshot).of(code).get(indicator) if counts_households(indicator) else None


def _table(actor: Actor, lines: Sequence[CountedHousehold]) -> Table:
    """Give the lines as rows; one whose household has since moved out of reach leads nowhere."""
    reached = households_in_reach(actor).filter(pk__in=[one.line.id for one in lines]).values_list("pk", flat=True)
    return Table(
        _TITLE,
        _COLUMNS,
        tuple(_rows(lines, frozenset(reached))),
        empty=Text("The figure counts no household.", "该指标不含任何农户。"),
    )


def _pager(address: str, found: CountedHouseholds, total: int, *, first: bool) -> Pager:
    return Pager(
        Text("{shown} of {total} households on this page", "本页 {shown} 户，共 {total} 户").fill(
            shown=len(found.rows), total=f"{total:,}"
        ),
        next=f"{address}&after={found.next}" if found.next is not None else "",
        first="" if first else address,
    )


def _rows(households: Sequence[CountedHousehold], reached: frozenset[int]) -> Iterator[Row]:
    villages = place_names({one.line.village_code for one in households})
    return (_row(one, villages, reached) for one in households)


def _row(one: CountedHousehold, villages: Mapping[str, Text], reached: frozenset[int]) -> Row:
    line = one.line
    village = villages.get(line.village_code, Text(line.village_code, line.village_code))
    url = reverse("overview:household", args=[line.id]) if line.id in reached else ""
    head, *rest = household_cells(line, village, url)
    return Row((head, one.persons, *rest, village))


def _export(actor: Actor, page: BehindPage) -> Export:
    chosen = Text("{place}, {year}", "{place}，{year} 年").fill(place=page.crumbs[-2].label, year=page.year)
    about = About(page.title, chosen, page.definition, page.snapshot)
    name = f"huiyin-{page.code}-{page.year}-{page.indicator}"
    return Export(name, about, _COLUMNS, _all_rows(actor, page), page.expected)


def _all_rows(actor: Actor, page: BehindPage) -> Iterator[Row]:
    year, after, is_more = frozen_snapshot(page.year), None, True
    while is_more:
        found = lines_behind(actor, year, page.indicator, page.code, after=after, limit=_EXPORT_LINES)
        yield from _rows(found.rows, frozenset())
        after, is_more = found.next, found.next is not None


_LEAD = Text(
    "{place}, {year}: {persons} in {households}, as the year was frozen. Names are masked.",
    "{place} {year} 年：{persons}，涉及 {households}，以年度快照为准；姓名已作脱敏处理。",
)
