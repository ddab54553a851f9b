"""A place: how it stands, what lies beneath, why people are poor, its statistics; a village's households."""

from collections.abc import Callable
from functools import partial

from django.urls import reverse

from huiyin.kernel.places import Level, level_of
from huiyin.kernel.text import Text
from huiyin.records import codes
from huiyin.records.snapshots import statistics_of
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.casework.queries.opening import cases_of_place, openable_for_place
from huiyin_web.collecting.queries.list_page import answering_table
from huiyin_web.commitments.queries.keeping import place_figures
from huiyin_web.core.clock import today
from huiyin_web.core.exports import About, Export, export_of
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.forecasts.queries.brief import place_brief
from huiyin_web.overview.pages import PlacePage
from huiyin_web.overview.queries import headline, placing
from huiyin_web.overview.queries.frozen import FrozenYear, frozen
from huiyin_web.overview.queries.ground import ground_of
from huiyin_web.overview.queries.households import village_export, village_households
from huiyin_web.overview.queries.movements import movements_table
from huiyin_web.overview.queries.pictures import incidence_map
from huiyin_web.overview.queries.rows import places_table, years_table
from huiyin_web.places.facilities import facilities_by_year, is_listed, list_state
from huiyin_web.places.queries import place_or_404, places_within
from huiyin_web.places.wording import one_language
from huiyin_web.projects.queries.gaps import gaps_of
from huiyin_web.targets.queries.counted import Years
from huiyin_web.targets.queries.place import place_targets, targets_of_place
from huiyin_web.windows.queries.openings import openings_table

_NOTHING_FROZEN = Text("No year is frozen yet.", "尚未冻结任何年度。")
_BENEATH = Text("Places beneath", "下级地区")
_CAUSE = "cause_"


def place_page(*, actor: Actor, code: str, year: int | None, after: int | None = None) -> PlacePage:
    """Give a place's page in a year, the latest where none is named.

    Raises:
        NotFoundError: the place is out of reach, or the year is not frozen.
        NotAllowedError: the role sees no figures.
    """
    actor.need(May.SEE_FIGURES)
    name = place_or_404(actor, code).name
    known = frozen()
    ground = ground_of(actor, code, name, known=known, year=year)
    here, own = ground.year, ground.own
    lower = level_of(code).below
    below = places_within(code, lower, year=here) if lower else {}
    drawn = places_within(code, Level.COUNTY, year=here) if level_of(code) is Level.PROVINCE else below
    pair = ground.beside(*below, *drawn)
    opens = actor.may(May.SEE_HOUSEHOLDS)
    of = headline.facts(code, name, pair, opens=opens) if pair else None
    households, pager = village_households(actor, code, own, after=after) if lower is None and opens else (None, None)
    listed = list_state(code)
    told = Years({one.year: one.snapshot for one in known.every}, own)
    targets = targets_of_place(actor, code)
    return PlacePage(
        title=name,
        lead=headline.sentence(of) if of else ground.absence or _NOTHING_FROZEN,
        crumbs=placing.way_to(actor, code, year=year),
        life=ground.life,
        year=here,
        years=known.years,
        code=code,
        figures=headline.figures(of) if of else (),
        picture=incidence_map(pair.now, code, name, drawn, pair.succession) if pair else None,
        children=places_table(pair, below, title=_BENEATH) if pair and lower else None,
        movements=movements_table(pair, code, opens=opens) if pair else None,
        causes=_causes(pair.now, code, opens=opens) if pair else None,
        history=years_table(code, known.every, here=here, opens=opens, succession=own) if here else None,
        statistics=_statistics(pair.now, code) if pair else None,
        targets=place_targets(targets, here, told),
        outlook=place_brief(code, targets, told),
        promises=place_figures(actor, code, on=today()),
        openings=openings_table(code, on=today()),
        collections=answering_table(code, on=today()),
        list_state=listed,
        facilities=facilities_by_year(code) if lower is None else None,
        gaps=gaps_of(actor, code, on=today()) if lower is None else None,
        facilities_url=reverse("places:facilities", args=[code]) if lower is not None else "",
        cases=cases_of_place(code) if opens else None,
        openable=openable_for_place(actor, code) if is_listed(listed) else (),
        households=households if households is not None and (pair or households.rows) else None,
        pager=pager,
        situation_url=f"{reverse('overview:situation')}?place={code}" + (f"&year={year}" if year else ""),
        transitions_url=placing.transitions_url(code),
        made_up=known.made_up,
        snapshot=ground.shown.now.hash if ground.shown else "",
    )


def place_files(actor: Actor, page: PlacePage) -> dict[str, Callable[[], Export]]:
    """Give the tables of a place that may be taken as files; a village's households first."""
    files: dict[str, Callable[[], Export]] = {}
    if page.households is not None:
        files["households"] = partial(village_export, actor, page.code, page.title)
    tables = {
        "children": page.children,
        "movements": page.movements,
        "causes": page.causes,
        "years": page.history,
        "statistics": page.statistics,
        "facilities": page.facilities,
    }
    return files | {key: partial(_export, page, key, table) for key, table in tables.items() if table is not None}


def _export(page: PlacePage, key: str, table: Table) -> Export:
    chosen = Text("{place} ({code}), {year}", "{place}（{code}），{year} 年").fill(
        place=page.title, code=page.code, year=page.year or "--"
    )
    definition = table.note or (page.figures[1].definition if page.figures else table.title)
    about = About(table.title, chosen, definition, "" if key == "statistics" else page.snapshot)
    return export_of(table, name=f"huiyin-{page.code}-{page.year}-{key}", about=about)


def _causes(year: FrozenYear, code: str, *, opens: bool) -> Table:
    own = year.of(code)
    poor = own.get("poor_persons") or 0
    counted = sorted(
        ((value, key.removeprefix(_CAUSE)) for key, value in own.items() if key.startswith(_CAUSE)), reverse=True
    )
    return Table(
        Text("Why people are poor", "致贫原因"),
        (
            Column("cause", Text("Main cause", "主要致贫原因")),
            Column(
                "share",
                Text("Of the {who}", "占{who}人口").fill(who=year.who),
                Kind.SHARE,
                places=1,
                main=True,
                bar=True,
            ),
            Column("persons", year.poor, Kind.NUMBER, Text("persons", "人")),
        ),
        tuple(
            Row(
                (
                    Cell(
                        codes.CAUSE.label_of(key),
                        placing.behind_url(code, f"{_CAUSE}{key}", year.year) if opens else "",
                    ),
                    value / poor if poor else None,
                    value,
                )
            )
            for value, key in counted
            if value
        ),
        note=Text(
            "Each household has one main cause; all its members are counted under it.",
            "每户填报一项主要致贫原因，按户内人口计数。",
        ),
        empty=Text("There is no {poor} here.", "本地没有{poor}。").fill(poor=year.poor_population),
    )


def _statistics(year: FrozenYear, code: str) -> Table:
    rows = statistics_of(year.snapshot).of(code, year.year)
    return Table(
        Text("Published statistics of the year", "当年公布的统计数据"),
        (
            Column("definition", Text("Definition", "指标口径")),
            Column("value", Text("Value", "数值"), Kind.NUMBER, main=True, places=None),
            Column("unit", Text("Unit", "单位")),
            Column("source", Text("Source", "来源")),
        ),
        tuple(
            Row((one_language(one.definition), one.value, _unit(one.unit), one_language(one.source)))
            for one in rows.values()
        ),
        note=Text(
            "As they stood when the year was frozen; later imports stand in the statistics table.",
            "以冻结年度时的数据为准；此后导入的数据见统计表。",
        ),
        empty=Text("No statistics of this year were frozen for this place.", "本年度快照中没有该地区的统计数据。"),
        empty_next=Text("Import the yearly statistics.", "请导入年度统计。"),
    )


_UNITS = {
    "persons": Text("persons", "人"),
    "households": Text("households", "户"),
    "percent": Text("%", "%"),
    "yuan": Text("yuan", "元"),
    "points": Text("points", "分"),
}


def _unit(written: str) -> Text:
    return _UNITS.get(written, Text(written, written))
