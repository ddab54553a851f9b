"""Carry plans over that an office had kept elsewhere: many at once, each with what was given by it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.household_plans import Measure, State, Step
from huiyin.kernel.places import Level, ancestor
from huiyin.policy import Decision
from huiyin.rules.assistance import conflicts
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import Help
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.household_plans.actions._keeping import refuse
from huiyin_web.household_plans.models import Declined, Delivery, Plan, PlanDeed, PlannedMeasure
from huiyin_web.household_plans.queries.families import Known
from huiyin_web.household_plans.queries.stored import DREW
from huiyin_web.jobs.models import kept

_PORTION = 500
_DAYS = {State.AGREED: Step.AGREE, State.APPROVED: Step.APPROVE, State.RETURNED: Step.RETURN, State.CLOSED: Step.CLOSE}
_WITNESS = "platform:witness"


@dataclass(frozen=True, slots=True)
class Given:
    """Help that was given as a measure of a kind: when and by whom; what and how much the measure says."""

    kind: str
    on: date
    by: str


@dataclass(frozen=True, slots=True)
class Line:
    """One plan as it was kept.

    Attributes:
        known: the household, with what is proposed for it.
        state: where the plan stands.
        measures, declined: what it holds; the kinds that were declined, each with its reason.
        wish: the family's own wish; not kept while it is a draft.
        at: when it was drawn up.
        given: what was given by it.
    """

    known: Known
    state: State
    measures: Sequence[Measure]
    declined: Sequence[tuple[str, str]]
    wish: str
    at: datetime
    given: Sequence[Given] = ()


@transaction.atomic
def carry_over_plans(*, ledger: Sequence[Line], by: Actor, at: datetime) -> int:
    """Carry plans over: all of them or none.

    Who: the platform, as an office brings in what it had kept in a workbook.
    Rule: `huiyin.rules.assistance.conflicts`, as for a plan that is drawn up here. Promises of offices are not given
    for them: those stand where that office kept them.
    Recorded: `household_plans.ledger.carried`, with how many.

    Raises:
        NotAllowedError: somebody's role plans nothing.
        PlanRefusedError: a plan holds what its household can't use or does not want.
    """
    by.need(May.PLAN_HELP)
    for line in ledger:
        against = conflicts(line.known.family, {one.kind for one in line.measures}, day_of(line.at))
        refuse(Decision("plan", against.missing))
    plans = Plan.objects.bulk_create([_plan(line, by) for line in ledger], batch_size=_PORTION)
    pairs = list(zip(plans, ledger, strict=True))
    measures = [_measure(plan, line.known, one) for plan, line in pairs for one in line.measures]
    PlannedMeasure.objects.bulk_create(measures, batch_size=_PORTION)
    Declined.objects.bulk_create(
        [Declined(plan=plan, kind=kind, reason=why) for plan, line in pairs for kind, why in line.declined],
        batch_size=_PORTION,
    )
    PlanDeed.objects.bulk_create(
        [_deed(plan, step, line, by) for plan, line in pairs for step in _steps(line.state)], batch_size=_PORTION
    )
    _give(pairs, {(one.plan_id, one.kind): one for one in measures}, by=by, at=at)
    audit.record(
        "household_plans.ledger.carried", by=by, at=at, subject="household_plans:ledger", detail={"plans": len(plans)}
    )
    return len(plans)


def _plan(line: Line, by: Actor) -> Plan:
    on, is_agreed = day_of(line.at), line.state is not State.DRAFT
    holds = line.state in {State.APPROVED, State.CLOSED}
    return Plan(
        household=line.known.row, village_code=line.known.row.village_code,
        county_code=ancestor(line.known.row.village_code, Level.COUNTY), year=on.year, version=1,
        state=line.state.value, wish=line.wish if is_agreed else "", agreed_on=on if is_agreed else None,
        approved_on=on if holds else None, closed_on=on if line.state is State.CLOSED else None,
        witness_key=_WITNESS if is_agreed else "", witness_name=by.name if is_agreed else "", steps=len(line.measures),
        at=line.at, by_key=by.key, by_name=by.name,
    )  # fmt: skip


def _measure(plan: Plan, known: Known, one: Measure) -> PlannedMeasure:
    why = next((proposal.why for proposal in known.proposals if proposal.kind == one.kind), ())
    if one.due_on is None:
        raise ValueError(one)
    return PlannedMeasure(
        plan=plan, kind=one.kind, answer=one.answer, instead_of=one.instead_of, what=one.what, fen=one.fen,
        hundredths=one.hundredths, unit=one.unit, giver=one.giver, due_on=one.due_on, why=one.why,
        reasons=[kept(words) for words in why],
    )  # fmt: skip


def _steps(state: State) -> tuple[str, ...]:
    done = [DREW]
    if state is not State.DRAFT:
        done.append(Step.AGREE.value)
    if state in {State.APPROVED, State.CLOSED}:
        done.append(Step.APPROVE.value)
    if state in {State.RETURNED, State.CLOSED}:
        done.append(_DAYS[state].value)
    return tuple(done)


def _deed(plan: Plan, step: str, line: Line, by: Actor) -> PlanDeed:
    return PlanDeed(
        plan=plan, step=step, reason=line.wish if step == Step.RETURN else "", on=day_of(line.at), at=line.at,
        by_key=by.key, by_name=by.name,
    )  # fmt: skip


def _give(
    pairs: Sequence[tuple[Plan, Line]], measures: Mapping[tuple[int, str], PlannedMeasure], *, by: Actor, at: datetime
) -> None:
    """Record what was given, and write it to the measures."""
    told = [(measures[plan.pk, given.kind], given) for plan, line in pairs for given in line.given]
    rows = [
        Help(
            household_id=one.plan.household_id, kind=one.kind, what=one.what, amount=one.fen, given_by=given.by,
            given_on=given.on, recorded_by_key=by.key, recorded_by_name=by.name, recorded_at=at,
        )
        for one, given in told
    ]  # fmt: skip
    made = Help.objects.bulk_create(rows, batch_size=_PORTION)
    Delivery.objects.bulk_create(
        [
            Delivery(measure=one, help=found, at=at, by_key=by.key, by_name=by.name)
            for (one, _given), found in zip(told, made, strict=True)
        ],
        batch_size=_PORTION,
    )
