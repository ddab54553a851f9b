"""Find stored plans and measures in reach, and give them as the library knows them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from huiyin.followup.household_plans import Hand, Life, State
from huiyin.kernel.text import Text
from huiyin.rules.casework.words import POOR
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import one_with
from huiyin_web.assistance.models import HouseholdPairing
from huiyin_web.core.errors import NotFoundError
from huiyin_web.household_plans.models import Delivery, Plan, PlannedMeasure
from huiyin_web.household_plans.permissions import in_reach
from huiyin_web.household_plans.queries.families import Known

_PLAN = Text("This plan", "该计划")
MEASURE = Text("This measure", "该措施")
DREW = "draw"  # the deed of whoever put a measure into a draft; once for each person


def plan_or_404(actor: Actor, number: int, *, lock: bool = False) -> Plan:
    """Give a version of a plan in reach; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = Plan.objects.filter(in_reach(actor), pk=number)
    row = (rows.select_for_update(of=("self",)) if lock else rows).select_related("household").first()
    if row is None:
        raise NotFoundError(what=_PLAN)
    return row


def measure_or_404(actor: Actor, number: int) -> PlannedMeasure:
    """Give a measure of a plan in reach.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = PlannedMeasure.objects.filter(in_reach(actor, "plan__household"), pk=number)
    row = rows.select_related("plan__household").first()
    if row is None:
        raise NotFoundError(what=MEASURE)
    return row


def with_delivery(measures: QuerySet[PlannedMeasure]) -> QuerySet[Any]:
    """Say of each measure whether help was recorded that carries it out (`is_done`)."""
    there = Delivery.objects.filter(measure=Coalesce(OuterRef("first_id"), OuterRef("pk")))
    return measures.annotate(is_done=Exists(there))


def measures_of(plans: Iterable[Plan]) -> list[Any]:
    """Give the measures of versions of plans, each with whether it is carried out, by the day on which they are due."""
    rows = PlannedMeasure.objects.filter(plan__in=[plan.pk for plan in plans])
    return list(with_delivery(rows).order_by("due_on", "pk"))


def as_life(plan: Plan, known: Known, on: date) -> Life:
    """Give a version of a plan as far as what can be done next depends on it."""
    measures = measures_of([plan])
    left = [one for one in measures if not one.is_done]
    others = Plan.objects.filter(household=plan.household_id, year=plan.year).exclude(pk=plan.pk)
    return Life(
        state=State(plan.state),
        year=plan.year,
        measures=len(measures),
        unanswered=len(unanswered(known, measures, plan.declined.values_list("kind", flat=True))),
        open=len(left),
        late=sum(one.due_on <= on for one in left),
        in_work=any(State(state).is_in_work for state in others.values_list("state", flat=True)),
        has_left=known.row.status not in POOR,
    )


def unanswered(known: Known, measures: Iterable[PlannedMeasure], declined: Iterable[str]) -> tuple[str, ...]:
    """Give the kinds of help that are proposed and neither planned nor declined."""
    answered = {*declined}
    for one in measures:
        answered |= {one.kind, one.instead_of}
    return tuple(kind for kind in known.proposed if kind not in answered)


def hand_of(actor: Actor, plan: Plan) -> Hand:
    """Say which part somebody has in a version of a plan, accounts that count as one person taken together."""
    same = one_with(actor)
    accounts = [int(key.removeprefix("user:")) for key in same if key.startswith("user:")]
    helpers = HouseholdPairing.objects.filter(household=plan.household_id, ends_on__isnull=True, account__in=accounts)
    drew = plan.deeds.filter(step=DREW, by_key__in=same)
    return Hand(
        is_author=plan.by_key in same or drew.exists(),
        is_witness=plan.witness_key in same,
        is_helper=helpers.exists(),
    )


def helper_of(household: int) -> str:
    """Give the name of whoever helps a household, the longest first; empty where nobody does."""
    rows = HouseholdPairing.objects.filter(household=household, ends_on__isnull=True).order_by("starts_on", "pk")
    return rows.values_list("helper", flat=True).first() or ""
