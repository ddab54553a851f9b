"""Drop a version of a plan that is in work."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.household_plans import Given, Step
from huiyin_web.access.actor import Actor
from huiyin_web.household_plans.actions._keeping import changed, deed, note, opened
from huiyin_web.household_plans.models import Plan


@transaction.atomic
def drop_plan(*, plan: int, seen: int, given: Given, by: Actor, at: datetime) -> Plan:
    """Drop a version that does not hold yet; one in force stays as it is.

    Who: helpers, village workers and townships, for households in reach.
    Rule: `huiyin.followup.household_plans.decide`; a reason is given.
    Recorded: `household_plans.plan.drop`.

    Raises:
        NotAllowedError, NotFoundError: their role plans nothing, or it is out of reach.
        PlanChangedError, PlanRefusedError: it changed, or something stands against it, with every reason.
    """
    row = opened(Step.DROP, plan, seen=seen, given=given, by=by, at=at)
    row.state = Step.DROP.leads_to.value
    deed(Step.DROP.value, row, by=by, at=at, reason=given.reason).save()
    note(Step.DROP.value, row, by=by, at=at, reason=given.reason.strip())
    return changed(row)
