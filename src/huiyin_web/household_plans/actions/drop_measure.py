"""Take a measure out of the draft of a household's plan."""

from datetime import datetime

from django.db import transaction

from huiyin.followup import household_plans as library
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.household_plans.actions._keeping import changed, known_for, note, refuse
from huiyin_web.household_plans.models import Plan
from huiyin_web.household_plans.queries.stored import as_life, measure_or_404, plan_or_404


@transaction.atomic
def drop_measure(*, measure: int, by: Actor, at: datetime) -> Plan:
    """Take a measure out of a draft; versions that a family agreed to keep theirs.

    Who: helpers, village workers and townships, for households in reach.
    Rule: `huiyin.followup.household_plans.change`.
    Recorded: `household_plans.plan.taken_out`.

    Raises:
        NotAllowedError, NotFoundError: their role plans nothing, or the measure is not there.
        PlanRefusedError: its version is no draft.
    """
    row = measure_or_404(by, measure)
    known = known_for(by, row.plan.household_id, at=at)
    draft = plan_or_404(by, row.plan_id, lock=True)
    refuse(library.change(as_life(draft, known, day_of(at))))
    row.delete()
    changed(draft)
    note("taken_out", draft, by=by, at=at, kind=row.kind)
    return draft
