"""The households of one cell of a place's transitions: a page at a time, and all of them as a file."""

from collections.abc import Callable
from functools import partial

from huiyin.kernel.text import Text
from huiyin.measures.register.transitions import CELLS, Counted, register_transitions
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import HOUSEHOLDS, PERSONS
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.exports import About, Export
from huiyin_web.core.parts import Crumb
from huiyin_web.overview.queries.counted import COUNTED_COLUMNS, LINES, Turn, counted_pager, counted_table, every_row
from huiyin_web.overview.queries.frozen import frozen
from huiyin_web.overview.queries.headline import said
from huiyin_web.overview.queries.matching import two_years
from huiyin_web.overview.queries.transition_words import COUNTED
from huiyin_web.overview.queries.transitions import TITLE
from huiyin_web.overview.transition_page import CellPage
from huiyin_web.places.queries import place_or_404
from huiyin_web.snapshots.pages import CountedHouseholds
from huiyin_web.snapshots.queries import frozen_as, lines_in_cell

_FIRST = Turn()
_HOUSEHOLDS = Text("Households of the cell", "所含农户")
_NOBODY = Text("The cell counts no household.", "该项不含任何农户。")
_WHAT = Text("This cell", "该项状态转移")
_LEAD = Text(
    "{place}: {was} at the end of {before}, {stands} at the end of {now}. {persons} in {households}; names are masked.",
    "{place}：{before} 年末{was}、{now} 年末{stands}，共 {persons}，涉及 {households}；姓名已作脱敏处理。",
)
_CHOSEN = Text("{place}, {before} to {now}", "{place}，{before} 年末至 {now} 年末")


def cell_page(
    *, actor: Actor, code: str, cell: str, earlier: int | None, later: int | None, turn: Turn = _FIRST
) -> CellPage:
    """Give the households of a cell of a place, between the last two years where none are named.

    Raises:
        NotFoundError: the place is out of reach, there is no such cell, or the years are not frozen or not comparable.
        NotAllowedError: the role sees no households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    name = place_or_404(actor, code).name
    known = frozen()
    years, one = two_years(known, earlier, later), CELLS.get(cell)
    if years is None or one is None or years.broken:
        raise NotFoundError(what=_WHAT)
    counted = years.matched.matrix(code).cells.get(one, Counted())
    stamp = f"{years.before.hash[:8]}{years.now.hash[:8]}"
    lines = lines_in_cell(actor, years.matched, one, code, after=turn.begins(stamp), limit=LINES)
    chosen = {"place": name, "before": years.before.year, "now": years.now.year}
    return CellPage(
        title=one.label.sentence(),
        lead=_LEAD.fill(
            **chosen, was=one.before.label, stands=one.now.label,
            persons=said(PERSONS, counted.persons), households=said(HOUSEHOLDS, counted.households),
        ),
        crumbs=(Crumb(TITLE, years.address(code)), Crumb(one.label.sentence())),
        code=code,
        cell=one.key,
        earlier=years.before.year,
        later=years.now.year,
        chosen=_CHOSEN.fill(**chosen),
        definition=COUNTED,
        source=years.source,
        households=counted_table(actor, _HOUSEHOLDS, lines.rows, empty=_NOBODY),
        expected=counted.households,
        pager=counted_pager(years.cell_address(one, code), lines, stamp),
        name=f"huiyin-{code}-{years.before.year}-{years.now.year}-{one.key}",
        made_up=known.made_up,
        stamp=years.hashes,
    )  # fmt: skip


def cell_files(actor: Actor, page: CellPage) -> dict[str, Callable[[], Export]]:
    """Give all households of the cell as a file, with the columns of the page."""
    return {"households": partial(_export, actor, page)}


def _export(actor: Actor, page: CellPage) -> Export:
    about = About(page.title, page.chosen, page.definition, page.stamp)
    matched = register_transitions(*map(frozen_as, page.stamp.split()))

    def turn(after: int, limit: int) -> CountedHouseholds:
        return lines_in_cell(actor, matched, CELLS[page.cell], page.code, after=after, limit=limit)

    return Export(page.name, about, COUNTED_COLUMNS, every_row(turn), page.expected)
