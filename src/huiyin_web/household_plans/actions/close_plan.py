"""Close a household's plan."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.household_plans import Given, Step
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.household_plans.actions._keeping import changed, deed, note, opened
from huiyin_web.household_plans.models import Plan


@transaction.atomic
def close_plan(*, plan: int, seen: int, given: Given, by: Actor, at: datetime) -> Plan:
    """Close a plan that is carried out, whose household left poverty, or whose year is over.

    Who: helpers, village workers and townships, for households in reach.
    Rule: `huiyin.followup.household_plans.decide`; what was not carried out has its reason.
    Recorded: `household_plans.plan.close`.

    Raises:
        NotAllowedError, NotFoundError: their role plans nothing, or it is out of reach.
        PlanChangedError, PlanRefusedError: it changed, or something stands against it, with every reason.
    """
    row = opened(Step.CLOSE, plan, seen=seen, given=given, by=by, at=at)
    row.state, row.closed_on = Step.CLOSE.leads_to.value, day_of(at)
    deed(Step.CLOSE.value, row, by=by, at=at, reason=given.reason).save()
    note(Step.CLOSE.value, row, by=by, at=at, reason=given.reason.strip())
    return changed(row)
