"""Carry a measure of a plan out: by help that is recorded now, or that stands on the record already."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from huiyin.followup import household_plans as library
from huiyin_web.access.actor import Actor
from huiyin_web.assistance.actions.record_help import record_help
from huiyin_web.assistance.models import Help
from huiyin_web.core.clock import day_of
from huiyin_web.household_plans.actions._keeping import changed, known_for, note, refuse
from huiyin_web.household_plans.errors import HelpNotThereError
from huiyin_web.household_plans.models import Delivery, PlannedMeasure
from huiyin_web.household_plans.queries.carrying import giver_words, help_that_fits
from huiyin_web.household_plans.queries.stored import as_life, measure_or_404, plan_or_404


@dataclass(frozen=True, slots=True)
class Given:
    """What was given: help that is recorded already, by its id, or its day and amount as they were written."""

    help: int | None = None
    given_on: str = ""
    amount: str = ""


@transaction.atomic
def carry_out_measure(*, measure: int, given: Given, by: Actor, at: datetime) -> Delivery:
    """Write help to a measure; what the plan says of it is not typed again.

    Who: helpers, village workers and townships, for households in reach.
    Rule: `huiyin.followup.household_plans.carry_out`; recorded help carries out one measure of its kind and year.
    `record_help` refuses what a form of help is refused for.
    Recorded: `household_plans.plan.carried_out`, and `assistance.help.recorded` for what is recorded with it.

    Raises:
        NotAllowedError, NotFoundError: their role plans nothing, or the measure is not there.
        PlanRefusedError: its plan is not in force.
        HelpRefusedError, HelpKnownError: the help can't be recorded so.
        HelpNotThereError: the recorded help is of another kind, year or measure.
    """
    row = measure_or_404(by, measure)
    known = known_for(by, row.plan.household_id, at=at)
    plan = plan_or_404(by, row.plan_id, lock=True)
    refuse(library.carry_out(as_life(plan, known, day_of(at))))
    found = _known_help(row, given.help) if given.help else _recorded(row, given, by=by, at=at)
    made = Delivery.objects.create(measure_id=row.root, help=found, at=at, by_key=by.key, by_name=by.name)
    changed(plan)
    note("carried_out", plan, by=by, at=at, kind=row.kind, help=found.pk, given_on=found.given_on.isoformat())
    return made


def _known_help(row: PlannedMeasure, number: int) -> Help:
    found = help_that_fits(row).filter(pk=number).first()
    if found is None:
        raise HelpNotThereError
    return found


def _recorded(row: PlannedMeasure, given: Given, *, by: Actor, at: datetime) -> Help:
    cells = {
        "kind": row.kind, "what": row.what, "amount": given.amount, "given_by": giver_words(row),
        "given_on": given.given_on,
    }  # fmt: skip
    return record_help(household=row.plan.household_id, cells=cells, by=by, on=day_of(at), at=at)
