"""Plans of the tests: a herder without funds, a village worker who plans, a colleague who asks, a township that decides."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from huiyin.followup.household_plans import Given, Measure
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import day_of
from huiyin_web.household_plans.actions.agree_plan import agree_plan
from huiyin_web.household_plans.actions.approve_plan import approve_plan
from huiyin_web.household_plans.actions.decline_proposal import decline_proposal
from huiyin_web.household_plans.actions.plan_measure import plan_measure
from huiyin_web.household_plans.models import Plan, PlannedMeasure
from huiyin_web.registry.models import Household
from support import cast, given

AT = datetime(2016, 9, 14, 2, 0, tzinfo=UTC)
GIVER = "Z-0007"
EWES = Measure("industry", "accepted", "母羊 7 只", date(2016, 11, 30), GIVER, 700_000, 700, "animals")


def village() -> Actor:
    return actor_of(cast.village_worker(), on=day_of(AT))


def township() -> Actor:
    return actor_of(cast.township_officer(), on=day_of(AT))


def herder(village_code: str = cast.VILLAGE, **fields: Any) -> Household:
    """Give a household for which an industry and a small loan are proposed."""
    home = given.household(village_code, **{"main_cause": "funds", "grassland": 40} | fields)
    given.person(home, labour="ordinary", work="farming", birth_date=date(1976, 3, 4))
    return home


def planned(home: Household, *, by: Actor | None = None, at: datetime = AT, **changes: Any) -> PlannedMeasure:
    """Plan the ewes."""
    return plan_measure(household=home.pk, measure=replace(EWES, **changes), by=by or village(), at=at)


def drawn_up(home: Household, *, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Plan:
    """Plan the ewes and say why there is no loan."""
    by = by or village()
    row = planned(home, by=by, at=at, **changes)
    decline_proposal(household=home.pk, kind="microcredit", reason="不愿借贷", by=by, at=at)
    return Plan.objects.get(pk=row.plan_id)


def agreed(home: Household, *, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Plan:
    """Let the family agree, before a colleague of whoever drew the plan up."""
    return agree(drawn_up(home, at=at, **changes), by=by, at=at)


def agree(row: Plan, *, by: Actor | None = None, at: datetime = AT) -> Plan:
    """Let the family agree to a plan that was drawn up."""
    seen = Plan.objects.get(pk=row.pk).steps
    word = Given(wish="想多养几只羊", on=day_of(at))
    return agree_plan(plan=row.pk, seen=seen, given=word, by=by or village(), at=at)


def approved(home: Household, *, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Plan:
    """Have the township approve it."""
    row = agreed(home, at=at, **changes)
    return approve_plan(plan=row.pk, seen=row.steps, given=Given(), by=by or township(), at=at)


def take(
    step: Callable[..., Plan], row: Plan, *, by: Actor | None = None, at: datetime = AT, reason: str = "情况变化"
) -> Plan:
    """Take a step with a reason."""
    return step(
        plan=row.pk, seen=Plan.objects.get(pk=row.pk).steps, given=Given(reason=reason), by=by or village(), at=at
    )


def measure_of(row: Plan) -> PlannedMeasure:
    """Give the one measure of a plan."""
    return row.measures.get()
