"""What plans put on the page of today: measures due, plans to be approved, plans that came back."""

from collections.abc import Iterator
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from huiyin.followup.household_plans import State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.core.clock import today
from huiyin_web.core.parts import Crumb
from huiyin_web.core.today import Item
from huiyin_web.household_plans.models import Plan
from huiyin_web.household_plans.queries.due import due_measures, plans_to_close, waiting_plans

_MOST = 5
_DUE = Text("{count} measures of plans are due within a month", "{count} 项计划措施一个月内到期")
_DUE_ONE = Text("1 measure of a plan is due within a month", "1 项计划措施一个月内到期")
_UNDER = Text("What is overdue stands first", "逾期的在前")
_OVERDUE, _SOON = Text("overdue", "逾期"), Text("soon", "即将到期")
_CLOSE, _CLOSE_ONE = (
    Text("{count} plans for households are to be closed", "{count} 份农户帮扶计划待办结"),
    Text("1 plan for a household is to be closed", "1 份农户帮扶计划待办结"),
)
_CLOSE_UNDER = Text("The year is over, or the household left poverty", "跨年或农户已脱贫")
_TO_CLOSE = Text("to be closed", "待办结")
_PLAN = Text("Plan {number}", "计划 {number}")
_APPROVE, _RETURNED = Text("To be approved", "待批准"), Text("Sent back", "已退回")
_BY = Text("drawn up by {name}", "由 {name} 拟定")


def due(request: HttpRequest) -> Iterator[Item]:
    """Give one line for all measures that are due, to whoever plans help; it names nobody."""
    actor = actor_from(request)
    if actor.role is None or not actor.may(May.PLAN_HELP):
        return
    on = today()
    days = list(due_measures(actor, on).order_by("due_on").values_list("due_on", flat=True))
    if days:
        is_late = days[0] < on
        yield Item(
            what=_DUE_ONE if len(days) == 1 else _DUE.fill(count=len(days)), url=reverse("household_plans:due"),
            under=_UNDER, state=_OVERDUE if is_late else _SOON, tone="bad" if is_late else "warn", due=days[0],
        )  # fmt: skip


def closing(request: HttpRequest) -> Iterator[Item]:
    """Give one line for all plans that are to be closed, to whoever plans help."""
    actor = actor_from(request)
    if actor.role is None or not actor.may(May.PLAN_HELP):
        return
    count = plans_to_close(actor, today()).count()
    if count:
        yield Item(
            what=_CLOSE_ONE if count == 1 else _CLOSE.fill(count=count), url=reverse("household_plans:due"),
            under=_CLOSE_UNDER, state=_TO_CLOSE, tone="warn",
        )  # fmt: skip


def note(actor: Actor, on: date) -> Crumb | None:
    """Tell whoever visits households, on their phone, how many measures are due; nothing where none is."""
    if not actor.may(May.PLAN_HELP):
        return None
    count = due_measures(actor, on).count()
    words = _DUE_ONE if count == 1 else _DUE.fill(count=count)
    return Crumb(words, reverse("household_plans:due")) if count else None


def waiting(request: HttpRequest) -> Iterator[Item]:
    """Give the plans that wait for one's approval, the oldest first."""
    actor = actor_from(request)
    if actor.role is None or not actor.may(May.APPROVE_PLANS):
        return
    for row in waiting_plans(actor, State.AGREED)[:_MOST]:
        yield _item(row, _APPROVE)


def returned(request: HttpRequest) -> Iterator[Item]:
    """Give the plans that one drew up and that came back, until a new version is drawn up."""
    actor = actor_from(request)
    if actor.role is None or not actor.may(May.PLAN_HELP):
        return
    mine = _mine(actor)
    for row in mine[:_MOST]:
        yield _item(row, _RETURNED)


def _mine(actor: Actor) -> list[Plan]:
    rows = list(
        waiting_plans(actor, State.RETURNED).filter(by_key=actor.key, year=today().year).order_by("-pk")[:_MOST]
    )
    later = Plan.objects.filter(household__in=[row.household_id for row in rows], year=today().year)
    last: dict[int, int] = {}
    for home, version in later.values_list("household_id", "version"):
        last[home] = max(version, last.get(home, 0))
    return [row for row in rows if row.version == last[row.household_id]]


def _item(row: Plan, state: Text) -> Item:
    return Item(
        _PLAN.fill(number=row.number), reverse("household_plans:household", args=[row.household_id]),
        under=_BY.fill(name=row.by_name), state=state, tone="warn", due=row.agreed_on,
    )  # fmt: skip
