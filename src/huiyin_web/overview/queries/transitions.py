"""The page of transitions: a place and two frozen years are chosen; who stayed poor, left and came follows."""

from collections.abc import Callable, Mapping
from functools import partial

from huiyin.kernel.canonical import content_hash
from huiyin.kernel.places import Level, level_of
from huiyin.kernel.text import Text
from huiyin.measures.register.transitions import Cell
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.exports import About, Export, export_of
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Table
from huiyin_web.overview.measurement_page import Choice
from huiyin_web.overview.queries import placing
from huiyin_web.overview.queries.choosing import place_choices
from huiyin_web.overview.queries.frozen import Frozen
from huiyin_web.overview.queries.matching import TwoYears, two_years
from huiyin_web.overview.queries.transition_pictures import flows_of
from huiyin_web.overview.queries.transition_tables import matrix_table, places_table
from huiyin_web.overview.queries.transition_words import broken_words, facts_of, lead_of
from huiyin_web.overview.transition_page import TransitionChoices, TransitionPage
from huiyin_web.places.queries import place_names, place_or_404, places_within
from huiyin_web.places.successions import succession_around

TITLE = Text("Transitions", "贫困状态转移")
_OF_PLACE = Text("{name}: from {before} to {now}", "{name}：{before} 年末至 {now} 年末贫困状态转移")
_NO_TWO = Text("Two frozen years are needed; fewer are frozen so far.", "至少需要两个年度快照；目前尚不足两个。")
_NOBODY = Text(
    "No household of the register counts here in either of the two years.", "两个年度的台账中，本地均没有农户。"
)
_COUNTS_AS = Text(
    "{why} At the end of {year} this place counts as: {places}.", "{why}{year} 年末，本地计入：{places}。"
)
_LOWER = {Level.PROVINCE: Level.COUNTY}  # a province is looked at by its counties, as everywhere


def transition_page(
    *, actor: Actor, known: Frozen, place: str | None, earlier: int | None, later: int | None
) -> TransitionPage:
    """Match a place's households of two years; the own place and the last two years where none are named.

    Raises:
        NotAllowedError: the role sees no figures.
        NotFoundError: the place is out of reach, or the two years are not frozen or not in this order.
    """
    actor.need(May.SEE_FIGURES)
    years = two_years(known, earlier, later)
    if years is None:
        return _without(_NO_TWO, TransitionChoices())
    code = place or placing.own_place(actor, years.now.year)
    if code is None:
        return _without(placing.no_area(actor), TransitionChoices())
    name = place_or_404(actor, code).name
    choices = _choices(actor, known, years, code)
    if years.broken:
        return _without(broken_words(years.broken), choices)
    matrix = years.matched.matrix(code)
    if not matrix.cells:
        return _without(_nobody(years, code), choices)
    lower = _LOWER.get(level_of(code), level_of(code).below)
    names = {code: name} | (places_within(code, lower, year=years.now.year) if lower else {})
    below = {one: (called, years.matched.matrix(one)) for one, called in names.items()}
    below = {one: found for one, found in below.items() if found[1].cells}
    opens = actor.may(May.SEE_HOUSEHOLDS)

    def leads(cell: Cell) -> str:
        return years.cell_address(cell, code) if opens else ""

    return TransitionPage(
        title=_OF_PLACE.fill(name=name, before=years.before.year, now=years.now.year),
        lead=lead_of(years, matrix),
        crumbs=(Crumb(TITLE),),
        choices=choices,
        name=f"huiyin-{code}-{years.before.year}-{years.now.year}-transitions",
        pictures=flows_of(years, name, matrix),
        matrix=matrix_table(years, name, matrix, leads=leads),
        below=places_table(years, below, here=code) if len(below) > 1 else None,
        facts=facts_of(years),
        made_up=known.made_up,
        stamp=content_hash([code, years.hashes]),
    )


def refused_page(*, actor: Actor, known: Frozen, errors: tuple[str, ...]) -> TransitionPage:
    """Give the page of an address that cannot be read: what is wrong, and the choices to begin anew with.

    Raises:
        NotAllowedError: the role sees no figures.
    """
    actor.need(May.SEE_FIGURES)
    years = two_years(known, None, None)
    place = placing.own_place(actor, years.now.year) if years else None
    if years is None or place is None:
        return _without(placing.no_area(actor) if years else _NO_TWO, TransitionChoices())
    return TransitionPage(TITLE, Text("", ""), (Crumb(TITLE),), _choices(actor, known, years, place), errors=errors)


def transition_files(page: TransitionPage) -> Mapping[str, Callable[[], Export]]:
    """Give the tables as files."""
    tables = {"matrix": page.matrix, "below": page.below}
    return {key: partial(_export, page, key, table) for key, table in tables.items() if table}


def _export(page: TransitionPage, key: str, table: Table) -> Export:
    definition = Text.join([Text(f"{one.en}: {two.en}", f"{one.zh}：{two.zh}") for one, two in page.facts], " ", "")
    return export_of(table, name=f"{page.name}-{key}", about=About(table.title, page.title, definition, page.stamp))


def _nobody(years: TwoYears, code: str) -> Text:
    """Say that nobody counts here, and which place they count in where the code belongs to another year."""
    succession = succession_around([code])
    there = [] if succession.belongs(code, years.now.year) else succession.standing(code, years.now.year)
    if not there:
        return _NOBODY
    named = [Text(f"{name.en} ({one})", f"{name.zh}（{one}）") for one, name in place_names(there).items()]
    return _COUNTS_AS.fill(why=_NOBODY, year=years.now.year, places=Text.join(named, ", ", "、"))


def _choices(actor: Actor, known: Frozen, years: TwoYears, code: str) -> TransitionChoices:
    def of(shown: int, offered: tuple[int, ...]) -> tuple[Choice, ...]:
        return tuple(Choice(str(year), Text(f"{year}", f"{year} 年"), year == shown) for year in offered)

    ascending = tuple(reversed(known.years))
    return TransitionChoices(
        places=place_choices(actor, code, years.now.year),
        earlier=of(years.before.year, ascending[:-1]),
        later=of(years.now.year, ascending[1:]),
    )


def _without(why: Text, choices: TransitionChoices) -> TransitionPage:
    return TransitionPage(TITLE, Text("", ""), (Crumb(TITLE),), choices, empty=why)
