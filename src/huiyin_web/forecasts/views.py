"""Forecasts: the list, a place's outlook, the walks behind it, questions, the back-test, the method."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from, user_from
from huiyin_web.access.roles import May
from huiyin_web.core.clock import now, today
from huiyin_web.core.exports import About, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.core.tables import Table
from huiyin_web.forecasts.actions.queue_forecast import queue_forecast
from huiyin_web.forecasts.actions.queue_question import queue_question
from huiyin_web.forecasts.errors import NothingAskedError
from huiyin_web.forecasts.forms import AskForm, LookForm
from huiyin_web.forecasts.pages import BackTestPage, ForecastsPage, OutlookPage, OutsidePage, WalksPage
from huiyin_web.forecasts.queries.back_test import back_test_page, outside_page
from huiyin_web.forecasts.queries.list_page import list_page
from huiyin_web.forecasts.queries.method_page import method_page
from huiyin_web.forecasts.queries.outlook_page import outlook_page
from huiyin_web.forecasts.queries.stored import answer_to, forecast_or_404
from huiyin_web.forecasts.queries.walks_page import walks_page
from huiyin_web.snapshots.queries import latest_frozen_year

Page = BackTestPage | ForecastsPage | OutlookPage | OutsidePage | WalksPage
_ALL = Text("all places in reach", "管辖范围内")


@require_safe
def forecasts(request: HttpRequest) -> HttpResponseBase:
    """List the forecasts that were made."""
    page = list_page(actor=actor_from(request))
    return _answer(request, "forecasts/list.html", page, {"forecasts": page.forecasts})


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Have a forecast made from the last frozen year on."""
    year = latest_frozen_year() or today().year
    job = queue_forecast(year=year, user=user_from(request).pk, by=actor_from(request), at=now())
    return redirect("jobs:job", job=job.pk)


@require_safe
def method(request: HttpRequest) -> HttpResponseBase:
    """Say how forecasts are made."""
    return answer(request, "forecasts/method.html", method_page(actor=actor_from(request), on=today()))


@require_safe
def back_test(request: HttpRequest) -> HttpResponseBase:
    """Show how often the intervals held what came."""
    page = back_test_page(actor=actor_from(request))
    return _answer(request, "forecasts/back_test.html", page, {"checks": page.checks})


@require_safe
def outside(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show the places whose interval did not hold what came."""
    page = outside_page(actor=actor_from(request), number=number)
    return _answer(request, "forecasts/outside.html", page, {"places": page.places})


@require_safe
def behind(request: HttpRequest, code: str, year: int) -> HttpResponseBase:
    """Show all walks of a place in a year."""
    look = _look(request)
    page = walks_page(actor=actor_from(request), code=code, year=year, base=look.cleaned_data.get("base"))
    return _answer(request, "forecasts/walks.html", page, {"walks": page.walks, "learnt": page.learnt})


@require_safe
def place(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show a place's outlook."""
    page = _outlook(request, code)
    tables = {"years": page.years, "children": page.children, "targets": page.targets, "learnt": page.learnt}
    if request.GET.get("format"):
        return _answer(request, "forecasts/outlook.html", page, tables)
    form = AskForm(initial={**page.known, "forecast": page.forecast})
    return render(request, "forecasts/outlook.html", {"page": page, "form": form})


@require_POST
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask what would be with other rates; an answer that was found before is shown at once."""
    actor_from(request).need(May.ASK_FORECASTS)
    page, form = _outlook(request, code), AskForm(request.POST)
    if form.is_valid():
        question, base = form.question, forecast_or_404(form.cleaned_data["forecast"])
        if answer_to(base, question):
            asked = {"base": base.base_year, "exits": question.exits, "returns": question.returns}
            return redirect(f"{reverse('forecasts:place', args=[code])}?{urlencode(asked)}#what-if")
        try:
            job = queue_question(
                forecast=base.pk, question=question, place_code=code, user=user_from(request).pk,
                by=actor_from(request), at=now(),
            )  # fmt: skip
        except NothingAskedError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            return redirect("jobs:job", job=job.pk)
    return render(request, "forecasts/outlook.html", {"page": page, "form": form}, status=400)


def _outlook(request: HttpRequest, code: str) -> OutlookPage:
    look = _look(request)
    return outlook_page(
        actor=actor_from(request), code=code, base=look.cleaned_data.get("base"), question=look.question, on=today()
    )


def _look(request: HttpRequest) -> LookForm:
    form = LookForm(request.GET)
    form.is_valid()
    return form


def _answer(request: HttpRequest, template: str, page: Page, tables: dict[str, Table | None]) -> HttpResponseBase:
    """Show a page, or one of its tables as a file."""
    about = About(page.title, _ALL, page.lead)
    files = {
        key: partial(export_of, table, name=f"forecast-{key}", about=about)
        for key, table in tables.items()
        if table is not None
    }
    return answer(request, template, page, files)
