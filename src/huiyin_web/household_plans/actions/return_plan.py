"""Send a household's plan back with a reason."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.household_plans import Given, Step
from huiyin_web.access.actor import Actor
from huiyin_web.household_plans.actions._keeping import changed, deed, note, opened
from huiyin_web.household_plans.models import Plan


@transaction.atomic
def return_plan(*, plan: int, seen: int, given: Given, by: Actor, at: datetime) -> Plan:
    """Send a version back; what the family agreed to stays as it was, and is drawn up anew as the next version.

    Who: the township, by somebody who did not draw it up.
    Rule: `huiyin.followup.household_plans.decide`; a reason is given.
    Recorded: `household_plans.plan.return`.

    Raises:
        NotAllowedError, NotFoundError: their role decides about none, or it is out of reach.
        PlanChangedError, PlanRefusedError: it changed, or something stands against it, with every reason.
    """
    row = opened(Step.RETURN, plan, seen=seen, given=given, by=by, at=at)
    row.state = Step.RETURN.leads_to.value
    deed(Step.RETURN.value, row, by=by, at=at, reason=given.reason).save()
    note(Step.RETURN.value, row, by=by, at=at, reason=given.reason.strip())
    return changed(row)
