"""Draw a new version of a household's plan that is in force."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.household_plans import Given, Step
from huiyin_web.access.actor import Actor
from huiyin_web.household_plans.actions._keeping import changed, copy_into, deed, known_for, new_version, note, opened
from huiyin_web.household_plans.models import Plan
from huiyin_web.household_plans.queries.stored import DREW


@transaction.atomic
def revise_plan(*, plan: int, seen: int, given: Given, by: Actor, at: datetime) -> Plan:
    """Begin a new version with all that the one in force holds; that one holds until the new one is approved.

    Who: helpers, village workers and townships, for households in reach.
    Rule: `huiyin.followup.household_plans.decide`; a reason is given, and one new version is in work at a time.
    Recorded: `household_plans.plan.revise`.

    Raises:
        NotAllowedError, NotFoundError: their role plans nothing, or it is out of reach.
        PlanChangedError, PlanRefusedError: it changed, or something stands against it, with every reason.
    """
    row = opened(Step.REVISE, plan, seen=seen, given=given, by=by, at=at)
    known = known_for(by, row.household_id, at=at)
    draft = new_version(known, row.year, by=by, at=at)
    copy_into(draft, row)
    deed(DREW, draft, by=by, at=at).save()
    deed(Step.REVISE.value, row, by=by, at=at, reason=given.reason).save()
    note(Step.REVISE.value, row, by=by, at=at, reason=given.reason.strip())
    changed(row)
    return draft
