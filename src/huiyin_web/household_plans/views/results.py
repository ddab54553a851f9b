"""Results of help: by place and year, the households behind one, having a year computed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now
from huiyin_web.household_plans.actions.ask_results import ask_results
from huiyin_web.household_plans.comparing import HELPED
from huiyin_web.household_plans.forms.plans import AfterForm, ResultsForm
from huiyin_web.household_plans.queries.behind import behind_page, whole_side
from huiyin_web.household_plans.queries.results import offered, results_page
from huiyin_web.household_plans.views.plans import board


@require_safe
def results(request: HttpRequest) -> HttpResponseBase:
    """Show the results of help in a place and year."""
    actor = actor_from(request)
    known = offered(actor)
    form = ResultsForm(request.GET, years=known.years, places=known.places)
    form.is_valid()
    found = form.cleaned_data
    page = results_page(actor=actor, year=found.get("year"), place=found.get("place") or "", known=known)
    return board(request, page, form)


@require_safe
def behind(request: HttpRequest, year: int, kind: str, place: str) -> HttpResponseBase:
    """Show the households behind a result."""
    actor, form = actor_from(request), AfterForm(request.GET)
    form.is_valid()
    side, after = form.cleaned_data.get("side") or HELPED, form.cleaned_data.get("after") or 0
    page = behind_page(actor=actor, year=year, kind=kind, place=place, side=side, after=after)
    return board(
        request, page, None,
        {"households": lambda: whole_side(actor, year=year, kind=kind, place=place, side=side)},
    )  # fmt: skip


@require_POST
def compute(request: HttpRequest, year: int) -> HttpResponse:
    """Have the results of a year computed."""
    job = ask_results(year=year, by=actor_from(request), at=now())
    messages.success(request, gettext("The results are being computed; this page shows how far it is."))
    return redirect("jobs:job", job=job.pk)
