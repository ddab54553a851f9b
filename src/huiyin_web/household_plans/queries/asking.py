"""The pages of forms: planning a measure, saying why not, writing to a measure what was given."""

from datetime import date

from django.urls import reverse

from huiyin.followup.household_plans import State
from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.language import current_language
from huiyin_web.core.parts import Crumb
from huiyin_web.core.templatetags.wording import day
from huiyin_web.household_plans.pages import AskPage
from huiyin_web.household_plans.queries.carrying import giver_words, help_that_fits
from huiyin_web.household_plans.queries.families import Known, known_family
from huiyin_web.household_plans.queries.stored import MEASURE, measure_or_404
from huiyin_web.household_plans.queries.wording import head_of, how_much, kind_of, said, way_to
from huiyin_web.places.offices import office_names, offices_within
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import REMOVED, households_in_reach

_PLAN, _BESIDES = Text("Plan help: {kind}", "拟定措施：{kind}"), Text("Plan something besides", "自行增加措施")
_DECLINE = Text("Why not: {kind}", "不采纳的理由：{kind}")
_CARRY_OUT = Text("Record what was given", "登记落实情况")
_CHANGE = Text("Change a measure", "修改措施")
_DO_PLAN, _DO_DECLINE, _DO_CARRY_OUT = (
    Text("Put it into the plan", "纳入计划"),
    Text("Answer so", "提交答复"),
    Text("Record it", "登记"),
)
_OF = Text("{head}, {number}", "{head}，{number}")
_BECAUSE = Text("Proposed because: {why}", "建议理由：{why}")
_PLANNED = Text("Planned: {what}", "计划内容：{what}")
_HOW_MUCH = Text("How much: {amount}", "数量金额：{amount}")
_GIVEN_BY = Text("Given by: {giver}", "落实单位（人）：{giver}")
_DUE = Text("Due: {day}", "期限：{day}")
_LINE = Text("{day}, {what}", "{day}，{what}")
_PLAN_CRUMB = Text("Plan", "帮扶计划")
_PROPOSAL = Text("This proposal", "该项建议")


def plan_measure_page(*, actor: Actor, household: int, kind: str, on: date) -> AskPage:
    """Give where help is planned: of a kind that is proposed, or besides.

    Raises:
        NotAllowedError, NotFoundError: the role plans nothing, or the household is out of reach.
    """
    known = _known(actor, household, on)
    proposed = kind in known.proposed
    return _page(
        actor, known, _PLAN.fill(kind=kind_of(kind)) if proposed else _BESIDES, _DO_PLAN,
        told=_why(known, kind),
        fields={"kind": kind, "proposal": kind if proposed else "", "due_on": date(on.year, 12, 31)},
    )  # fmt: skip


def change_measure_page(*, actor: Actor, measure: int, on: date) -> AskPage:
    """Give where a measure of a draft is changed or taken out.

    Raises:
        NotAllowedError, NotFoundError: the role plans nothing, or there is no such measure in a draft in reach.
    """
    row = measure_or_404(actor, measure)
    if row.plan.state != State.DRAFT:
        raise NotFoundError(what=MEASURE)
    known = _known(actor, row.plan.household_id, on)
    proposal = row.instead_of or (row.kind if row.answer == "accepted" else "")
    giver = office_names([row.giver])[row.giver].say(current_language()) if row.giver else ""
    fields: dict[str, object] = {
        "kind": row.kind, "proposal": proposal, "what": row.what, "unit": row.unit, "giver": giver,
        "yuan": None if row.fen is None else yuan(row.fen), "due_on": row.due_on, "why": row.why,
        "quantity": None if row.hundredths is None else row.hundredths / 100,
    }  # fmt: skip
    drop_url = reverse("household_plans:drop", args=[row.pk])
    return _page(actor, known, _CHANGE, _DO_PLAN, told=_why(known, proposal), drop_url=drop_url, fields=fields)


def decline_page(*, actor: Actor, household: int, kind: str, on: date) -> AskPage:
    """Give where it is said why a proposal is not planned.

    Raises:
        NotAllowedError, NotFoundError: the role plans nothing, it is out of reach, or the kind is not proposed.
    """
    known = _known(actor, household, on)
    if kind not in known.proposed:
        raise NotFoundError(what=_PROPOSAL)
    return _page(actor, known, _DECLINE.fill(kind=kind_of(kind)), _DO_DECLINE, told=_why(known, kind))


def carry_out_page(*, actor: Actor, measure: int, on: date) -> AskPage:
    """Give where it is written to a measure what was given, with the help of its kind that is recorded already.

    Raises:
        NotAllowedError, NotFoundError: the role plans nothing, or there is no such measure in a plan in force.
    """
    row = measure_or_404(actor, measure)
    actor.need(May.PLAN_HELP)
    if row.plan.state != State.APPROVED:
        raise NotFoundError(what=MEASURE)
    giver, amount = giver_words(row), how_much(row)
    told = [_PLANNED.fill(what=said(row.what)), _GIVEN_BY.fill(giver=said(giver)), _DUE.fill(day=day(row.due_on))]
    if amount:
        told.insert(1, _HOW_MUCH.fill(amount=amount))
    choices = [(str(one.pk), _LINE.fill(day=day(one.given_on), what=said(one.what))) for one in help_that_fits(row)]
    return AskPage(
        title=_CARRY_OUT,
        lead=_OF.fill(head=head_of(row.plan.household), number=row.plan.household.office_number),
        crumbs=_crumbs(actor, row.plan.household, _CARRY_OUT),
        do=_DO_CARRY_OUT,
        back=reverse("household_plans:household", args=[row.plan.household_id]),
        told=tuple(told),
        known={"given_on": min(on, row.due_on), "amount": "" if row.fen is None else f"{yuan(row.fen):f}"},
        choices=tuple(choices),
    )


def _known(actor: Actor, household: int, on: date) -> Known:
    actor.need(May.SEE_HOUSEHOLDS)
    known = known_family(households_in_reach(actor).exclude(status=REMOVED).filter(pk=household), on)
    actor.need(May.PLAN_HELP)
    return known


def _why(known: Known, kind: str) -> tuple[Text, ...]:
    found = next((one for one in known.proposals if one.kind == kind), None)
    return (_BECAUSE.fill(why=Text.join(found.why, "; ", "；")),) if found else ()


def _page(
    actor: Actor, known: Known, title: Text, do: Text, *, told: tuple[Text, ...], drop_url: str = "",
    fields: dict[str, object] | None = None,
) -> AskPage:  # fmt: skip
    language = current_language()
    return AskPage(
        title=title,
        lead=_OF.fill(head=head_of(known.row), number=known.row.office_number),
        crumbs=_crumbs(actor, known.row, title),
        do=do,
        back=reverse("household_plans:household", args=[known.row.pk]),
        told=told,
        known=fields or {},
        offices=tuple(name.say(language) for name in offices_within(actor.scope).values()),
        drop_url=drop_url,
    )


def _crumbs(actor: Actor, home: Household, title: Text) -> tuple[Crumb, ...]:
    plan = Crumb(_PLAN_CRUMB, reverse("household_plans:household", args=[home.pk]))
    return way_to(actor, home, plan, Crumb(title))
