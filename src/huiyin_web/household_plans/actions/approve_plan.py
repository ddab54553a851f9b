"""Approve a household's plan: what offices give becomes their promises."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from huiyin.followup import commitments as engine
from huiyin.followup.household_plans import Given, State, Step
from huiyin.kernel.places import Level, ancestor
from huiyin.records.codes import HELP_KIND
from huiyin_web.access.actor import Actor
from huiyin_web.commitments.actions.act_on import Asked, act_on
from huiyin_web.commitments.actions.give_commitment import Terms, give_commitment
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.clock import day_of
from huiyin_web.household_plans.actions._keeping import changed, deed, note, opened
from huiyin_web.household_plans.models import Plan, PlannedMeasure
from huiyin_web.household_plans.queries.stored import measures_of

SOURCE = "plan"
_TITLE = "{what}（{kind}，农户帮扶计划 {number}）"
_PROMISED_TO = "{number} 号计划农户"
_WHY_SHORT = "到户期限系与农户商定"
_REVISED = "农户帮扶计划已修订，不再包含该措施"
_KINDS = {
    "industry": "industry", "microcredit": "funds", "training": "training", "employment": "jobs",
    "ecological_post": "jobs", "relocation": "relocation", "dangerous_house": "relocation", "education": "service",
    "health": "service", "infrastructure": "works",
}  # fmt: skip
_UNITS = frozenset({"persons", "square_metres", "posts", "times", "items"})
_LONGEST = 120


@transaction.atomic
def approve_plan(*, plan: int, seen: int, given: Given, by: Actor, at: datetime) -> Plan:
    """Let a plan that the household agreed to hold; it replaces the version that held before.

    Who: the township, by somebody who neither drew it up nor recorded the household's word.
    Rule: `huiyin.followup.household_plans.decide`. Each measure that an office gives becomes a commitment of that
    office, which the township accepts (the county where the township gives it); what the replaced version promised
    and this one does not hold is withdrawn.
    Recorded: `household_plans.plan.approve`, and `commitments.commitment.given` for each promise.

    Raises:
        NotAllowedError, NotFoundError: their role approves none, or it is out of reach.
        PlanChangedError, PlanRefusedError: it changed, or something stands against it, with every reason.
        CommitmentRefusedError: a promise can't be given so.
    """
    row = opened(Step.APPROVE, plan, seen=seen, given=given, by=by, at=at)
    held = Plan.objects.filter(household=row.household_id, year=row.year, state=State.APPROVED).first()
    measures = measures_of([row])
    if held is not None:
        _withdraw(held, {one.root for one in measures}, by=by, at=at)
        held.state = State.REPLACED.value
        changed(held)
    row.state, row.approved_on = Step.APPROVE.leads_to.value, day_of(at)
    for one in measures:
        if one.giver and one.commitment_id is None and not one.is_done:
            one.commitment = give_commitment(terms=_terms(row, one, by=by, at=at), by=by, at=at)
            one.save(update_fields=["commitment"])
    deed(Step.APPROVE.value, row, by=by, at=at).save()
    note(Step.APPROVE.value, row, by=by, at=at, measures=len(measures))
    return changed(row)


def _terms(plan: Plan, one: PlannedMeasure, *, by: Actor, at: datetime) -> Terms:
    county = ancestor(plan.household.village_code, Level.COUNTY)
    kind = HELP_KIND.label_of(one.kind)
    quantity, unit = (Decimal(one.fen), "yuan") if one.fen else (Decimal(one.hundredths or 0), one.unit)
    counted = bool(quantity) and unit in _UNITS | {"yuan"}
    title = _TITLE.format(what=one.what, kind=kind.zh, number=plan.number)
    return Terms(
        title=title if len(title) <= _LONGEST else one.what, kind=_KINDS.get(one.kind, "other"), severity="ordinary",
        source=SOURCE, source_key=str(one.root), place_code=plan.household.village_code, owner=one.giver,
        accepter=county if one.giver == by.office else by.office, starts_on=day_of(at), due_on=one.due_on,
        promised_to=_PROMISED_TO.format(number=plan.number), quantity=quantity / 100 if counted else None,
        unit=unit if counted else "", why_short=_WHY_SHORT,
    )  # fmt: skip


def _withdraw(held: Plan, kept: set[int], *, by: Actor, at: datetime) -> None:
    """Withdraw the promises of measures that the new version does not hold any more and that are not kept yet."""
    gone = [one.commitment_id for one in measures_of([held]) if one.root not in kept]
    over = {engine.State.CLOSED.value, engine.State.WITHDRAWN.value}
    for promise in Commitment.objects.filter(pk__in=gone, giver=by.office).exclude(state__in=over):
        asked = Asked("withdraw", promise.acts, engine.Given(reason=_REVISED))
        act_on(commitment=promise.pk, asked=asked, by=by, at=at)
