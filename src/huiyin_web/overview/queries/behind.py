"""The households behind a figure of a place: a page at a time as they were frozen, and all of them as a file."""

from collections.abc import Callable
from functools import partial

from huiyin.kernel.text import Text
from huiyin.measures.register.behind import counts_households
from huiyin.measures.register.indicators import indicators_of
from huiyin.records.snapshots import Figure, figures_of
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import HOUSEHOLDS, PERSONS
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.exports import About, Export
from huiyin_web.overview.pages import BehindPage
from huiyin_web.overview.queries import placing
from huiyin_web.overview.queries.counted import COUNTED_COLUMNS, LINES, Turn, counted_pager, counted_table, every_row
from huiyin_web.overview.queries.frozen import FrozenYear, frozen
from huiyin_web.overview.queries.headline import said
from huiyin_web.places.queries import place_or_404
from huiyin_web.snapshots.pages import CountedHouseholds
from huiyin_web.snapshots.queries import frozen_as, lines_behind

_FIRST = Turn()
_TITLE = Text("Households behind the figure", "指标所含农户")
_NOBODY = Text("The figure counts no household.", "该指标不含任何农户。")


def behind_page(*, actor: Actor, code: str, indicator: str, year: int | None, turn: Turn = _FIRST) -> BehindPage:
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
    stamp = now.hash[:8]
    lines = lines_behind(actor, now.snapshot, indicator, code, after=turn.begins(stamp), limit=LINES)
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
        households=counted_table(actor, _TITLE, lines.rows, empty=_NOBODY),
        expected=figure.n,
        pager=counted_pager(placing.behind_url(code, indicator, now.year), lines, stamp),
        made_up=known.made_up,
        snapshot=now.hash,
    )


def behind_files(actor: Actor, page: BehindPage) -> dict[str, Callable[[], Export]]:
    """Give all households behind the figure as a file, with the columns of the page."""
    return {"households": partial(_export, actor, page)}


def _figure(year: FrozenYear, code: str, indicator: str) -> Figure | None:
    """Give a figure that counts households by their persons."""
    return figures_of(year.snapshot).of(code).get(indicator) if counts_households(indicator) else None


def _export(actor: Actor, page: BehindPage) -> Export:
    chosen = Text("{place}, {year}", "{place}，{year} 年").fill(place=page.crumbs[-2].label, year=page.year)
    about = About(page.title, chosen, page.definition, page.snapshot)
    name = f"huiyin-{page.code}-{page.year}-{page.indicator}"
    year = frozen_as(page.snapshot)

    def turn(after: int, limit: int) -> CountedHouseholds:
        return lines_behind(actor, year, page.indicator, page.code, after=after, limit=limit)

    return Export(name, about, COUNTED_COLUMNS, every_row(turn), page.expected)


_LEAD = Text(
    "{place}, {year}: {persons} in {households}, as the year was frozen. Names are masked.",
    "{place} {year} 年：{persons}，涉及 {households}，以年度快照为准；姓名已作脱敏处理。",
)
