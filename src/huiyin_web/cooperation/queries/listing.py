"""All pairs in a year: planned, reported and counted, by item and by pair."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from huiyin.followup.cooperation import ASPECTS, FUNDS, ITEMS, JOBS, JOBS_POOR, Told
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.cooperation.models import Agreement
from huiyin_web.cooperation.pages import PairsPage
from huiyin_web.cooperation.queries.stored import agreements_in_reach, told_of
from huiyin_web.cooperation.queries.wording import plain, written
from huiyin_web.core.parts import COUNTED_TO, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_TURN = 50
_SHOWN_YEARS = 5
_STAFF_WEST = ("cadres_west", "doctors_west", "teachers_west")
_STAFF_EAST = ("cadres_east", "doctors_east", "teachers_east")


def pairs_page(*, actor: Actor, year: int, after: int | None, on: date) -> PairsPage:
    """Give one turn of the pairs of a year.

    Raises:
        NotAllowedError: their role sees none.
    """
    found = of_year(agreements_in_reach(actor), year)
    following = found.filter(pk__gt=after) if after else found
    rows = list(following.order_by("pk")[: _TURN + 1])
    shown, more, count = rows[:_TURN], len(rows) > _TURN, found[: COUNTED_TO + 1].count()
    every = shown if count == len(shown) else list(found)
    told = told_of(every, year)
    here = reverse("cooperation:list")
    return PairsPage(
        title=_IN.fill(year=year),
        lead=_LEAD,
        year=year,
        years=tuple(range(on.year, on.year - _SHOWN_YEARS, -1)),
        sums=_sums(list(told.values()), {row.pk: row.place_code for row in every}, told),
        pairs=Table(_PAIRS, COLUMNS, pair_rows(shown, told, year), empty=_NONE),
        pager=Pager(
            _SHOWN.fill(shown=len(shown), total=count if count <= COUNTED_TO else f"{COUNTED_TO}+"),
            next=f"{here}?{urlencode({'year': year, 'after': shown[-1].pk})}" if more else "",
            first=f"{here}?year={year}" if after else "",
        ),
        sign_url=reverse("cooperation:sign") if actor.may(May.COOPERATE) and actor.office else "",
    )


def pairs_table(actor: Actor, year: int) -> Table:
    """Give all pairs of a year, for a file.

    Raises:
        NotAllowedError: their role sees none.
    """
    rows = list(of_year(agreements_in_reach(actor), year).order_by("pk"))
    return Table(_PAIRS, COLUMNS, pair_rows(rows, told_of(rows, year), year), empty=_NONE)


def items_table(actor: Actor, year: int) -> Table:
    """Give every item of all pairs of a year, one a row, for a file.

    Raises:
        NotAllowedError: their role sees none.
    """
    rows = list(of_year(agreements_in_reach(actor), year).order_by("pk"))
    partners, counties = office_names({row.partner for row in rows}), place_names({row.place_code for row in rows})
    told = told_of(rows, year)
    lines = [
        Row(
            (
                partners[row.partner], counties.get(row.place_code, row.place_code),
                ASPECTS.label_of(ITEMS[item].aspect), ITEMS[item].label, ITEMS[item].unit, plain(item, one.planned),
                plain(item, one.reported), plain(item, one.counted), row.place_code,
            )
        )
        for row in rows
        for item, one in told[row.pk].items()
    ]  # fmt: skip
    return Table(_ITEMS, _ITEM_COLUMNS, lines)


def of_year(rows: QuerySet[Agreement], year: int) -> QuerySet[Agreement]:
    """Give the agreements that run in a year."""
    return rows.filter(begins_on__year__lte=year, ends_on__year__gte=year)


def pair_rows(rows: Sequence[Agreement], told: dict[int, dict[str, Told]], year: int) -> list[Row]:
    """Give pairs as rows of a table."""
    partners, counties = office_names({row.partner for row in rows}), place_names({row.place_code for row in rows})
    return [
        Row(
            (
                Cell(
                    counties.get(row.place_code, row.place_code),
                    f"{reverse('cooperation:pair', args=[row.pk])}?year={year}", under=partners[row.partner],
                ),
                *_figures(told[row.pk]),
                row.place_code,
            )
        )
        for row in rows
    ]  # fmt: skip


def _figures(told: dict[str, Told]) -> tuple[object, ...]:
    differ = [item for item, one in told.items() if one.differs]
    waiting = sum(one.waiting for one in told.values())
    return (
        told[FUNDS].planned,
        told[FUNDS].counted,
        sum(told[item].counted for item in _STAFF_WEST),
        sum(told[item].counted for item in _STAFF_EAST),
        told[JOBS].counted,
        told[JOBS_POOR].counted,
        told["purchases"].counted,
        told["firms"].counted,
        Cell(waiting, tone="warn") if waiting else 0,
        Cell(_reported(told), tone="warn" if differ else "", under=Text.join(ITEMS[one].label for one in differ)),
    )


def _reported(told: dict[str, Told]) -> Text:
    if all(one.reported is None for one in told.values()):
        return _NOT_REPORTED
    return _DIFFERS if any(one.differs for one in told.values()) else _AGREES


def _sums(every: Sequence[dict[str, Told]], places: dict[int, str], told: dict[int, dict[str, Told]]) -> Table:
    """Add up items over pairs; money of projects of a county that has two partners is taken once."""
    funds = {places[key]: one[FUNDS].counted for key, one in told.items()}
    rows = []
    for item, kind in ITEMS.items():
        counted = sum(funds.values()) if item == FUNDS else sum(one[item].counted for one in every)
        planned = [one[item].planned for one in every if one[item].planned is not None]
        reported = [one[item].reported for one in every if one[item].reported is not None]
        rows.append(
            Row(
                (
                    Cell(kind.label.sentence(), under=ASPECTS.label_of(kind.aspect).sentence()),
                    written(item, sum(one or 0 for one in planned) if planned else None),
                    written(item, sum(one or 0 for one in reported) if reported else None),
                    written(item, counted),
                )
            )
        )
    return Table(_TOGETHER, SUM_COLUMNS, rows, note=_SUMS_NOTE)


_IN = Text("East-West cooperation in {year}", "{year} 年东西部协作")
_LEAD = Text(
    "Six aspects: what eastern partners planned and report, beside what entries confirmed by the other side, projects "
    "and the register count.",
    "六个方面：东部协作方的计划和自评，与对方确认的登记事项、项目资金和台账统计对照。",
)
_PAIRS, _NONE = Text("Pairs", "协作关系"), Text("No agreement runs in this year.", "该年度无协作协议。")
_SHOWN = Text("{shown} of {total} pairs", "共 {total} 对协作关系，显示 {shown} 对")
_ITEMS, _TOGETHER = Text("Items of all pairs", "全部协作关系分项"), Text("All pairs together", "全部协作关系合计")
_SUMS_NOTE = Text(
    "Funds are what projects with money of eastern partners were allocated in the year: the same sums as in the list "
    "of projects.",
    "资金为当年下达的东部协作资金项目合计，与项目列表一致。",
)
_NOT_REPORTED, _DIFFERS, _AGREES = (
    Text("not reported", "未自评"),
    Text("differs", "自评与统计不一致"),
    Text("agrees", "自评与统计一致"),
)
_PEOPLE = Text("persons", "人")
SUM_COLUMNS = (
    Column("item", Text("Item", "事项")),
    Column("planned", Text("Planned", "计划")),
    Column("reported", Text("Reported", "自评")),
    Column("counted", Text("Counted", "统计"), main=True),
)
COLUMNS = (
    Column("county", Text("County and partner", "县与协作方")),
    Column("planned", Text("Funds planned", "资金计划"), Kind.MONEY),
    Column("funds", Text("Funds allocated", "资金下达"), Kind.MONEY, main=True),
    Column("west", Text("Staff sent west", "东部选派"), Kind.NUMBER, _PEOPLE),
    Column("east", Text("Staff sent east", "西部选派"), Kind.NUMBER, _PEOPLE),
    Column("jobs", Text("Jobs", "就业"), Kind.NUMBER, _PEOPLE),
    Column("poor", Text("Of them poor", "其中建档立卡"), Kind.NUMBER, _PEOPLE),
    Column("purchases", Text("Purchases", "采购"), Kind.MONEY),
    Column("firms", Text("Firms", "引进企业"), Kind.NUMBER),
    Column("waiting", Text("Waiting", "待确认"), Kind.NUMBER),
    Column("report", Text("Report", "自评")),
    Column("code", Text("Place code", "区划代码"), filed=True),
)
_ITEM_COLUMNS = (
    Column("partner", Text("Partner", "协作方")),
    Column("county", Text("County", "县")),
    Column("aspect", Text("Aspect", "方面")),
    Column("item", Text("Item", "事项")),
    Column("unit", Text("Unit", "单位")),
    Column("planned", Text("Planned", "计划"), Kind.NUMBER, places=None),
    Column("reported", Text("Reported", "自评"), Kind.NUMBER, places=None),
    Column("counted", Text("Counted", "统计"), Kind.NUMBER, places=None),
    Column("code", Text("Place code", "区划代码")),
)
