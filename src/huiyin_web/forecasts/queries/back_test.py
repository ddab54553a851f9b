"""How often the intervals held what came: of the forecasts in force, by year and level; the places outside."""

from collections.abc import Iterator, Sequence

from django.urls import reverse

from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin.planning.forecast.backtesting import Compared
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.forecasts.models import Check
from huiyin_web.forecasts.pages import BackTestPage, OutsidePage
from huiyin_web.forecasts.queries.came import LIFTED, POOR, came_of
from huiyin_web.forecasts.queries.wording import INTERVAL, TITLE, between
from huiyin_web.places.queries import place_names
from huiyin_web.snapshots.queries import frozen_snapshots

_TITLE = Text("Did it come so?", "预测检验")
_LEAD = Text(
    "Each forecast in force is compared with every year that was frozen since: nine places in ten should lie within "
    "their 90% interval. Where fewer do, something happened that the years before did not show.",
    "将现行预测与此后冻结的各年度对照：应有约九成地区落在其 90% 区间内。明显偏少时，说明发生了以往年度未曾显示的情况。",
)
MEASURES = {POOR: Text("poor", "贫困人口"), LIFTED: Text("have left poverty", "累计脱贫")}
_COLUMNS = (
    Column("forecast", Text("Forecast from the end of", "预测起点（年末）")),
    Column("year", Text("Counted at the end of", "对照年度（年末）")),
    Column("measure", Text("What", "指标")),
    Column("level", Text("Level", "层级")),
    Column("share", Text("Within the interval", "落在区间内"), Kind.SHARE, places=1, main=True),
    Column("held", Text("Places within", "区间内地区数"), Kind.NUMBER),
    Column("compared", Text("Places compared", "对照地区数"), Kind.NUMBER),
)
_NONE = Text("No forecast can be compared yet.", "尚无可对照的预测。")
_NEXT = Text("Once the year after a forecast's base is frozen, it is.", "预测起点的次年冻结后即可对照。")
_LEVELS = {
    Level.PROVINCE: Text("province", "省"), Level.PREFECTURE: Text("prefecture", "市州"),
    Level.COUNTY: Text("county", "县"), Level.TOWNSHIP: Text("township", "乡镇"), Level.VILLAGE: Text("village", "村"),
}  # fmt: skip
_OUTSIDE = Text(
    "Outside the interval, end of {year}: {measure}, {level}", "{year} 年末落在区间外：{measure}（{level}）"
)
_OUTSIDE_LEAD = Text(
    "Forecast from the end of {base}. {outside} of {compared} places in reach lie outside their 90% interval.",
    "自 {base} 年末起的预测。可查看的 {compared} 个地区中有 {outside} 个落在 90% 区间外。",
)
_OUTSIDE_COLUMNS = (
    Column("place", Text("Place", "地区")),
    Column("came", Text("Counted", "统计"), Kind.NUMBER, Text("persons", "人"), main=True),
    Column("middle", Text("Expected", "预计"), Kind.NUMBER, Text("persons", "人")),
    Column("interval", INTERVAL),
    Column("beyond", Text("Beyond it by", "超出"), Kind.NUMBER, Text("persons", "人")),
    Column("code", Text("Place code", "区划代码"), filed=True),
)
_ALL_WITHIN = Text("All places in reach lie within their interval.", "可查看的地区均在区间内。")
_CHECK = Text("This comparison", "该项对照")
_MOST = 200
_FIRST = Text("The {count} farthest outside are listed.", "仅列出超出最多的 {count} 个。")


def back_test_page(*, actor: Actor) -> BackTestPage:
    """Give how often the intervals held what came.

    Raises:
        NotAllowedError: their role sees no figures.
    """
    actor.need(May.SEE_FIGURES)
    latest = {one.year: one.hash for one in frozen_snapshots()}
    rows = Check.objects.filter(forecast__superseded=False, snapshot__in=latest.values()).select_related("forecast")
    order = list(_LEVELS)
    found = sorted(
        rows, key=lambda row: (-row.year, -row.forecast.base_year, row.measure, order.index(Level(row.level)))
    )
    return BackTestPage(
        title=_TITLE,
        lead=_LEAD,
        crumbs=(Crumb(TITLE, reverse("forecasts:list")), Crumb(_TITLE)),
        checks=Table(_TITLE, _COLUMNS, [_row(row) for row in found], empty=_NONE, empty_next=_NEXT),
    )


def outside_page(*, actor: Actor, number: int) -> OutsidePage:
    """Give the places behind a comparison whose interval did not hold what came, as far as they are in reach.

    Raises:
        NotAllowedError, NotFoundError: their role sees no figures, or there is no such comparison.
    """
    actor.need(May.SEE_FIGURES)
    row = Check.objects.filter(pk=number).select_related("forecast").first()
    if row is None:
        raise NotFoundError(what=_CHECK)
    level = Level(row.level)
    there = came_of(row.forecast, row.year, [level])
    seen = [one for one in there if one.measure == row.measure and actor.scope.covers(one.place)]
    outside = sorted((one for one in seen if not one.held), key=lambda one: (-_beyond(one), one.place))
    title = _OUTSIDE.fill(year=row.year, measure=MEASURES[row.measure], level=_LEVELS[level])
    base = row.forecast.base_year
    return OutsidePage(
        title=title,
        lead=_OUTSIDE_LEAD.fill(base=base, outside=len(outside), compared=len(seen)),
        crumbs=(
            Crumb(TITLE, reverse("forecasts:list")), Crumb(_TITLE, reverse("forecasts:back_test")), Crumb(title),
        ),
        places=Table(
            title, _OUTSIDE_COLUMNS, list(_outside(outside[:_MOST], base)), empty=_ALL_WITHIN,
            note=_FIRST.fill(count=_MOST) if len(outside) > _MOST else None,
        ),
    )  # fmt: skip


def _row(row: Check) -> Row:
    url = reverse("forecasts:outside", args=[row.pk])
    level = _LEVELS[Level(row.level)].sentence()
    base = f"{row.forecast.base_year}"
    share = Cell(row.held / row.compared, url)
    return Row((base, f"{row.year}", MEASURES[row.measure].sentence(), level, share, row.held, row.compared))


def _beyond(one: Compared) -> int:
    return max(one.came - one.expected.high, one.expected.low - one.came)


def _outside(rows: Sequence[Compared], base: int) -> Iterator[Row]:
    names = place_names([one.place for one in rows])
    for one in rows:
        name = Cell(names.get(one.place, one.place), f"{reverse('forecasts:place', args=[one.place])}?base={base}")
        ends = between(one.expected.low, one.expected.high)
        yield Row((name, one.came, one.expected.middle, ends, _beyond(one), one.place))
