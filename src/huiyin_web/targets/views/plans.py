"""Plans, a year of one, and setting a target in it."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin.planning.plans import plan_of
from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now, today
from huiyin_web.core.exports import About, export_of
from huiyin_web.core.rendering import answer
from huiyin_web.targets.actions.adopt_plan import adopt_plan
from huiyin_web.targets.actions.set_target import Wanted, set_target
from huiyin_web.targets.forms import SetForm, ViewForm, as_library
from huiyin_web.targets.queries.plan_page import address, plan_page, plans_page
from huiyin_web.targets.queries.setting import set_page

_CHOSEN = Text("{place}, {year}", "{place}，{year} 年")


@require_safe
def plans(request: HttpRequest) -> HttpResponseBase:
    """List plans."""
    return answer(request, "targets/plans.html", plans_page(actor=actor_from(request)))


@require_POST
def adopt(request: HttpRequest, plan: str) -> HttpResponse:
    """Adopt a plan."""
    adopt_plan(key=plan, by=actor_from(request), at=now())
    messages.success(request, gettext("The office works by this plan from today."))
    return redirect("targets:plan", plan)


@require_safe
def plan(request: HttpRequest, plan: str) -> HttpResponseBase:
    """Show a plan with a year of it."""
    form = ViewForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    page = plan_page(
        actor=actor_from(request), key=plan, year=asked.get("year"), place=asked.get("place") or "", on=today()
    )
    about = About(page.title, _CHOSEN.fill(place=page.name, year=page.year), page.lead)
    tables = {"targets": page.targets, "below": page.below, "indicators": page.indicators}
    named = f"huiyin-{page.place}-{page.year}"
    files = {
        key: partial(export_of, table, name=f"{named}-{key}", about=about)
        for key, table in tables.items()
        if table is not None
    }
    return answer(request, "targets/plan.html", page, files)


@require_http_methods(["GET", "HEAD", "POST"])
def set_one(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """Set a target for the own place or a department."""
    actor = actor_from(request)
    page = set_page(actor=actor, key=plan, year=year)
    form = SetForm(request.POST or None, page=page)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        indicator = plan_of(plan).indicators[sent["indicator"]]
        value = as_library(indicator, sent["value"]) or sent["value"]
        try:
            set_target(wanted=Wanted(plan, indicator.key, year, sent["office"], value), by=actor, at=now())
        except HuiyinError as refused:
            form.tell(refused)
        else:
            messages.success(request, gettext("The target is set."))
            return redirect(address(plan, year, actor.office))
    return render(request, "targets/set.html", {"page": page, "form": form}, status=400 if form.errors else 200)
