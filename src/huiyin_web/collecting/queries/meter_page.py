"""The burden meter: what the villages of a place are asked in a year, month by month, and by whom."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from django.urls import reverse

from huiyin.kernel.places import Level, ancestors, level_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.collecting.pages import MeterPage
from huiyin_web.collecting.queries.list_page import METER, tabs
from huiyin_web.collecting.queries.load import Load, Loads, loads_of, together, years_with_load
from huiyin_web.collecting.queries.telling import FACTS, MINUTES, SAID_BY
from huiyin_web.core.amounts import Figure
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.exports import About, Export, export_of
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import first_place, place_names, place_or_404

_HOUR = 60
_NARROW = 4  # months that a phone can show beneath a place
_AREA = Text("An area of yours", "您的管辖地区")
_LEAD = Text(
    "In {year} {place} is asked for {facts:,.0f} facts: {hours:,.1f} hours of its villages' time. Facts asked again: "
    "{again:,.0f}.",
    "{year} 年{place}村级须填 {facts:,.0f} 项次，约 {hours:,.1f} 小时；其中重复采集 {again:,.0f} 项次。",
)
_QUIET = Text("In {year} {place} is asked for nothing.", "{year} 年{place}没有采集任务。")
_BY_PLACE, _BY_OFFICE = Text("By place and month", "按地区和月份"), Text("Who asks", "提出单位")
_BY_VILLAGE = Text("By village, month and office", "按村、月份和提出单位")
_MIN = Text("min", "分钟")
_FACTS, _TIME, _AGAIN = Text("Facts asked", "采集项次"), Text("Time", "用时"), Text("Asked again", "重复采集")
_UNDER = Text("facts: {facts:,.0f}", "{facts:,.0f} 项次")
_MONTH, _MONTH_FACTS = Text("{year}-{month}", "{year}-{month}"), Text("{year}-{month}, facts", "{year}-{month} 项次")
_PLACE = Column("place", Text("Place", "地区"))
_CODE = Column("code", Text("Place code", "区划代码"), filed=True)
_OFFICE = Column("office", Text("Asked by", "提出单位"))
_COUNT = Column("collections", Text("Collections", "采集任务"), Kind.NUMBER)
_FACTS_COLUMN = Column("facts", _FACTS, Kind.NUMBER)
_MINUTES_COLUMN = Column("minutes", _TIME, Kind.NUMBER, _MIN, main=True)
_AGAIN_COLUMN = Column("again", _AGAIN, Kind.NUMBER)
_DEFINITION = Text(
    "Minutes of the villages' time, as the offices that ask estimate, and facts asked (rows x fields); both spread "
    "evenly over the days of each collection. A collection that was withdrawn is charged until that day.",
    "村级用时（分钟）按提出单位的估计计算，采集项次为行数 × 指标数，均在采集期间按日平均分摊。撤回的任务计至撤回之日。",
)
_NONE = Text("Nothing is asked here in this year.", "本年度没有采集任务。")
_ALL = Text("{place}, in all", "{place}合计")


def meter_page(*, actor: Actor, place: str, year: int | None, on: date) -> MeterPage:
    """Give the burden meter of a place in a year.

    Raises:
        NotAllowedError: their role sees no figures.
        NotFoundError: the place is out of reach, or they reach no place.
    """
    actor.need(May.SEE_FIGURES)
    if not (code := place or first_place(actor)):
        raise NotFoundError(what=_AREA)
    name, shown = place_or_404(actor, code).name, year or on.year
    level = level_of(code).below or Level.VILLAGE
    loads = loads_of(code, shown, digits=level.digits)
    whole = together(loads.values())
    hours = whole.all_minutes / _HOUR
    lead = _LEAD.fill(year=shown, place=name, facts=whole.all_facts, hours=hours, again=whole.again)
    return MeterPage(
        title=METER,
        lead=lead if whole.collections else _QUIET.fill(year=shown, place=name),
        crumbs=_way(actor, code, shown),
        tabs=tabs(actor, meter=True),
        code=code,
        year=shown,
        years=tuple(sorted(years_with_load() | {on.year, shown}, reverse=True)),
        figures=_figures(whole),
        places=_places_table(code, name, loads, shown, whole),
        offices=_offices_table(loads),
    )


def meter_files(page: MeterPage) -> dict[str, Callable[[], Export]]:
    """Give what may be taken as files: both tables, and every village by month and office."""

    def export(key: str, table: Table) -> Export:
        chosen = Text("{place}, {year}", "{place}，{year} 年").fill(place=page.crumbs[-1].label, year=page.year)
        about = About(table.title, chosen, _DEFINITION)
        return export_of(table, name=f"huiyin-burden-{page.code}-{page.year}-{key}", about=about)

    return {
        "places": lambda: export("places", page.places),
        "offices": lambda: export("offices", page.offices),
        "villages": lambda: export("villages", _villages_table(page.code, page.year)),
    }


def _way(actor: Actor, code: str, year: int) -> tuple[Crumb, ...]:
    names = place_names([*ancestors(code), code])
    return tuple(
        Crumb(name, _url(step, year) if step != code and actor.scope.covers(step) else "")
        for step, name in names.items()
    )


def _url(code: str, year: int) -> str:
    return f"{reverse('collecting:meter')}?place={code}&year={year}"


def _figures(whole: Load) -> tuple[Figure, ...]:
    return (
        Figure(_FACTS, whole.all_facts, FACTS, Text("rows to be answered for x fields asked", "行数 × 指标数")),
        Figure(_TIME, whole.all_minutes, MINUTES, Text("of the villages' time", "村级用时合计"), source=SAID_BY),
        Figure(_AGAIN, whole.again, FACTS, Text("facts that are known for good, or asked in the year already",
                                                "已有且不变，或当年已采集的项次")),
    )  # fmt: skip


def _places_table(code: str, name: Text, loads: Loads, year: int, whole: Load) -> Table:
    """Give the places below by month, beneath all of them together; a village stands alone."""
    below, months = level_of(code).below, sorted(whole.minutes)
    columns = [_PLACE, _CODE, _MINUTES_COLUMN, _FACTS_COLUMN, _AGAIN_COLUMN]
    for month in months:
        said = {"year": year, "month": f"{month:02d}"}
        columns.append(Column(f"minutes_{month}", _MONTH.fill(**said), Kind.NUMBER, _MIN))
        columns.append(Column(f"facts_{month}", _MONTH_FACTS.fill(**said), Kind.NUMBER, filed=True))
    rows = [_row(_ALL.fill(place=name) if below else name, code, whole, months, marked=bool(below))]
    if below:
        parts = _grouped(loads, 0)
        names = place_names(parts)
        rows += [_row(Cell(names.get(one, one), _url(one, year)), one, parts[one], months) for one in sorted(parts)]
    shown = rows if whole.collections else []
    return Table(_BY_PLACE, tuple(columns), shown, note=_DEFINITION, empty=_NONE, wide=len(months) > _NARROW)


def _row(name: Text | Cell, code: str, load: Load, months: list[int], *, marked: bool = False) -> Row:
    cells: list[object] = [name, code, *(_exact(one) for one in (load.all_minutes, load.all_facts, load.again))]
    for month in months:
        facts = load.facts.get(month, 0)
        cells += [Cell(_exact(load.minutes.get(month, 0)), under=_UNDER.fill(facts=facts)), _exact(facts)]
    return Row(tuple(cells), marked=marked)


def _offices_table(loads: Loads) -> Table:
    offices = _grouped(loads, 1)
    names = office_names(offices)
    columns = (_OFFICE, _COUNT, _FACTS_COLUMN, _MINUTES_COLUMN, _AGAIN_COLUMN)
    rows = [
        Row(
            (
                names[office], len(load.collections),
                *(_exact(one) for one in (load.all_facts, load.all_minutes, load.again)),
            )
        )
        for office, load in sorted(offices.items(), key=lambda one: (-one[1].all_minutes, one[0]))
    ]  # fmt: skip
    return Table(_BY_OFFICE, columns, rows, empty=_NONE)


def _villages_table(code: str, year: int) -> Table:
    """Give every village of a place by month and office, for a file."""
    loads = loads_of(code, year, digits=Level.VILLAGE.digits)
    names, offices = place_names({village for village, _ in loads}), office_names({office for _, office in loads})
    columns = (_PLACE, _CODE, Column("month", Text("Month", "月份")), _OFFICE, _FACTS_COLUMN, _MINUTES_COLUMN)
    rows = [
        Row(
            (
                names.get(village, village), village, f"{year}-{month:02d}", offices[office],
                _exact(load.facts[month]), _exact(minutes),
            )
        )
        for (village, office), load in sorted(loads.items())
        for month, minutes in sorted(load.minutes.items())
    ]  # fmt: skip
    return Table(_BY_VILLAGE, columns, rows, empty=_NONE)


def _grouped(loads: Loads, by: int) -> dict[str, Load]:
    """Add loads up by place (0) or by office (1)."""
    found: defaultdict[str, Load] = defaultdict(Load)
    for key, load in loads.items():
        found[key[by]].add(load)
    return found


def _exact(amount: float) -> float:
    """Give an amount as it stands in a file: a month may have a part of a fact, a page shows whole ones."""
    return round(amount, 1)
