"""The money of projects by place, beside the poor: what lies elsewhere, what lies still."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.db.models import Count, Sum
from django.db.models.functions import Substr
from django.urls import reverse

from huiyin.followup.funds import Sign, Spread, State, spread
from huiyin.kernel.places import Level, code_range, level_of, prefix_of
from huiyin.kernel.text import Text
from huiyin.rules.casework.words import POOR
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import SHARE, YUAN, Figure, Unit
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.queries import place_names, place_or_404, places_within
from huiyin_web.projects.models import ProjectSign
from huiyin_web.projects.pages import SpreadPage
from huiyin_web.projects.queries.listing import MONEY, MONEY_KEYS, AskedList, filtered, sums_of
from huiyin_web.projects.queries.stored import projects_in_reach
from huiyin_web.projects.queries.wording import TITLE
from huiyin_web.registry.models import Household

_ASKED = (Sign.IDLE, Sign.LATE)


def spread_page(*, actor: Actor, place: str, on: date) -> SpreadPage:
    """Give the money of the projects in a place, by the places directly beneath it.

    Raises:
        NotAllowedError, NotFoundError: their role sees none, or the place is out of reach.
    """
    actor.need(May.SEE_COMMITMENTS)
    division = place_or_404(actor, place)
    lower = level_of(place).below
    below = places_within(place, lower) if lower else {}
    digits = lower.digits if lower else level_of(place).digits
    money, poor, signs = _money(actor, place, digits), _poor(place, digits), _signs(actor, place, digits, on)
    codes = {code[:digits] for code in below}
    found = spread(
        {one: (money[one]["paid"], poor.get(one, 0)) for one in (codes | money.keys()) - _itself(place, lower)}
    )
    total = sums_of(filtered(projects_in_reach(actor), AskedList(place=place), on))
    return SpreadPage(
        title=_TITLE.fill(place=division.name),
        lead=_LEAD,
        crumbs=(Crumb(TITLE, reverse("projects:list")), Crumb(division.name)),
        figures=_figures(found, total, sum(poor.values()), actor, place, on),
        places=_table(found, money, signs, total),
    )


def _itself(place: str, lower: Level | None) -> set[str]:
    """Give the prefix under which projects for the whole of a place stand: no place beneath has it."""
    return {place[: lower.digits]} if lower else set()


def _figures(
    found: Spread, total: Mapping[str, int], poor: int, actor: Actor, place: str, on: date
) -> tuple[Figure, ...]:
    counts = {
        sign: filtered(projects_in_reach(actor), AskedList(place=place, sign=sign.value), on).count() for sign in _ASKED
    }
    asked = (
        Figure(_SIGNS[sign], counts[sign], _PROJECTS, _SIGNS_ARE[sign],
               url=AskedList(place=place, sign=sign.value).address())
        for sign in _ASKED
    )  # fmt: skip
    each = total["paid"] / poor / 100 if poor else None
    return (Figure(_ELSEWHERE, found.elsewhere, SHARE, _ELSEWHERE_IS), Figure(_EACH, each, YUAN, _EACH_IS), *asked)


def _money(actor: Actor, place: str, digits: int) -> dict[str, dict[str, int]]:
    low, high = code_range(prefix_of(place))
    rows = (
        projects_in_reach(actor).filter(place_code__gte=low, place_code__lte=high).exclude(state=State.REFUSED)
        .annotate(under=Substr("place_code", 1, digits)).order_by().values("under")
        .annotate(projects=Count("pk"), **{f"sum_{key}": Sum(key) for key in MONEY_KEYS})
    )  # fmt: skip
    found: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(("projects", *MONEY_KEYS), 0))
    for row in rows:
        found[row["under"]] = {"projects": row["projects"], **{key: row[f"sum_{key}"] for key in MONEY_KEYS}}
    return found


def _poor(place: str, digits: int) -> dict[str, int]:
    low, high = code_range(prefix_of(place))
    rows = (
        Household.objects.filter(status__in=POOR, village_code__gte=low, village_code__lte=high)
        .annotate(under=Substr("village_code", 1, digits)).order_by().values_list("under")
        .annotate(many=Sum("member_count"))
    )  # fmt: skip
    return dict(rows)


def _signs(actor: Actor, place: str, digits: int, on: date) -> dict[tuple[str, str], int]:
    low, high = code_range(prefix_of(place))
    there = projects_in_reach(actor).filter(place_code__gte=low, place_code__lte=high)
    rows = (
        ProjectSign.objects.filter(sign__in=_ASKED, since__lte=on, project__in=there.values("pk"))
        .annotate(under=Substr("project__place_code", 1, digits)).order_by().values_list("under", "sign")
        .annotate(many=Count("pk"))
    )  # fmt: skip
    return {(under, sign): many for under, sign, many in rows}


def _table(
    found: Spread, money: Mapping[str, Mapping[str, int]], signs: Mapping[tuple[str, str], int],
    total: Mapping[str, int],
) -> Table:  # fmt: skip
    codes = {one.place: _code(one.place) for one in found.places}
    names = place_names(codes.values())
    rows = [
        Row(
            (
                Cell(names.get(codes[one.place], codes[one.place]), AskedList(place=codes[one.place]).address()),
                money[one.place]["projects"],
                *(money[one.place][key] for key in MONEY_KEYS),
                one.poor,
                one.per_poor,
                one.share,
                one.share_of_poor,
                *(signs.get((one.place, sign.value), 0) for sign in _ASKED),
                codes[one.place],
            )
        )
        for one in found.places
    ]
    itself = sum(one["projects"] for one in money.values())
    above = {key: total[key] - sum(money[one.place][key] for one in found.places) for key in MONEY_KEYS}
    if any(above.values()):
        rest = itself - sum(money[one.place]["projects"] for one in found.places)
        rows.append(Row((_WIDER, rest, *(above[key] for key in MONEY_KEYS), *[None] * 6, "")))
    sums = (itself, *(total[key] for key in MONEY_KEYS))
    rows.append(Row((_TOTAL, *sums, sum(one.poor for one in found.places), *[None] * 5, ""), marked=True))
    return Table(_BY_PLACE, _COLUMNS, rows, note=_NOTE)


def _code(prefix: str) -> str:
    return prefix.ljust(12, "0")


_PROJECTS = Unit(Text("projects", "个"))
_TITLE = Text("{place}: funds beside the poor", "{place}资金与贫困人口分布")
_LEAD = Text(
    "What projects paid out, by place, beside the poor of the register as it is now; who got least for each poor "
    "person stands first.",
    "按地区列出项目已支付资金与当前台账贫困人口，人均最少的排在前面。",
)
_ELSEWHERE = Text("Lies elsewhere than the poor", "与贫困人口分布不一致")
_ELSEWHERE_IS = Text(
    "Share of what was paid out that would have to move between the places below for every poor person to have the "
    "same (index of dissimilarity)",
    "为使各地贫困人口人均资金相同而须在下列地区间调整的已支付资金比例（差异指数）",
)
_EACH = Text("Paid out per poor person", "贫困人口人均已支付")
_EACH_IS = Text("All that was paid out, by the poor persons of the register now", "已支付合计 ÷ 当前台账贫困人口")
_SIGNS = {Sign.IDLE: Text("Idle", "资金闲置"), Sign.LATE: Text("Late", "进度滞后")}
_SIGNS_ARE = {
    Sign.IDLE: Text("Projects with money that was allocated long ago and is not paid out", "资金下达超期未支付的项目"),
    Sign.LATE: Text("Projects past their day whose plan is not paid out in full", "逾期且计划资金未支付完的项目"),
}
_BY_PLACE = Text("By place", "分地区")
_TOTAL = Text("Together", "合计")
_WIDER = Text("For several places at once", "跨下级地区项目")
_NOTE = Text(
    "A project for a whole place stands in its own row, so that the rows add up to the fen.",
    "跨下级地区的项目单列，各行之和与合计一致（精确到分）。",
)
_COLUMNS = (
    Column("place", Text("Place", "地区")),
    Column("projects", Text("Projects", "项目数"), Kind.NUMBER),
    *(replace(column, main=False) for column in MONEY),
    Column("poor", Text("Poor persons", "贫困人口"), Kind.NUMBER, Text("persons", "人")),
    Column("per_poor", Text("Paid per poor person", "人均已支付"), Kind.MONEY, main=True),
    Column("share", Text("Share of the money", "资金占比"), Kind.SHARE, places=1),
    Column("share_of_poor", Text("Share of the poor", "贫困人口占比"), Kind.SHARE, places=1),
    Column("idle", Text("Idle", "资金闲置"), Kind.NUMBER),
    Column("late", Text("Late", "进度滞后"), Kind.NUMBER),
    Column("code", Text("Place code", "区划代码"), filed=True),
)
