"""What all changes of a plan share: the version in work, whether it may be changed, the record."""

from datetime import datetime

from django.db.models import Max

from huiyin.followup import household_plans as library
from huiyin.followup.household_plans import Given, State, Step
from huiyin.kernel.places import Level, ancestor
from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.household_plans.errors import PlanChangedError, PlanRefusedError
from huiyin_web.household_plans.models import Declined, Plan, PlanDeed, PlannedMeasure
from huiyin_web.household_plans.permissions import need_step
from huiyin_web.household_plans.queries.families import Known, known_family
from huiyin_web.household_plans.queries.stored import DREW, as_life, hand_of, measures_of, plan_or_404
from huiyin_web.registry.queries.households import REMOVED, households_in_reach


def known_for(actor: Actor, household: int, *, at: datetime) -> Known:
    """Give a household that somebody plans for; nobody else plans for it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: their role plans nothing, or it is out of reach or no longer on the register.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    found = households_in_reach(actor).exclude(status=REMOVED).filter(pk=household)
    known = known_family(found.select_for_update(), day_of(at))
    actor.need(May.PLAN_HELP)
    return known


def draft_for(known: Known, *, by: Actor, at: datetime) -> Plan:
    """Give the version of this year's plan into which measures may be put; a new one where none is in work.

    A version that was sent back is copied into the new one, so that nothing is typed twice.

    Raises:
        PlanRefusedError: a version is agreed or in force and has to be revised first.
    """
    year = day_of(at).year
    versions = list(Plan.objects.filter(household=known.row.pk, year=year).order_by("version"))
    standing = [one for one in versions if State(one.state) in {State.AGREED, State.APPROVED}]
    draft = next((one for one in versions if one.state == State.DRAFT), None)
    if draft is None and standing:
        refuse(library.change(as_life(standing[-1], known, day_of(at))))
    if draft is None:
        draft = new_version(known, year, by=by, at=at)
        if versions and versions[-1].state == State.RETURNED:
            copy_into(draft, versions[-1])
    if not draft.deeds.filter(step=DREW, by_key=by.key).exists():
        deed(DREW, draft, by=by, at=at).save()
    return draft


def new_version(known: Known, year: int, *, by: Actor, at: datetime) -> Plan:
    """Make the next version of a plan."""
    last = Plan.objects.filter(household=known.row.pk, year=year).aggregate(last=Max("version"))["last"]
    return Plan.objects.create(
        household=known.row, village_code=known.row.village_code,
        county_code=ancestor(known.row.village_code, Level.COUNTY), year=year, version=(last or 0) + 1, at=at,
        by_key=by.key, by_name=by.name,
    )  # fmt: skip


def copy_into(draft: Plan, earlier: Plan) -> None:
    """Put what an earlier version held into a draft; what carries it out stays with it."""
    copies = []
    for one in measures_of([earlier]):
        first = one.root
        one.pk, one.plan, one.first_id = None, draft, first
        copies.append(one)
    PlannedMeasure.objects.bulk_create(copies)
    Declined.objects.bulk_create(
        Declined(plan=draft, kind=one.kind, reason=one.reason) for one in earlier.declined.order_by("pk")
    )


def opened(step: Step, plan: int, *, seen: int, given: Given, by: Actor, at: datetime) -> Plan:
    """Give a version of a plan to which somebody may do something; nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: their role does not do it, or it is out of reach.
        PlanChangedError: something was done to it that they had not seen.
        PlanRefusedError: it may not be done, with every reason.
    """
    need_step(by, step)
    row = plan_or_404(by, plan, lock=True)
    if row.steps != seen:
        raise PlanChangedError(number=row.number)
    known = known_family(households_in_reach(by).filter(pk=row.household_id), day_of(at))
    life = as_life(row, known, day_of(at))
    refuse(library.decide(life, step, hand=hand_of(by, row), on=day_of(at), given=given))
    return row


def refuse(decision: Decision) -> None:
    """Refuse what something stands against.

    Raises:
        PlanRefusedError: that is so.
    """
    if not decision.allowed:
        raise PlanRefusedError(decision)


def changed(row: Plan) -> Plan:
    """Count one more thing done to a version, and save it."""
    row.steps += 1
    row.save()
    return row


def deed(step: str, row: Plan, *, by: Actor, at: datetime, reason: str = "") -> PlanDeed:
    """Give the record of a step; it is not saved."""
    return PlanDeed(plan=row, step=step, reason=reason.strip(), on=day_of(at), at=at, by_key=by.key, by_name=by.name)


def note(what: str, row: Plan, *, by: Actor, at: datetime, **detail: object) -> None:
    """Record what was done to the plan of a household."""
    audit.record(
        f"household_plans.plan.{what}", by=by, at=at, subject=f"household:{row.household_id}",
        place_code=row.village_code,
        detail={"plan": row.number, "version": row.version}
        | {key: value for key, value in detail.items() if value not in {None, ""}},
    )  # fmt: skip
