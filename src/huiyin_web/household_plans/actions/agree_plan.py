"""Record that a household agrees to its plan, in its own words."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.household_plans import Given, Step
from huiyin_web.access.actor import Actor
from huiyin_web.household_plans.actions._keeping import changed, deed, note, opened
from huiyin_web.household_plans.models import Plan


@transaction.atomic
def agree_plan(*, plan: int, seen: int, given: Given, by: Actor, at: datetime) -> Plan:
    """Keep the family's own wish and the day on which it agreed; from then on the version is not changed any more.

    Who: somebody who plans for households there, neither helps this one nor drew the plan up.
    Rule: `huiyin.followup.household_plans.decide`; every proposal is answered.
    Recorded: `household_plans.plan.agree`.

    Raises:
        NotAllowedError, NotFoundError: their role plans nothing, or it is out of reach.
        PlanChangedError, PlanRefusedError: it changed, or something stands against it, with every reason.
    """
    row = opened(Step.AGREE, plan, seen=seen, given=given, by=by, at=at)
    row.state, row.wish, row.agreed_on = Step.AGREE.leads_to.value, given.wish.strip(), given.on
    row.witness_key, row.witness_name = by.key, by.name
    deed(Step.AGREE.value, row, by=by, at=at).save()
    note(Step.AGREE.value, row, by=by, at=at, agreed_on=row.agreed_on and row.agreed_on.isoformat())
    return changed(row)
