"""Theatre on a page: plan against actual with its uncertainty, who is furthest behind, orders, what is overdue."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from math import hypot

from django.db.models import Q
from django.urls import reverse

from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin.planning.behind import Behind, Furthest
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.queries.listing import View, seen_in
from huiyin_web.commitments.queries.stored import commitments_in_reach
from huiyin_web.commitments.queries.wording import state_of
from huiyin_web.core.amounts import PERSONS, Figure, Tone, Unit
from huiyin_web.core.demo import demo_scale
from huiyin_web.core.exports import About, Export, export_of
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import number as written
from huiyin_web.leadership.models import Problem
from huiyin_web.leadership.permissions import problems_of
from huiyin_web.leadership.queries.problems import state_of_problem
from huiyin_web.overview.queries.theatre_counts import Counted, County, counted_in
from huiyin_web.overview.theatre_page import TheatreOnAPage
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names
from huiyin_web.theatres.permissions import commands
from huiyin_web.theatres.queries.listing import TITLE
from huiyin_web.theatres.queries.one import commanded_by
from huiyin_web.theatres.queries.orders import orders_of, orders_table
from huiyin_web.theatres.queries.stored import name_of, places_now, theatre_or_404

_ORDERS_SHOWN, _SHOWN = 6, 5  # what one sheet of paper bears
_Z = 1.96
_COUNTIES = Text("People who left poverty, {year}", "减贫人口，{year} 年")
_NO_YEAR = Text(
    "No year with targets is frozen yet, so nothing can be compared.", "尚无已冻结且下达目标的年度，无法比较。"
)
_COLUMNS = (
    Column("county", Text("County", "县")),
    Column("planned", Text("Planned", "计划"), Kind.NUMBER, Text("persons", "人")),
    Column("counted", Text("Counted in the register", "台账统计"), Kind.NUMBER, Text("persons", "人"), main=True),
    Column("range", Text("95% interval", "95% 区间")),
    Column("gap", Text("Behind the plan", "落后于计划"), Kind.SHARE, places=1),
    Column("state", Text("Beyond noise", "超出随机波动")),
)
_NOTE = Text(
    "The register counts everybody; the interval says how far the count would move by luck alone, judged by how much "
    "its villages differ. Compared at 95% for all counties together.",
    "台账为全数统计；区间表示仅因偶然可能出现的波动，按各村差异估计。各县同时比较，总把握度 95%。",
)
_RANGE = Text("{low} to {high}", "{low} 至 {high}")
_BEHIND, _WITHIN, _AHEAD = Text("behind", "落后"), Text("within noise", "在随机波动内"), Text("ahead", "超前")
_UNKNOWN = Text("can't be told", "无法判断")
_ONE = Text(
    "{county} is furthest behind its plan: by {least}% of it at the least.",
    "{county}落后最多：至少落后年度计划的 {least}%。",
)
_NOT_TOLD = Text(
    "Behind the plan: {behind}. Which is furthest can't be told apart: {could_be}.",
    "落后于计划：{behind}。落后最多者难以区分：{could_be}。",
)
_NOBODY = Text("No county is behind its plan beyond noise.", "没有县的落后超出随机波动。")
_LIFTED = Text("Left poverty in {year}", "{year} 年减贫人口")
_LIFTED_IS = Text(
    "Counted in the register; {wanted} were planned. 95% interval {low} to {high}.",
    "台账统计；计划 {wanted} 人。95% 区间 {low} 至 {high}。",
)
_COUNT = Unit(Text("orders", "件"))
_MATTERS = Unit(Text("commitments", "件"))
_DONE = Text("Orders verified and closed", "已办结指令")
_DONE_IS = Text("Found done by another office, of {all} orders.", "经其他单位核验办结，共 {all} 件指令。")
_LATE = Text("Overdue commitments", "逾期承诺事项")
_LATE_IS = Text("Of all offices, at places of the theatre; orders among them.", "战区内各单位全部承诺事项，含指令。")
_ORDERED, _NOT_ORDERED = Text("What was ordered last", "最近指令"), Text("Nothing was ordered yet.", "尚未下达指令。")
_OVERDUE_COLUMNS = (
    Column("what", Text("Commitment", "承诺事项")),
    Column("owner", Text("Owner", "责任单位")),
    Column("due", Text("Due", "期限"), Kind.DAY, main=True),
    Column("state", Text("State", "状态")),
)
_NONE_LATE = Text("Nothing is overdue.", "没有逾期事项。")
_PROBLEMS = Text("Open problems", "未结问题")
_PROBLEM_COLUMNS = (
    Column("what", Text("Problem", "问题")),
    Column("place", Text("Place", "地区")),
    Column("opened", Text("Opened", "上报日期"), Kind.DAY, main=True),
    Column("state", Text("State", "状态")),
)
_NO_PROBLEMS = Text("No problem waits.", "没有待处理问题。")


def theatre_on_a_page(*, actor: Actor, number: int, on: date) -> TheatreOnAPage:
    """Give how a theatre stands.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = theatre_or_404(actor, number)
    actor.need(May.SEE_FIGURES)
    places = places_now(row)
    found = counted_in(places)
    furthest = found.furthest
    verdict, tone = _verdict(found, furthest)
    late = commitments_in_reach(actor).filter(_there(places), seen_in(View.OVERDUE, actor, on))
    command = row.commands.filter(ends_on__isnull=True).first()
    return TheatreOnAPage(
        id=row.pk,
        title=name_of(row),
        lead=commanded_by(command) if command else Text("", ""),
        crumbs=(Crumb(TITLE, reverse("theatres:list")), Crumb(name_of(row))),
        figures=_figures(found, orders=(row.orders.count(), row.orders.filter(commitment__state="closed").count()),
                         late=late.count()),
        verdict=verdict,
        tone=tone,
        counties=_counties(actor, found, furthest),
        orders=orders_table(actor, orders_of(row, _ORDERS_SHOWN), on, title=_ORDERED, empty=_NOT_ORDERED),
        overdue=_overdue(list(late.order_by("due_on", "pk")[:_SHOWN]), on),
        problems=_problems(actor, places, on),
        may_command=commands(actor, row),
        made_up=demo_scale() is not None,
        hash=found.hash,
    )  # fmt: skip


def theatre_files(page: TheatreOnAPage) -> dict[str, Callable[[], Export]]:
    """Give the tables of a theatre on a page that may be taken as files."""
    tables = {"counties": page.counties, "orders": page.orders}
    return {key: partial(_export, page, key, table) for key, table in tables.items()}


def _export(page: TheatreOnAPage, key: str, table: Table) -> Export:
    about = About(table.title, page.title, table.note or table.title, page.hash if key == "counties" else "")
    return export_of(table, name=f"huiyin-theatre-{page.id}-{key}", about=about)


def _there(places: Sequence[str]) -> Q:
    condition = Q(pk__in=[])
    for code in places:
        low, high = code_range(prefix_of(code))
        condition |= Q(place_code__gte=low, place_code__lte=high)
    return condition


def _verdict(found: Counted, furthest: Furthest) -> tuple[Text, Tone]:
    if not found.counties:
        return _NO_YEAR, ""
    names = {one.code: one.name for one in found.counties}
    if furthest.place is not None and furthest.at_least is not None:
        return _ONE.fill(county=names[furthest.place], least=f"{100 * furthest.at_least:.1f}"), "bad"
    if furthest.verdict is Behind.NOBODY:
        return _NOBODY, "good"
    behind, could_be = (Text.join([names[code] for code in codes]) for codes in (furthest.behind, furthest.could_be))
    return _NOT_TOLD.fill(behind=behind, could_be=could_be), "warn"


def _figures(found: Counted, *, orders: tuple[int, int], late: int) -> tuple[Figure, ...]:
    given, closed = orders
    counted = (
        Figure(_DONE, closed, _COUNT, _DONE_IS.fill(all=given)),
        Figure(_LATE, late, _MATTERS, _LATE_IS),
    )
    if found.year is None:
        return counted
    reached = sum(one.found.found for one in found.counties)
    noise = _Z * hypot(*(one.found.se or 0.0 for one in found.counties))
    words = _LIFTED_IS.fill(
        wanted=written(sum(one.wanted for one in found.counties)), low=written(max(reached - noise, 0)),
        high=written(reached + noise),
    )  # fmt: skip
    return Figure(_LIFTED.fill(year=found.year), reached, PERSONS, words), *counted


def _counties(actor: Actor, found: Counted, furthest: Furthest) -> Table:
    rows = [_county(actor, one, furthest) for one in sorted(found.counties, key=_furthest_first)]
    title = _COUNTIES.fill(year=found.year or "--")
    return Table(title, _COLUMNS, rows, note=_NOTE if rows else None, empty=_NO_YEAR)


def _furthest_first(one: County) -> tuple[bool, float, str]:
    gap = one.gap
    return gap is None, -gap.gap if gap else 0.0, one.code


def _county(actor: Actor, one: County, furthest: Furthest) -> Row:
    gap, state = one.gap, _UNKNOWN
    tone: Tone = ""
    between: Text | str = ""
    if gap is not None:
        noise = _Z * gap.se * one.wanted
        between = _RANGE.fill(low=written(max(one.found.found - noise, 0)), high=written(one.found.found + noise))
        state, tone = _state(one, furthest)
    url = reverse("overview:place", args=[one.code]) if actor.scope.covers(one.code) else ""
    return Row(
        (
            Cell(one.name, url), one.wanted, one.found.found, between, gap.gap if gap else None,
            Cell(state.sentence(), tone=tone),
        ),
        marked=one.code == furthest.place,
    )  # fmt: skip


def _state(one: County, furthest: Furthest) -> tuple[Text, Tone]:
    if one.code in furthest.behind:
        return _BEHIND, "bad"
    gap = one.gap
    return (_AHEAD, "good") if gap and gap.gap < -_Z * gap.se else (_WITHIN, "go")


def _overdue(rows: Sequence[Commitment], on: date) -> Table:
    names = office_names({row.owner for row in rows})
    found = []
    for row in rows:
        state, tone = state_of(row, on)
        what = Cell(row.title, reverse("commitments:one", args=[row.pk]), under=row.number)
        found.append(Row((what, Cell(names[row.owner], under=row.person), row.due_on, Cell(state, tone=tone))))
    return Table(_LATE, _OVERDUE_COLUMNS, found, empty=_NONE_LATE)


def _problems(actor: Actor, places: Sequence[str], on: date) -> Table:
    waiting = Problem.objects.filter(problems_of(actor), _there(places), answered_on=None)
    rows = list(waiting.select_related("commitment").order_by("opened_on", "pk")[:_SHOWN])
    names = place_names({row.place_code for row in rows})
    found = []
    for row in rows:
        state, tone = state_of_problem(row, on)
        what = Cell(row.title, reverse("leadership:problem", args=[row.pk]), under=row.number)
        found.append(Row((what, names.get(row.place_code, row.place_code), row.opened_on, Cell(state, tone=tone))))
    return Table(_PROBLEMS, _PROBLEM_COLUMNS, found, empty=_NO_PROBLEMS)
