"""Read places: who they are, what lies above and below them, their statistics; reach is applied here."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.urls import reverse

from huiyin.kernel.places import NATION, Level, ancestors, code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin.records.codes import ORGANISATION_KIND
from huiyin.records.place_books import PlaceBook, PlaceLife, last_day
from huiyin.records.statistic_words import INDICATOR_NAMES, UNIT_NAMES
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import today
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.models import Organisation, Place, Statistic
from huiyin_web.places.pages import Division, OrganisationsPage, StatisticsPage
from huiyin_web.places.wording import one_language

_PLACE = Text("This place", "该地区")
_COLUMNS = ("code", "level", "name", "name_en")


def place_or_404(actor: Actor, code: str) -> Division:
    """Give a place in reach.

    Raises:
        NotFoundError: there is no such place, or it is out of reach.
    """
    row = Place.objects.filter(pk=code).values_list(*_COLUMNS).first() if actor.scope.covers(code) else None
    if row is None:
        raise NotFoundError(what=_PLACE)
    return _division(*row)


def valid_on(day: date) -> Q:
    """Tell the places that are valid on a day, in a query of `Place`: the rule of `PlaceLife.belongs_to`."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def places_within(code: str, level: Level, *, year: int | None = None) -> dict[str, Text]:
    """Give the names of the places of a level within a place that belong to a year, or exist today; by code."""
    low, high = code_range(prefix_of(code))
    there = valid_on(last_day(year) if year else today())
    return _names(Place.objects.filter(there, code__gte=low, code__lte=high, level=level))


def places_above(code: str) -> tuple[Division, ...]:
    """Give the places above a place, the province first; whoever sees a place may know where it lies."""
    rows = Place.objects.filter(pk__in=ancestors(code)).order_by("code").values_list(*_COLUMNS)
    return tuple(_division(*row) for row in rows)


def place_names(codes: Iterable[str]) -> dict[str, Text]:
    """Give the names of places, by code and in the order of their codes; one that nobody knows is missing."""
    return _names(Place.objects.filter(pk__in=list(codes)))


def statistics_of(indicator: str, year: int) -> Mapping[str, tuple[Decimal, str]]:
    """Give an indicator of a year: value and source, by place code."""
    rows = Statistic.objects.filter(indicator=indicator, year=year).values_list("place_code", "value", "source")
    return {code: (Decimal(repr(value)), source) for code, value, source in rows}


def place_book() -> PlaceBook:
    """Give every place ever known with its life, for whoever checks a file."""
    rows = Place.objects.values_list("code", "valid_from", "valid_to", "successor")
    return PlaceBook({code: PlaceLife(since, until, then) for code, since, until, then in rows} | {NATION: PlaceLife()})


def organisations_page(*, actor: Actor) -> OrganisationsPage:
    """Give the organisations in reach, and those that belong to no place, by kind and number."""
    actor.need(May.SEE_FIGURES)
    reach = actor.scope.places("place_code") | Q(place_code__isnull=True)
    found = list(Organisation.objects.filter(reach).order_by("kind", "number").values())
    names = place_names({one["place_code"] for one in found if one["place_code"]})
    rows = [
        Row(
            (
                Text(one["name_en"] or one["name"], one["name"]),
                one["number"],
                ORGANISATION_KIND.label_of(one["kind"]),
                names.get(one["place_code"] or "", ""),
                one["valid_from"],
                one["valid_to"],
            )
        )
        for one in found
    ]
    title = Text("Organisations", "单位")
    return OrganisationsPage(
        title=title,
        lead=Text("{count} organisations that take part in the work.", "参与工作的单位 {count} 个。").fill(
            count=len(rows)
        ),
        crumbs=(Crumb(title),),
        table=Table(title, _ORGANISATION_COLUMNS, rows, empty_next=_IMPORT_THEM),
    )


def statistics_page(*, actor: Actor, code: str) -> StatisticsPage:
    """Give every published figure of a place with its definition and source, the nation's beside it.

    Raises:
        NotFoundError: the place is not there, or out of reach.
    """
    actor.need(May.SEE_FIGURES)
    place = place_or_404(actor, code)
    nation = _values_of(NATION)
    rows = [
        Row(
            (
                _label(one["indicator"]),
                one["year"],
                one["value"],
                UNIT_NAMES.get(one["unit"], one["unit"]),
                nation.get((one["indicator"], one["year"])),
                one_language(one["definition"]),
                one_language(one["source"]),
            )
        )
        for one in Statistic.objects.filter(place_code=code).order_by("indicator", "-year").values()
    ]
    title = Text("{place}: statistics", "{place}统计数据").fill(place=place.name)
    return StatisticsPage(
        title=title,
        lead=_LEAD.fill(count=len(rows)),
        crumbs=(*(_step(actor, above) for above in places_above(code)), Crumb(title)),
        place=place,
        table=Table(title, _STATISTIC_COLUMNS, rows, tall=True, wide=True, empty_next=_IMPORT_THEM),
    )


def _values_of(code: str) -> dict[tuple[str, int], float]:
    rows = Statistic.objects.filter(place_code=code).values_list("indicator", "year", "value")
    return {(indicator, year): value for indicator, year, value in rows}


def _label(indicator: str) -> Cell:
    known = INDICATOR_NAMES.get(indicator)
    return Cell(known or indicator, under=indicator if known else "")


def _step(actor: Actor, place: Division) -> Crumb:
    is_seen = actor.scope.covers(place.code)
    return Crumb(place.name, reverse("places:statistics", args=[place.code]) if is_seen else "")


def _names(places: QuerySet[Place]) -> dict[str, Text]:
    rows = places.order_by("code").values_list("code", "name", "name_en")
    return {code: Text(english or name, name) for code, name, english in rows}


def _division(code: str, level: str, name: str, name_en: str | None) -> Division:
    return Division(code, Level(level), Text(name_en or name, name))


_IMPORT_THEM = Text("They come with an imported file.", "导入相应文件后在此显示。")
_LEAD = Text(
    "{count} published figures. The same word may count different things: compare only figures of one definition.",
    "公布数据 {count} 项。同名指标口径可能不同，仅口径一致的数据可以比较。",
)
_ORGANISATION_COLUMNS = (
    Column("name", Text("Organisation", "单位名称")),
    Column("number", Text("Number", "单位编号")),
    Column("kind", Text("Kind", "类别"), main=True),
    Column("place", Text("Place", "所在地区")),
    Column("valid_from", Text("From", "启用日期"), Kind.DAY),
    Column("valid_to", Text("Until", "停用日期"), Kind.DAY),
)
_STATISTIC_COLUMNS = (
    Column("indicator", Text("Indicator", "指标")),
    Column("year", Text("Year", "年份")),
    Column("value", Text("Value", "数值"), Kind.NUMBER, places=2, main=True),
    Column("unit", Text("Unit", "单位")),
    Column("nation", Text("Nation", "全国"), Kind.NUMBER, places=2),
    Column("definition", Text("Definition", "口径")),
    Column("source", Text("Source", "来源")),
)
