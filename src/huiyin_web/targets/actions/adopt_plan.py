"""Adopt a plan of the packs: from that day the office works by it."""

from datetime import date, datetime

from django.db import transaction

from huiyin.planning.plans import PlanIndicator, plan_of
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.targets.actions._keeping import entry
from huiyin_web.targets.errors import PlanStandsError
from huiyin_web.targets.models import Plan, Target, TargetEntry
from huiyin_web.targets.permissions import need_office
from huiyin_web.targets.queries.stored import hundredths


@transaction.atomic
def adopt_plan(*, key: str, by: Actor, at: datetime) -> Plan:
    """Adopt a plan, with the targets that it names for its place: of the whole plan, and of single years.

    Who: the office of the plan's place, such as the province's.
    Rule: a plan is adopted once.
    Recorded: `targets.plan.adopted`.

    Raises:
        NotAllowedError, NotFoundError: their role sets no targets, or it is another place's plan.
        UnknownPlanError: no pack has it.
        PlanStandsError: it is adopted.
    """
    by.need(May.SET_TARGETS)
    plan = plan_of(key)
    need_office(by, plan.place, May.SET_TARGETS)
    signed = {"on": day_of(at), "at": at, "by_key": by.key, "by_name": by.name}
    row, is_new = Plan.objects.get_or_create(key=key, defaults={"place_code": plan.place} | signed)
    if not is_new:
        raise PlanStandsError
    targets = [one for indicator in plan.indicators.values() for one in _named(row, indicator)]
    made = Target.objects.bulk_create([_issued(one, day_of(at)) for one in targets])
    TargetEntry.objects.bulk_create([entry(one, "set", by=by, at=at, value=one.planned) for one in made])
    audit.record(
        "targets.plan.adopted", by=by, at=at, subject=f"plan:{key}", place_code=plan.place,
        detail={"targets": len(made)},
    )  # fmt: skip
    return row


def _named(plan: Plan, indicator: PlanIndicator) -> list[Target]:
    values = {None: indicator.goal} | dict(indicator.years)
    return [
        Target(
            plan=plan, indicator=indicator.key, year=year, office=plan.place_code, place_code=plan.place_code,
            setter=plan.place_code, planned=hundredths(indicator, value),
        )
        for year, value in values.items()
        if value is not None
    ]  # fmt: skip


def _issued(row: Target, on: date) -> Target:
    row.issued_on = on
    return row
