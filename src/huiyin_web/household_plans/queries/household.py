"""The page of one household's plan: what is proposed, what is planned, who agreed, what was given."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse

from huiyin.followup.household_plans import State, Step, open_to
from huiyin.kernel.text import Text
from huiyin.policy import Verdict
from huiyin.records import codes
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin.rules.assistance import conflicts
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Table
from huiyin_web.household_plans.models import Plan, PlanDeed, PlannedMeasure
from huiyin_web.household_plans.pages import PlanPage
from huiyin_web.household_plans.permissions import may_step
from huiyin_web.household_plans.queries import household_tables as tables
from huiyin_web.household_plans.queries.families import Known, known_family
from huiyin_web.household_plans.queries.stored import as_life, hand_of, measures_of
from huiyin_web.household_plans.queries.wording import TONES, said, way_to
from huiyin_web.registry.queries.households import households_in_reach
from huiyin_web.registry.wording import label_in
from huiyin_web.snapshots.queries import people_are_made_up

_PLAN = Text("Plan", "帮扶计划")
_OF = Text("Plan for the household of {head}", "{head}户帮扶计划")
_LEAD = Text("{number}, {status}; main cause: {cause}.", "{number}，{status}；主要致贫原因：{cause}。")
_NUMBER = Text("Number", "编号")
_VERSION = Text("{number}, version {version}", "{number}，第 {version} 版")
_DREW = Text("Drawn up by", "拟定人")
_AGREED = Text("The household agreed", "农户同意")
_AGREED_ON = Text("{day}, recorded by {name}", "{day}，由 {name} 登记")
_APPROVED = Text("Approved on", "批准日期")
_CLOSED = Text("Closed on", "办结日期")
_SENT_BACK = Text("Sent back because", "退回理由")
_SHOWN = (State.DRAFT, State.AGREED, State.APPROVED, State.RETURNED, State.CLOSED)


def plan_page(*, actor: Actor, household: int, on: date) -> PlanPage:
    """Give the page of a household's plan.

    Raises:
        NotAllowedError, NotFoundError: the role sees no households, or it is out of reach.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    known = known_family(households_in_reach(actor).filter(pk=household), on)
    versions = list(Plan.objects.filter(household=household).order_by("-year", "-version"))
    plan = shown_of(versions, on.year)
    measures = measures_of([plan]) if plan else []
    declined = list(plan.declined.order_by("pk")) if plan else []
    state = State(plan.state) if plan else None
    writes = actor.may(May.PLAN_HELP) and state not in {State.AGREED, State.APPROVED}
    deeds = list(PlanDeed.objects.filter(plan__in=[one.pk for one in versions]).order_by("-pk"))
    return PlanPage(
        title=_OF.fill(head=masked(known.row.head_name, Mask.NAME)),
        lead=_LEAD.fill(
            number=known.row.office_number,
            status=label_in(codes.STATUS, known.row.status),
            cause=label_in(codes.CAUSE, known.row.main_cause),
        ),
        crumbs=way_to(actor, known.row, Crumb(_PLAN)),
        household=household,
        plan=plan.pk if plan else None,
        state=state.label.sentence() if state else None,
        tone=TONES[state] if state else "",
        facts=tuple(_facts(plan, deeds)) if plan else (),
        wish=said(plan.wish) if plan else "",
        asked=_asked(known, measures, on),
        proposals=tables.proposals_table(known, measures, declined, writes=writes),
        measures=tables.measures_table(
            plan, measures, on=on, may_plan=actor.may(May.PLAN_HELP), promises=actor.may(May.SEE_COMMITMENTS)
        ),
        versions=tables.versions_table(versions),
        history=tables.history_table(versions, deeds),
        steps=tuple(_steps(actor, plan, known, on)) if plan else (),
        seen=plan.steps if plan else 0,
        add_url=reverse("household_plans:plan_measure", args=[household]) if writes else "",
        made_up=people_are_made_up(),
    )


def shown_of(versions: Sequence[Plan], year: int) -> Plan | None:
    """Give the version of a year that the page is about: the one in work, the one in force, or the last one else."""
    of_year = [one for one in versions if one.year == year]
    for states in ({State.DRAFT, State.AGREED}, {State.APPROVED}):
        for one in of_year:
            if one.state in states:
                return one
    return next((one for one in of_year if one.state in _SHOWN), None)


def plan_of_household(actor: Actor, household: int, *, on: date) -> tuple[Table, str]:
    """Give what a household's plan of this year holds, and where it stands whole, for the household's own page."""
    versions = list(Plan.objects.filter(household=household, year=on.year).order_by("-version"))
    plan = shown_of(versions, on.year)
    measures = measures_of([plan]) if plan else []
    follows = actor.may(May.SEE_COMMITMENTS)
    table = tables.measures_table(plan, measures, on=on, may_plan=False, promises=follows)
    return table, reverse("household_plans:household", args=[household])


def _facts(plan: Plan, deeds: Sequence[PlanDeed]) -> Iterator[tuple[Text, Text | str | Crumb]]:
    yield _NUMBER, _VERSION.fill(number=plan.number, version=plan.version)
    yield _DREW, plan.by_name
    if plan.agreed_on is not None:
        yield _AGREED, _AGREED_ON.fill(day=plan.agreed_on, name=plan.witness_name)
    if plan.approved_on is not None:
        yield _APPROVED, str(plan.approved_on)
    if plan.closed_on is not None:
        yield _CLOSED, str(plan.closed_on)
    if plan.state == State.RETURNED:
        reason = next((one.reason for one in deeds if one.plan_id == plan.pk and one.step == Step.RETURN), "")
        yield _SENT_BACK, said(reason)


def _asked(known: Known, measures: Sequence[PlannedMeasure], on: date) -> tuple[Text, ...]:
    found = conflicts(known.family, {one.kind for one in measures}, on)
    return tuple(reason.words for reason in found.reasons if reason.verdict is Verdict.QUESTION)


def _steps(actor: Actor, plan: Plan, known: Known, on: date) -> Iterator[Step]:
    for step in open_to(as_life(plan, known, on), hand_of(actor, plan)):
        if may_step(actor, step):
            yield step
