"""Put a measure into the draft of a household's plan, or change one there."""

from datetime import datetime

from django.db import transaction

from huiyin.followup import household_plans as library
from huiyin.followup.household_plans import Measure
from huiyin.policy import Decision
from huiyin.rules.assistance import conflicts
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.household_plans.actions._keeping import changed, draft_for, known_for, note, refuse
from huiyin_web.household_plans.models import PlannedMeasure
from huiyin_web.household_plans.queries.families import Known
from huiyin_web.household_plans.queries.stored import MEASURE, measures_of
from huiyin_web.jobs.models import kept


@transaction.atomic
def plan_measure(
    *, household: int, measure: Measure, by: Actor, at: datetime, instead: int | None = None
) -> PlannedMeasure:
    """Plan help for a household this year; `instead` is the measure of the draft whose place it takes.

    Who: helpers, village workers and townships, for households in reach.
    Rule: `huiyin.followup.household_plans.plan_measure`; `huiyin.rules.assistance.conflicts` refuses what the household
    can't use, does not want, or would get twice, whoever plans it. The first measure opens a draft.
    Recorded: `household_plans.plan.planned`.

    Raises:
        NotAllowedError, NotFoundError: their role plans nothing, or the household or the measure is not there.
        PlanRefusedError: something stands against it, or a version is agreed or in force and has to be revised first.
    """
    known = known_for(by, household, at=at)
    draft = draft_for(known, by=by, at=at)
    others = [one for one in measures_of([draft]) if one.pk != instead]
    said = library.plan_measure(measure, year=draft.year, on=day_of(at), proposed=known.proposed)
    kinds = {measure.kind, *(one.kind for one in others)}
    against = conflicts(known.family, kinds, day_of(at)).missing
    refuse(Decision("plan", (*said.reasons, *against)))
    row = draft.measures.filter(pk=instead).first() if instead else PlannedMeasure(plan=draft)
    if row is None:
        raise NotFoundError(what=MEASURE)
    _fill(row, measure, known)
    row.save()
    draft.declined.filter(kind__in=[measure.kind, measure.instead_of]).delete()
    changed(draft)
    note("planned", draft, by=by, at=at, kind=measure.kind, answer=measure.answer, fen=measure.fen,
         due_on=row.due_on.isoformat(), giver=measure.giver, why=measure.why.strip())  # fmt: skip
    return row


def _fill(row: PlannedMeasure, measure: Measure, known: Known) -> None:
    """Write what is planned into a row, with the reasons for which it was proposed."""
    proposal = next((one for one in known.proposals if one.kind == (measure.instead_of or measure.kind)), None)
    row.kind, row.answer, row.instead_of = measure.kind, measure.answer, measure.instead_of
    row.what, row.why, row.giver = measure.what.strip(), measure.why.strip(), measure.giver
    row.fen, row.hundredths, row.unit = measure.fen, measure.hundredths, measure.unit
    if measure.due_on is not None:
        row.due_on = measure.due_on
    row.reasons = [kept(why) for why in proposal.why] if proposal else []
