"""Plans: by place, a village's work list, one household's plan, its forms and steps, what is due."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.followup.household_plans import Step
from huiyin.kernel.errors import HuiyinError
from huiyin_web.access.request import actor_from
from huiyin_web.assistance.errors import HelpRefusedError
from huiyin_web.core.clock import now, today
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.exports import About, Export, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.core.tables import Table
from huiyin_web.core.told_forms import ToldForm
from huiyin_web.household_plans.actions.agree_plan import agree_plan
from huiyin_web.household_plans.actions.approve_plan import approve_plan
from huiyin_web.household_plans.actions.carry_out_measure import carry_out_measure
from huiyin_web.household_plans.actions.close_plan import close_plan
from huiyin_web.household_plans.actions.decline_proposal import decline_proposal
from huiyin_web.household_plans.actions.drop_measure import drop_measure
from huiyin_web.household_plans.actions.drop_plan import drop_plan
from huiyin_web.household_plans.actions.plan_measure import plan_measure
from huiyin_web.household_plans.actions.return_plan import return_plan
from huiyin_web.household_plans.actions.revise_plan import revise_plan
from huiyin_web.household_plans.errors import PlanChangedError, PlanRefusedError
from huiyin_web.household_plans.forms.plans import (
    CarryForm,
    DeclineForm,
    DropForm,
    KindForm,
    MeasureForm,
    StepForm,
    VillageForm,
)
from huiyin_web.household_plans.pages import AskPage, BoardPage, PlanPage
from huiyin_web.household_plans.queries.asking import (
    carry_out_page,
    change_measure_page,
    decline_page,
    plan_measure_page,
)
from huiyin_web.household_plans.queries.due import due_page
from huiyin_web.household_plans.queries.household import plan_page
from huiyin_web.household_plans.queries.places import own_area, place_page, place_table
from huiyin_web.household_plans.queries.stored import measure_or_404, plan_or_404
from huiyin_web.household_plans.queries.village import Asked

_STEPS = {
    Step.AGREE: agree_plan, Step.APPROVE: approve_plan, Step.RETURN: return_plan, Step.REVISE: revise_plan,
    Step.DROP: drop_plan, Step.CLOSE: close_plan,
}  # fmt: skip


@require_safe
def plans(request: HttpRequest) -> HttpResponseBase:
    """Show the plans of the highest place in reach."""
    return _place(request, own_area(actor_from(request)))


@require_safe
def place(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show the plans of a place."""
    return _place(request, place)


def _place(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show the plans of a place, household by household in a village."""
    actor, form = actor_from(request), VillageForm(request.GET)
    form.is_valid()
    found = form.cleaned_data
    asked = Asked(found.get("batch") or "", found.get("state") or "", found.get("after") or 0)
    page = place_page(actor=actor, code=place, asked=asked, on=today())
    if "households" not in page.tables:
        return board(request, page)
    shown = VillageForm({"batch": asked.batch, "state": asked.state})
    return board(request, page, shown, {"households": lambda: place_table(actor, place, asked, on=today())})


@require_safe
def due(request: HttpRequest) -> HttpResponseBase:
    """Show what is due from whoever asks."""
    return board(request, due_page(actor=actor_from(request), on=today()))


@require_safe
def household(request: HttpRequest, household: int) -> HttpResponseBase:
    """Show a household's plan."""
    page = plan_page(actor=actor_from(request), household=household, on=today())
    if request.GET.get("format"):
        tables = {"measures": page.measures, "proposals": page.proposals, "versions": page.versions}
        files = {
            key: partial(
                export_of, table, name=f"huiyin-plan-{household}-{key}", about=About(page.title, page.lead, table.title)
            )
            for key, table in tables.items()
        }
        return answer(request, "household_plans/plan.html", page, files)
    return _show(request, page)


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, household: int) -> HttpResponse:
    """Plan a measure."""
    actor, asked = actor_from(request), KindForm(request.GET)
    kind = asked.cleaned_data["kind"] if asked.is_valid() else ""
    page = plan_measure_page(actor=actor, household=household, kind=kind, on=today())
    form = MeasureForm(request.POST or None, initial=dict(page.known))
    return _take(
        request, page, form,
        lambda: plan_measure(household=household, measure=form.measure, by=actor, at=now()),
        gettext("The measure is planned."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: HttpRequest, measure: int) -> HttpResponse:
    """Change a measure of a draft."""
    actor = actor_from(request)
    page = change_measure_page(actor=actor, measure=measure, on=today())
    form = MeasureForm(request.POST or None, initial=dict(page.known))
    home = measure_or_404(actor, measure).plan.household_id
    return _take(
        request, page, form,
        lambda: plan_measure(household=home, measure=form.measure, instead=measure, by=actor, at=now()),
        gettext("The measure is changed."),
    )  # fmt: skip


@require_POST
def drop(request: HttpRequest, measure: int) -> HttpResponse:
    """Take a measure out of a draft."""
    actor = actor_from(request)
    page = change_measure_page(actor=actor, measure=measure, on=today())
    form = DropForm(request.POST)
    work = partial(drop_measure, measure=measure, by=actor, at=now())
    return _take(request, page, form, work, gettext("The measure is taken out."))


@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, household: int, kind: str) -> HttpResponse:
    """Say why a proposal is not planned."""
    actor = actor_from(request)
    page = decline_page(actor=actor, household=household, kind=kind, on=today())
    form = DeclineForm(request.POST or None)
    return _take(
        request, page, form,
        lambda: decline_proposal(
            household=household, kind=kind, reason=form.cleaned_data["reason"], by=actor, at=now()
        ),
        gettext("The proposal is answered."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def carry_out(request: HttpRequest, measure: int) -> HttpResponse:
    """Record what was given as a measure."""
    actor = actor_from(request)
    page = carry_out_page(actor=actor, measure=measure, on=today())
    form = CarryForm(request.POST or None, choices=page.choices, initial=dict(page.known))
    return _take(
        request, page, form,
        lambda: carry_out_measure(measure=measure, given=form.given, by=actor, at=now()),
        gettext("The help is recorded and carries the measure out."),
    )  # fmt: skip


@require_POST
def step(request: HttpRequest, plan: int, step: str) -> HttpResponse:
    """Take a step of a plan."""
    if step not in set(Step):
        raise Http404
    actor, asked = actor_from(request), Step(step)
    home = plan_or_404(actor, plan).household_id
    form = StepForm(request.POST, step=asked)
    status = 400
    if form.is_valid():
        try:
            _STEPS[asked](plan=plan, seen=form.cleaned_data["seen"], given=form.given, by=actor, at=now())
        except (NotAllowedError, NotFoundError):
            raise
        except PlanRefusedError as refused:
            form.tell(refused.decision)
        except HuiyinError as refused:
            form.add_error(None, refused.say(current_language()))
            status = 409 if isinstance(refused, PlanChangedError) else 400
        else:
            messages.success(request, gettext("Done: %(what)s.") % {"what": asked.label.say(current_language())})
            return redirect("household_plans:household", home)
    return _show(request, plan_page(actor=actor, household=home, on=today()), sent=form, status=status)


def board(
    request: HttpRequest, page: BoardPage, form: object = None, whole: dict[str, Callable[[], Table]] | None = None
) -> HttpResponseBase:
    """Show a page of tables with its filter, or give one of its tables as a file."""
    if not request.GET.get("format"):
        return render(request, "household_plans/plan_board.html", {"page": page, "form": form})

    def export(key: str) -> Export:
        table = whole[key]() if whole and key in whole else page.tables[key]
        return export_of(table, name=f"{page.name}-{key}", about=About(page.title, table.title, page.lead, page.stamp))

    return answer(request, "household_plans/plan_board.html", page, {key: partial(export, key) for key in page.tables})


def _take(request: HttpRequest, page: AskPage, form: ToldForm, work: Callable[[], Any], done: str) -> HttpResponse:
    """Show a form, or do what it asks for and go back; what is refused is said at its field and nothing is lost."""
    if request.method == "POST" and form.is_valid():
        try:
            work()
        except (NotAllowedError, NotFoundError):
            raise
        except PlanRefusedError as refused:
            form.tell(refused.decision)
        except HelpRefusedError as refused:
            for key, words in refused.problems.items():
                for one in words:
                    form.add_error(key if key in form.fields else None, one.say(current_language()))
        except HuiyinError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            messages.success(request, done)
            return redirect(page.back)
    context = {"page": page, "form": form}
    return render(request, "household_plans/plan_form.html", context, status=400 if form.errors else 200)


def _show(request: HttpRequest, page: PlanPage, *, sent: StepForm | None = None, status: int = 200) -> HttpResponse:
    steps = [
        sent if sent and sent.step is one else StepForm(step=one, initial={"seen": page.seen, "on": today()})
        for one in page.steps
    ]
    refused = sent if sent and sent.step not in page.steps else None
    context = {"page": page, "steps": steps, "refused": refused}
    return render(request, "household_plans/plan.html", context, status=status)
