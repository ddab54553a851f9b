"""Read the pages of organisations and of a place's statistics, turned by key; their files hold every row."""

from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import urlencode

from django.db.models import Model, Q, QuerySet
from django.urls import reverse

from huiyin.kernel.places import NATION
from huiyin.kernel.text import Text
from huiyin.records.codes import ORGANISATION_KIND
from huiyin.records.statistic_indicators import OWN, STATISTIC_INDICATORS, UNIT
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.models import Organisation, Statistic
from huiyin_web.places.pages import Division, OrganisationsPage, StatisticsPage
from huiyin_web.places.queries import place_names, place_or_404, places_above
from huiyin_web.places.wording import one_language

PAGE_ROWS = 50
_Row = TypeVar("_Row", bound=Model)


def organisations_page(*, actor: Actor, after: str = "") -> OrganisationsPage:
    """Give the organisations in reach, the own one and those that belong to no place, by kind and number.

    Args:
        actor: who asks.
        after: the key `kind.number` after which the page begins.
    """
    found = _organisations(actor)
    total = found.count()
    kind, _, number = after.partition(".")
    if number:
        found = found.filter(Q(kind__gt=kind) | Q(kind=kind, number__gt=number))
    rows, more = _page(found)
    return OrganisationsPage(
        title=_ORGANISATIONS,
        lead=Text("{count:,} organisations that take part in the work.", "参与工作的单位 {count:,} 个。").fill(
            count=total
        ),
        crumbs=(Crumb(_ORGANISATIONS),),
        table=_organisations_table(rows),
        pager=_pager(len(rows), total, after=after, key=f"{rows[-1].kind}.{rows[-1].number}" if more else ""),
    )


def all_organisations(*, actor: Actor) -> Table:
    """Give every row of the page of organisations."""
    return _organisations_table(list(_organisations(actor)))


def statistics_page(*, actor: Actor, code: str, after: str = "") -> StatisticsPage:
    """Give the published figures of a place with their definition and source, the nation's beside them.

    Args:
        actor: who asks.
        code: the place.
        after: the key `indicator.year` after which the page begins.

    Raises:
        NotFoundError: the place is not there, or out of reach.
    """
    place, found = _statistics(actor, code)
    total = found.count()
    indicator, _, year = after.rpartition(".")
    if indicator and year.isdecimal() and len(year) == _YEAR_DIGITS:
        found = found.filter(Q(indicator__gt=indicator) | Q(indicator=indicator, year__lt=int(year)))
    rows, more = _page(found)
    title = _statistics_title(place)
    return StatisticsPage(
        title=title,
        lead=_LEAD.fill(count=total),
        crumbs=(*(_step(actor, above) for above in places_above(code)), Crumb(title)),
        place=place,
        table=_statistics_table(title, rows),
        pager=_pager(len(rows), total, after=after, key=f"{rows[-1].indicator}.{rows[-1].year}" if more else ""),
    )


def all_statistics(*, actor: Actor, code: str) -> Table:
    """Give every row of the page of a place's statistics.

    Raises:
        NotFoundError: the place is not there, or out of reach.
    """
    place, found = _statistics(actor, code)
    return _statistics_table(_statistics_title(place), list(found))


def _organisations(actor: Actor) -> QuerySet[Organisation]:
    actor.need(May.SEE_FIGURES)
    reach = actor.scope.places("place_code") | Q(place_code__isnull=True) | Q(pk=actor.organisation)
    return Organisation.objects.filter(reach).order_by("kind", "number")


def _organisations_table(found: Sequence[Organisation]) -> Table:
    names = place_names({one.place_code for one in found if one.place_code})
    rows = [
        Row(
            (
                Text(one.name_en or one.name, one.name),
                one.number,
                ORGANISATION_KIND.label_of(one.kind),
                names.get(one.place_code or "", ""),
                one.valid_from,
                one.valid_to,
            )
        )
        for one in found
    ]
    return Table(_ORGANISATIONS, _ORGANISATION_COLUMNS, rows, empty_next=_IMPORT_THEM)


def _statistics(actor: Actor, code: str) -> tuple[Division, QuerySet[Statistic]]:
    actor.need(May.SEE_FIGURES)
    place = place_or_404(actor, code)
    return place, Statistic.objects.filter(place_code=code).order_by("indicator", "-year")


def _statistics_title(place: Division) -> Text:
    return Text("{place}: statistics", "{place}统计数据").fill(place=place.name)


def _statistics_table(title: Text, found: Sequence[Statistic]) -> Table:
    nation = _values_of(NATION)
    rows = [
        Row(
            (
                _label(one.indicator),
                one.year,
                one.value,
                _UNITS.get(one.unit, one.unit),
                nation.get((one.indicator, one.year)),
                one_language(one.definition),
                one_language(one.source),
                one.indicator,
            )
        )
        for one in found
    ]
    return Table(title, _STATISTIC_COLUMNS, rows, tall=True, wide=True, empty_next=_IMPORT_THEM)


def _page(found: QuerySet[_Row]) -> tuple[list[_Row], bool]:
    """Give one page of rows, and whether more follow."""
    rows = list(found[: PAGE_ROWS + 1])
    return rows[:PAGE_ROWS], len(rows) > PAGE_ROWS


def _pager(shown: int, total: int, *, after: str, key: str) -> Pager:
    return Pager(
        words=Text("{shown} of {total:,}", "本页 {shown} 项，共 {total:,} 项").fill(shown=shown, total=total),
        next="?" + urlencode({"after": key}) if key else "",
        first="?" if after else "",
    )


def _values_of(code: str) -> dict[tuple[str, int], float]:
    rows = Statistic.objects.filter(place_code=code).values_list("indicator", "year", "value")
    return {(indicator, year): value for indicator, year, value in rows}


def _label(indicator: str) -> Cell:
    if indicator in STATISTIC_INDICATORS:
        return Cell(STATISTIC_INDICATORS[indicator].label, under=indicator)
    own = indicator.startswith(OWN)
    return Cell(indicator.removeprefix(OWN), under=_OWN if own else "")


def _step(actor: Actor, place: Division) -> Crumb:
    is_seen = actor.scope.covers(place.code)
    return Crumb(place.name, reverse("places:statistics", args=[place.code]) if is_seen else "")


_ORGANISATIONS = Text("Organisations", "单位")
_OWN = Text("the office's own", "自定义指标")
_UNITS = {code.key: code.label for code in UNIT.codes}
_YEAR_DIGITS = 4
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
    Column("value", Text("Value", "数值"), Kind.NUMBER, places=None, main=True),
    Column("unit", Text("Unit", "单位")),
    Column("nation", Text("Nation", "全国"), Kind.NUMBER, places=None),
    Column("definition", Text("Definition", "口径")),
    Column("source", Text("Source", "来源")),
    Column("key", Text("Key", "指标代码"), filed=True),
)
