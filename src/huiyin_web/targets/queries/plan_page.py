"""The page of plans, and of one plan: phases, indicators, and a year of it for a place and the places right below."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.http import urlencode

from huiyin.followup.commitments import UNITS
from huiyin.kernel.text import Text
from huiyin.planning import plans as library
from huiyin.planning.pace.standing import Against
from huiyin.planning.plans import PlanIndicator, against_plan, plans
from huiyin.planning.targets import Better
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import first_place, place_or_404
from huiyin_web.targets.models import Plan, Target
from huiyin_web.targets.pages import PhaseShown, PlanPage, PlansPage
from huiyin_web.targets.queries.counted import Years, years_for
from huiyin_web.targets.queries.parts import places_below
from huiyin_web.targets.queries.stored import hundredths, need_year, plan_or_404, targets_in_reach, whole
from huiyin_web.targets.queries.values import VALUE_COLUMNS, values_rows
from huiyin_web.targets.queries.wording import rounded, shown, written

TITLE = Text("Plans and targets", "规划与目标")
_LEAD = Text(
    "What each place has to reach by when, handed down with sums that reconcile, and how far it is by whoever looked.",
    "各地何时达到何种目标：逐级分解、合计相符，自报、台账、检查数并列。",
)
_PLANS = (
    Column("plan", Text("Plan", "规划")),
    Column("years", Text("Years", "年度"), main=True),
    Column("source", Text("Rests on", "依据")),
    Column("adopted", Text("Adopted", "采用日期"), Kind.DAY),
)
_NO_PLANS = Text("The office works by no plan yet.", "尚未采用任何规划。")
_SPAN = Text("{first} to {last}", "{first}—{last} 年")
_RESTS = Text("{first} to {last}. Rests on: {source}.", "{first}—{last} 年。依据：{source}。")
_PHASE = Text("until {until}: {share}% of the way", "至 {until}：完成 {share}%")
_INDICATORS = Text("Indicators of the whole plan", "规划指标")
_INDICATOR_COLUMNS = (
    Column("indicator", Text("Indicator", "指标")),
    Column("nature", Text("Nature", "性质")),
    Column("goal", Text("Goal of the plan", "规划目标")),
    Column("counted", Text("Counted so far", "已统计"), main=True),
    Column("standing", Text("Against the path", "对照进度")),
    Column("clause", Text("Clause", "条款")),
)
_NATURE = Text("{binding}; {kind}", "{binding}；{kind}")
_BINDING, _EXPECTED = Text("binding", "约束性"), Text("expected", "预期性")
_SO_FAR = Text("end of {year}; {years} years counted", "{year} 年末；已统计 {years} 年")
_EXPECTS = Text("expected: {expected}", "应为 {expected}")
_TONES: dict[Against, Tone] = {Against.AHEAD: "good", Against.WITHIN: "go", Against.BEHIND: "bad"}
_TARGETS = Text("Targets of {place}, {year}", "{place} {year} 年目标")
_NO_TARGETS = Text("No target of this year was issued to this place.", "尚未向该地区下达该年度目标。")
_BELOW = Text("Places right below, {year}", "下级地区，{year} 年")
_BELOW_NOTE = Text(
    "Above: what is asked for. Beneath: what the register counted at the year's end, else what the place reports.",
    "上行为目标，下行为年末台账统计数；未统计的为自报数。",
)
_DEPARTMENTS = Text("Targets of departments, {year}", "部门目标，{year} 年")
_NO_DEPARTMENTS = Text("No department has a target of this year here.", "该年度没有部门目标。")
_OFFICE = Column("office", Text("Department", "部门"))


@dataclass(frozen=True, slots=True)
class _View:
    """A plan as it is looked at: its row, what it says, the year and the place."""

    row: Plan
    plan: library.Plan
    year: int
    place: str
    name: Text
    years: Years


def plans_page(*, actor: Actor) -> PlansPage:
    """Give the plans.

    Raises:
        NotAllowedError: their role sees no figures.
    """
    actor.need(May.SEE_FIGURES)
    rows = {row.key: row for row in Plan.objects.order_by("key")}
    adopts = actor.may(May.SET_TARGETS)
    return PlansPage(
        title=TITLE,
        lead=_LEAD,
        plans=Table(TITLE, _PLANS, [_plan_row(actor, plans()[key], row) for key, row in rows.items()], empty=_NO_PLANS),
        offered=tuple(
            (key, plan.label)
            for key, plan in plans().items()
            if adopts and key not in rows and plan.place == actor.office
        ),
    )


def plan_page(*, actor: Actor, key: str, year: int | None, place: str, on: date) -> PlanPage:
    """Give a plan with a year of it for a place: the reader's own, and the year of the day, where none is named.

    Raises:
        NotAllowedError, NotFoundError: their role sees no figures, or the plan, year or place is out of reach.
    """
    row, plan = plan_or_404(actor, key)
    code = place or first_place(actor)
    name = place_or_404(actor, code).name
    below = places_below(code)
    years = years_for([code, *below])
    chosen = year if year is not None else _year_of(plan, years, on)
    need_year(plan, chosen)
    view = _View(row, plan, chosen, code, name, years)
    return PlanPage(
        key=key,
        title=plan.label,
        lead=_RESTS.fill(first=plan.since.year, last=plan.until.year, source=plan.source.title),
        crumbs=(Crumb(TITLE, reverse("targets:plans")), Crumb(plan.label)),
        phases=tuple(_phases(plan, chosen)),
        indicators=Table(_INDICATORS, _INDICATOR_COLUMNS, list(_indicators(actor, view))),
        tabs=tuple(Tab(Text(f"{one}", f"{one} 年"), address(key, one, code), one == chosen) for one in plan.years),
        year=chosen,
        place=code,
        name=name,
        targets=_targets(actor, view),
        below=_below(actor, view, below) if below else None,
        departments=_departments(actor, view),
        may_set=actor.may(May.SET_TARGETS) and actor.office == code,
        letters_url=f"{reverse('targets:letters')}?{urlencode({'year': str(chosen), 'place': code})}",
    )


def address(plan: str, year: int, place: str) -> str:
    """Give the address of a year of a plan for a place."""
    return f"{reverse('targets:plan', args=[plan])}?{urlencode({'year': str(year), 'place': place})}"


def _year_of(plan: library.Plan, years: Years, on: date) -> int:
    """Give the year to begin with: that of the day, else the last one that is frozen, else the plan's first or last."""
    if on.year in plan.years:
        return on.year
    return max((one for one in years.by_year if one in plan.years), default=plan.since.year)


def _plan_row(actor: Actor, plan: library.Plan, row: Plan) -> Row:
    span = _SPAN.fill(first=plan.since.year, last=plan.until.year)
    url = reverse("targets:plan", args=[plan.key]) if actor.scope.prefixes else ""  # a year of it is a place's
    return Row((Cell(plan.label, url), span, plan.source.title, row.on))


def _phases(plan: library.Plan, year: int) -> Iterator[PhaseShown]:
    current = plan.phase_of(year)
    for one in plan.phases:
        words = _PHASE.fill(until=one.until, share=f"{one.share * 100:g}")
        over = one.until < current.until
        yield PhaseShown(one.label, words, "is-go" if one is current else "is-good" if over else "")


def _indicators(actor: Actor, view: _View) -> Iterator[Row]:
    goals = {
        row.indicator: row
        for row in Target.objects.filter(plan=view.row, year=None, office=view.plan.place).select_related("plan")
    }
    seen = set(targets_in_reach(actor).filter(pk__in=[goal.pk for goal in goals.values()]).values_list("pk", flat=True))
    for one in view.plan.indicators.values():
        goal = goals.get(one.key)
        nature = _NATURE.fill(binding=_BINDING if one.binding else _EXPECTED, kind=one.kind.label)
        url = reverse("targets:one", args=[goal.pk]) if goal and goal.pk in seen else ""
        asked = Cell(shown(one, goal.wanted), url) if goal else None
        yield Row(
            (
                Cell(one.label.sentence(), under=UNITS.label_of(one.unit)),
                nature,
                asked,
                *_stands(view, one, goal),
                one.clause.title,
            )
        )


def _stands(view: _View, indicator: PlanIndicator, goal: Target | None) -> tuple[Cell | None, Cell | None]:
    if goal is None:
        return None, None
    counted = {year: view.years.counted(indicator.counted, year, view.plan.place) for year in view.plan.years}
    known = {year: value for year, value in counted.items() if value is not None}
    found = against_plan(view.plan, indicator, whole(indicator, goal.wanted) or Decimal(0), known)
    if found is None:
        return None, None
    expected = shown(indicator, hundredths(indicator, rounded(indicator, found.progress.expected)))
    so_far = _SO_FAR.fill(year=found.on.year, years=found.years)
    place = found.progress.place
    return (
        Cell(shown(indicator, hundredths(indicator, found.value)), under=so_far),
        Cell(place.label.sentence(), under=_EXPECTS.fill(expected=expected), tone=_TONES[place]),
    )


def _targets(actor: Actor, view: _View) -> Table:
    rows = _of(actor, view, office=view.place)
    title = _TARGETS.fill(place=view.name, year=view.year)
    lines = [Row(cells) for cells in values_rows(rows, view.years)]
    return Table(title, VALUE_COLUMNS, lines, empty=_NO_TARGETS)


def _departments(actor: Actor, view: _View) -> Table:
    there = (row for row in _of(actor, view, place_code=view.place) if row.office != view.place)
    rows = sorted(there, key=lambda one: one.office)
    names = office_names([row.office for row in rows])
    told = zip(rows, values_rows(rows, view.years), strict=True)
    lines = [Row((Cell(names[row.office]), *cells)) for row, cells in told]
    title = _DEPARTMENTS.fill(year=view.year)
    return Table(title, (_OFFICE, *VALUE_COLUMNS), lines, empty=_NO_DEPARTMENTS)


def _of(actor: Actor, view: _View, **of: str) -> list[Target]:
    found = targets_in_reach(actor).filter(plan=view.row, year=view.year, **of).select_related("plan")
    order = list(view.plan.indicators)
    return sorted(found, key=lambda row: order.index(row.indicator))


def _below(actor: Actor, view: _View, below: dict[str, Text]) -> Table:
    """Give the places right below by the indicators: what each asks for over what is counted."""
    found = targets_in_reach(actor).filter(plan=view.row, year=view.year, office__in=below)
    by_place = {(row.office, row.indicator): row for row in found}
    asked = [one for one in view.plan.indicators.values() if any((code, one.key) in by_place for code in below)]
    columns = (
        Column("place", Text("Place", "地区")),
        *(Column(one.key, one.label, Kind.NUMBER, UNITS.label_of(one.unit), places=None) for one in asked),
    )
    lines = [
        Row(
            (
                Cell(name, address(view.plan.key, view.year, code)),
                *(_asked(view, one, code, by_place.get((code, one.key))) for one in asked),
            )
        )
        for code, name in below.items()
    ]
    title = _BELOW.fill(year=view.year)
    return Table(title, columns, lines if asked else [], note=_BELOW_NOTE, empty=_NO_TARGETS, wide=True)


def _asked(view: _View, indicator: PlanIndicator, code: str, row: Target | None) -> Cell | None:
    if row is None:
        return None
    counted = view.years.counted(indicator.counted, view.year, code)
    kept = row.reported if counted is None else hundredths(indicator, counted)
    reached = kept is not None and (kept >= row.wanted if indicator.better is Better.UP else kept <= row.wanted)
    mark = _REACHED if reached else _SHORT
    return Cell(
        Decimal(row.wanted) / 100, reverse("targets:one", args=[row.pk]),
        under=_COUNTED.fill(value=written(kept), mark=mark) if kept is not None and row.wanted else "",
    )  # fmt: skip


_REACHED, _SHORT = Text("reached", "达到"), Text("short", "未达")
_COUNTED = Text("{value} {mark}", "{value} {mark}")
