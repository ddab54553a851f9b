"""The situation of a place: what is going on in words, the headline, the map, the years, the ranking."""

from collections.abc import Callable
from functools import partial

from huiyin.kernel.places import Level, level_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.exports import About, Export, export_of
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Table
from huiyin_web.overview.pages import SituationPage
from huiyin_web.overview.queries import headline, placing
from huiyin_web.overview.queries.extremes import extremes
from huiyin_web.overview.queries.frozen import frozen
from huiyin_web.overview.queries.ground import ground_of
from huiyin_web.overview.queries.movements import movements_table
from huiyin_web.overview.queries.pictures import incidence_map, poor_by_year
from huiyin_web.overview.queries.rows import places_table, years_table
from huiyin_web.places.queries import place_or_404, places_within

_SITUATION = Text("Situation", "态势")
_PREFECTURES = Text("Prefectures, the highest incidence first", "市州，按贫困发生率从高到低")
_TITLES = {
    Level.COUNTY: Text("Counties, the highest incidence first", "县（市、区），按贫困发生率从高到低"),
    Level.TOWNSHIP: Text("Townships, the highest incidence first", "乡镇，按贫困发生率从高到低"),
    Level.VILLAGE: Text("Villages, the highest incidence first", "村，按贫困发生率从高到低"),
}
# A province is looked at by its counties: prefectures stand in a table of their own.
_LOWER = {Level.PROVINCE: Level.COUNTY}
_NOT_FROZEN = Text(
    "The year {year} is not frozen, so there are no figures of it. Choose one of the years that are frozen.",
    "{year} 年尚未冻结，没有该年度的数据。请选择已冻结的年度。",
)
_FIRST = Text(
    "No year is frozen yet. Import divisions, statistics and households, then freeze the year; its figures stand here.",
    "尚未冻结任何年度。请先导入行政区划、统计数据和贫困户台账，再冻结年度，数据即在此显示。",
)


def situation_page(*, actor: Actor, code: str | None, year: int | None) -> SituationPage:
    """Give the situation of a place, the actor's own where none is named, in the latest year where none is named.

    A year that is not frozen has a page without figures, which says which years are.

    Raises:
        NotFoundError: the place is out of reach.
        NotAllowedError: the role sees no figures.
    """
    actor.need(May.SEE_FIGURES)
    known = frozen()
    code = code or placing.own_place(actor, year or (known.years[0] if known.years else None))
    if code is None:
        return _empty(_SITUATION, "", (), why=placing.no_area(actor) if known.years else None)
    name = place_or_404(actor, code).name
    title = Text("Situation of {name}", "{name}态势").fill(name=name)
    if year and known.years and year not in known.years:
        way = placing.way_to(actor, code)
        return _empty(title, code, way, why=_NOT_FROZEN.fill(year=year), years=known.years)
    crumbs = placing.way_to(actor, code, year=year)
    ground = ground_of(actor, code, name, known=known, year=year)
    if ground.shown is None:
        return _empty(title, code, crumbs)
    opens = actor.may(May.SEE_HOUSEHOLDS)
    here, own = ground.shown.now.year, ground.own
    lower = _LOWER.get(level_of(code), level_of(code).below)
    below = places_within(code, lower, year=here) if lower else {}
    upper = places_within(code, Level.PREFECTURE, year=here) if level_of(code) is Level.PROVINCE else {}
    pair = ground.beside(*below, *upper)
    of = headline.facts(code, name, pair, opens=opens) if pair else None
    return SituationPage(
        title=title,
        lead=_lead(of, below) if of else ground.absence or _FIRST,
        crumbs=crumbs,
        life=ground.life,
        year=here,
        years=known.years,
        code=code,
        figures=headline.figures(of) if of else (),
        picture=incidence_map(pair.now, code, name, below, pair.succession) if pair else None,
        series=poor_by_year(known.every, code, name, here=here, succession=own),
        history=years_table(code, known.every, here=here, opens=opens, succession=own),
        movements=movements_table(pair, code, opens=opens) if pair else None,
        upper=places_table(pair, upper, title=_PREFECTURES) if pair and upper else None,
        below=places_table(pair, below, title=_title_of(lower), short=True) if pair and lower else None,
        place_url=placing.place_url(code, here),
        made_up=known.made_up,
        snapshot=ground.shown.now.hash,
    )


def situation_files(page: SituationPage) -> dict[str, Callable[[], Export]]:
    """Give the tables of a situation that may be taken as files."""
    tables = {"below": page.below, "prefectures": page.upper, "years": page.history, "movements": page.movements}
    return {key: partial(_export, page, key, table) for key, table in tables.items() if table is not None}


def _export(page: SituationPage, key: str, table: Table) -> Export:
    chosen = Text("{place}, end of {year}", "{place}，{year} 年末").fill(place=page.crumbs[-1].label, year=page.year)
    definition = page.figures[1].definition if page.figures else page.lead
    about = About(table.title, chosen, definition, page.snapshot)
    return export_of(table, name=f"huiyin-{page.code}-{page.year}-{key}", about=about)


def _lead(of: headline.Facts, below: dict[str, Text]) -> Text:
    sentence = headline.sentence(of)
    if not below:
        return sentence
    shares = of.beside.now.values("headcount_rural", level_of(next(iter(below))))
    told = extremes([(shares[code], name) for code, name in below.items() if code in shares])
    return Text(f"{sentence.en} {told.en}", f"{sentence.zh}{told.zh}") if told else sentence


def _title_of(level: Level) -> Text:
    return _TITLES.get(level, Text("What lies beneath", "下级地区"))


def _empty(
    title: Text, code: str, crumbs: tuple[Crumb, ...], *, why: Text | None = None, years: tuple[int, ...] = ()
) -> SituationPage:
    return SituationPage(
        title=title,
        lead=why or _FIRST,
        crumbs=crumbs,
        life=None,
        year=None,
        years=years,
        code=code,
        figures=(),
        picture=None,
        series=None,
        history=None,
        movements=None,
        upper=None,
        below=None,
        place_url=placing.place_url(code) if code else "",
        made_up=False,
        snapshot="",
        first_steps=why is None,
    )
