"""What is due from whoever plans for households: measures to be carried out, plans to be drawn up, agreed, closed."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from huiyin.followup.household_plans import State
from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin.rules.casework.words import POOR
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.household_plans.models import Plan, PlannedMeasure
from huiyin_web.household_plans.pages import BoardPage
from huiyin_web.household_plans.permissions import in_reach
from huiyin_web.household_plans.queries.stored import with_delivery
from huiyin_web.household_plans.queries.wording import TONES, how_much, kind_of, progress_of, said
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import REMOVED, households_in_reach
from huiyin_web.snapshots.queries import people_are_made_up

SOON = timedelta(30)
MOST = 100
_TITLE = Text("Due by plans", "计划到期事项")
_LEAD = Text(
    "What the plans of your households promise within {days} days, what is overdue first.",
    "您负责农户的计划中 {days} 天内到期的措施，逾期的在前。",
)
_MEASURES = Text("Measures to be carried out", "待落实措施")
_NO_MEASURE = Text("No measure is due.", "没有到期措施。")
_MORE = Text("The first {most} are shown.", "仅列出前 {most} 项。")
_PLANS = Text("Plans that wait for somebody", "待办理的计划")
_NO_PLANS = Text("No plan waits.", "没有待办理的计划。")
_CLOSING = Text("Plans to be closed", "待办结的计划")
_NO_CLOSING = Text(
    "No plan in force is of a year that is over or of a household that left poverty.",
    "没有跨年或已脱贫农户的执行中计划。",
)
_HOMES = Text("Households given to me", "我帮扶的农户")
_NO_PLAN = Text("no plan for {year}", "{year} 年无计划")
_HEAD = Column("head", Text("Head of household", "户主"))


def due_page(*, actor: Actor, on: date) -> BoardPage:
    """Give what is due from somebody.

    Raises:
        NotAllowedError: the role plans nothing.
    """
    actor.need(May.PLAN_HELP)
    tables = {
        "measures": _measures(actor, on),
        "plans": _plans(_PLANS, waiting_plans(actor, State.DRAFT, State.AGREED), _NO_PLANS),
        "closing": _plans(_CLOSING, plans_to_close(actor, on), _NO_CLOSING),
    }
    if actor.scope.households:
        tables["homes"] = _homes(actor, on)
    return BoardPage(
        title=_TITLE,
        lead=_LEAD.fill(days=SOON.days),
        crumbs=(Crumb(_TITLE),),
        here=reverse("household_plans:due"),
        tables=tables,
        name="huiyin-plans-due",
        made_up=people_are_made_up(),
    )


def due_measures(actor: Actor, on: date) -> QuerySet[Any]:
    """Give the measures of plans in force that are due soon or overdue and not carried out, in somebody's reach."""
    rows = PlannedMeasure.objects.filter(
        in_reach(actor, "plan__household"), plan__state=State.APPROVED, due_on__lte=on + SOON
    )
    return with_delivery(rows).filter(is_done=False)


def waiting_plans(actor: Actor, *states: State) -> QuerySet[Plan]:
    """Give the plans in somebody's reach that are in one of some states, the oldest first."""
    return Plan.objects.filter(in_reach(actor), state__in=[state.value for state in states]).order_by("at", "pk")


def plans_to_close(actor: Actor, on: date) -> QuerySet[Plan]:
    """Give the plans in force whose year is over or whose household has left poverty, in somebody's reach."""
    over = Q(year__lt=on.year) | ~Q(household__status__in=POOR)
    return waiting_plans(actor, State.APPROVED).filter(over)


def _measures(actor: Actor, on: date) -> Table:
    found = due_measures(actor, on).select_related("plan__household").order_by("due_on", "pk")
    rows = list(found[: MOST + 1])
    return Table(
        _MEASURES,
        (
            Column("what", Text("What", "措施")),
            Column("state", Text("State", "状态"), main=True),
            Column("head", Text("Household", "农户")),
            Column("amount", Text("How much", "数量金额")),
            Column("due", Text("Due", "期限"), Kind.DAY),
        ),
        [_measure(one, on) for one in rows[:MOST]],
        note=_MORE.fill(most=MOST) if len(rows) > MOST else None,
        empty=_NO_MEASURE,
    )


def _measure(one: Any, on: date) -> Row:
    url = reverse("household_plans:carry_out", args=[one.pk])
    return Row((
        Cell(said(one.what), url, under=kind_of(one.kind)),
        progress_of(one, is_done=False, in_force=True, on=on),
        _head(one.plan.household),
        how_much(one),
        one.due_on,
    ))  # fmt: skip


def _plans(title: Text, found: QuerySet[Plan], empty: Text) -> Table:
    rows = found.select_related("household")[:MOST]
    columns = (
        _HEAD,
        Column("state", Text("State", "状态"), main=True),
        Column("by", Text("Drawn up by", "拟定人")),
        Column("at", Text("Since", "自"), Kind.DAY),
    )
    told = [
        Row((
            _head(one.household),
            Cell(State(one.state).label, tone=TONES[State(one.state)]),
            one.by_name,
            one.agreed_on or one.at.date(),
        ))
        for one in rows
    ]  # fmt: skip
    return Table(title, columns, told, empty=empty)


def _homes(actor: Actor, on: date) -> Table:
    """Give the households that somebody helps one by one, with how far the plan of each is."""
    found = households_in_reach(actor).filter(pk__in=actor.scope.households, status__in=POOR).exclude(status=REMOVED)
    homes = list(found.only("office_number", "head_name").order_by("pk")[:MOST])
    states: dict[int, State] = {}
    of_year = Plan.objects.filter(household__in=[one.pk for one in homes], year=on.year).exclude(
        state__in=[State.REPLACED, State.DROPPED]
    )
    for home, state in of_year.order_by("version").values_list("household_id", "state"):
        states[home] = State(state)
    rows = [Row((_head(one), _state(states.get(one.pk), on))) for one in homes]
    return Table(_HOMES, (_HEAD, Column("state", Text("Plan", "计划"), main=True)), rows)


def _state(state: State | None, on: date) -> Cell:
    if state is None:
        return Cell(_NO_PLAN.fill(year=on.year), tone="bad")
    return Cell(state.label, tone=TONES[state])


def _head(home: Household) -> Cell:
    url = reverse("household_plans:household", args=[home.pk])
    return Cell(masked(home.head_name, Mask.NAME), url, under=home.office_number)
