"""Pages composed from several apps: each asks one query and shows one template."""

from datetime import datetime
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.core.clock import now
from huiyin_web.core.clock import today as day_of_today
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.language import current_language
from huiyin_web.core.pictures import as_picture
from huiyin_web.core.reasons import PersonalReasonError
from huiyin_web.core.rendering import answer
from huiyin_web.overview.actions.unmask_value import unmask_value
from huiyin_web.overview.forms import AskedForm, IdNumberForm, MeasurementForm, TransitionForm, UnmaskForm
from huiyin_web.overview.measurement_page import MeasurementPage
from huiyin_web.overview.queries.behind import behind_files, behind_page
from huiyin_web.overview.queries.counted import Turn
from huiyin_web.overview.queries.frozen import frozen
from huiyin_web.overview.queries.household import household_files, household_page
from huiyin_web.overview.queries.measurement import (
    Chosen,
    measurement_files,
    measurement_page,
    offered,
    refused_page,
)
from huiyin_web.overview.queries.offered import DEFAULT, OFFERED
from huiyin_web.overview.queries.place import place_files, place_page
from huiyin_web.overview.queries.search import Asked, as_typed, search_page
from huiyin_web.overview.queries.situation import situation_files, situation_page
from huiyin_web.overview.queries.survey import survey
from huiyin_web.overview.queries.theatre import theatre_files, theatre_on_a_page
from huiyin_web.overview.queries.today import today_page
from huiyin_web.overview.queries.transition_households import cell_files, cell_page
from huiyin_web.overview.queries.transitions import refused_page as refused_page_of_transitions
from huiyin_web.overview.queries.transitions import transition_files, transition_page
from huiyin_web.overview.transition_page import TransitionPage

_MADE_UP = Text("Demo data: all households, persons and incomes are made up.", "示范数据：农户、人员和收入均为虚构。")
_UNMASKED = "unmasked"  # the session's record of what is shown in clear, and until when


@require_safe
def today(request: HttpRequest) -> HttpResponse | FileResponse:
    """Show what waits for whoever is signed in."""
    return answer(request, "overview/today.html", today_page(actor=actor_from(request), request=request))


@require_safe
def situation(request: HttpRequest) -> HttpResponse | FileResponse:
    """Show how things stand in a place."""
    asked = _asked(request)
    page = situation_page(actor=actor_from(request), code=asked.get("place") or None, year=asked.get("year"))
    response = answer(request, "overview/situation.html", page, situation_files(page))
    if page.years and page.year is None:
        response.status_code = 404
    return response


@require_safe
def measurement(request: HttpRequest) -> HttpResponse | FileResponse:
    """Measure a place by what the address asks: the page, its table as a file, or one of its charts."""
    actor, known, of = actor_from(request), frozen(), survey()
    form = MeasurementForm(request.GET, years=known.years, statistics=offered(of))
    if not form.is_valid():
        page = refused_page(actor=actor, known=known, survey=of, errors=form.said())
        return _refused(request, "overview/measurement.html", page)
    page = measurement_page(actor=actor, known=known, survey=of, chosen=_chosen(form.cleaned_data))
    if wanted := request.GET.get("chart"):
        return _chart(page, wanted, request.GET.get("format", "svg"))
    return answer(request, "overview/measurement.html", page, measurement_files(page))


@require_safe
def transitions(request: HttpRequest) -> HttpResponse | FileResponse:
    """Show who stayed poor, left and came between two years: the page, its tables as files, or its chart."""
    actor, known = actor_from(request), frozen()
    form = TransitionForm(request.GET, years=known.years)
    if not form.is_valid():
        page = refused_page_of_transitions(actor=actor, known=known, errors=form.said())
        return _refused(request, "overview/transitions.html", page)
    asked = form.cleaned_data
    page = transition_page(
        actor=actor, known=known, place=asked["place"] or None, earlier=asked["earlier"], later=asked["later"]
    )
    if wanted := request.GET.get("chart"):
        return _chart(page, wanted, request.GET.get("format", "svg"))
    return answer(request, "overview/transitions.html", page, transition_files(page))


@require_safe
def transition_households(request: HttpRequest, code: str, cell: str) -> HttpResponse | FileResponse:
    """Show the households of a cell of a place's transitions."""
    actor, form = actor_from(request), TransitionForm(request.GET, years=frozen().years)
    form.is_valid()
    page = cell_page(
        actor=actor, code=code, cell=cell, turn=_turn(_asked(request)),
        earlier=form.cleaned_data.get("earlier"), later=form.cleaned_data.get("later"),
    )  # fmt: skip
    return answer(request, "overview/transition_households.html", page, cell_files(actor, page))


@require_safe
def theatre(request: HttpRequest, number: int) -> HttpResponse | FileResponse:
    """Show how a theatre stands, on one sheet of paper."""
    page = theatre_on_a_page(actor=actor_from(request), number=number, on=day_of_today())
    return answer(request, "overview/theatre.html", page, theatre_files(page))


@require_safe
def place(request: HttpRequest, code: str) -> HttpResponse | FileResponse:
    """Show one place."""
    actor, asked = actor_from(request), _asked(request)
    page = place_page(actor=actor, code=code, year=asked.get("year"), after=asked.get("after"))
    return answer(request, "overview/place.html", page, place_files(actor, page))


@require_safe
def behind(request: HttpRequest, code: str, indicator: str) -> HttpResponse | FileResponse:
    """Show the households behind a figure."""
    actor, asked = actor_from(request), _asked(request)
    page = behind_page(actor=actor, code=code, indicator=indicator, year=asked.get("year"), turn=_turn(asked))
    return answer(request, "overview/behind.html", page, behind_files(actor, page))


@require_safe
def household(request: HttpRequest, household: int) -> HttpResponse | FileResponse:
    """Show one household."""
    return _household(request, household, None)


@require_POST
def unmask(request: HttpRequest, household: int) -> HttpResponse | FileResponse:
    """Show one personal value for a few minutes, and keep why."""
    actor = actor_from(request)
    actor.need(May.UNMASK)
    page = household_page(actor=actor, household=household, clear=(), at=now())
    form = UnmaskForm(request.POST, values=page.hidden)
    if not form.is_valid():
        return _household(request, household, form)
    try:
        until = unmask_value(by=actor, household=household, at=now(), **form.cleaned_data)
    except PersonalReasonError as refused:
        form.add_error("reason", refused.say(current_language()))
        return _household(request, household, form)
    shown = request.session.setdefault(_UNMASKED, {})
    shown[f"{household}/{form.cleaned_data['value']}"] = until.isoformat()
    request.session.modified = True
    return redirect(f"{reverse('overview:household', args=[household])}#personal")


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse | FileResponse:
    """Find households and places; an ID number is posted, so that it stands in no address."""
    form = IdNumberForm(request.POST)
    form.is_valid()
    asked = _asked(request)
    page = search_page(
        actor=actor_from(request),
        asked=Asked(as_typed(asked.get("q") or ""), asked.get("after"), asked.get("place_after") or ""),
        id_number=form.cleaned_data.get("id_number", ""),
    )
    return answer(request, "overview/search.html", page)


def _household(request: HttpRequest, household: int, form: UnmaskForm | None) -> HttpResponse | FileResponse:
    page = household_page(actor=actor_from(request), household=household, clear=_clear(request, household), at=now())
    if request.GET.get("format"):
        return answer(request, "overview/household.html", page, household_files(page))
    form = form or UnmaskForm(values=page.hidden)
    context = {"page": page, "form": form, "in_clear": _("in clear, for a few minutes")}
    return render(request, "overview/household.html", context, status=400 if form.errors else 200)


def _clear(request: HttpRequest, household: int) -> frozenset[str]:
    """Give the keys of the household's values that this session may still show in clear."""
    kept: dict[str, str] = request.session.get(_UNMASKED, {})
    still = {key for key, until in kept.items() if datetime.fromisoformat(until) > now()}
    return frozenset(key.split("/", 1)[1] for key in still if key.startswith(f"{household}/"))


def _chosen(asked: dict[str, Any]) -> Chosen:
    return Chosen(
        years=tuple(sorted(asked["year"])),
        place=asked["place"] or None,
        what=OFFERED.get(asked["statistic"], DEFAULT),
        own=asked["line"] if asked["by"] == "own" else None,
    )


def _refused(request: HttpRequest, template: str, page: object) -> HttpResponse | FileResponse:
    response = answer(request, template, page)
    # A script takes over the page only from an answer that went well.
    response.status_code = 200 if "HX-Request" in request.headers else 400
    return response


def _chart(page: MeasurementPage | TransitionPage, key: str, kind: str) -> HttpResponse:
    found = next((one for one in page.pictures if one.key == key), None)
    if found is None:
        raise NotFoundError(what=Text(f"The chart '{key}'", f"图“{key}”"))
    under = (_MADE_UP,) if page.made_up else ()
    return as_picture(found.figure, kind, name=f"{page.name}-{key}", made_from=f"{page.stamp} {key}", under=under)


def _asked(request: HttpRequest) -> dict[str, Any]:
    """Read what the address asks; a part that cannot be read is left out."""
    form = AskedForm(request.GET)
    form.is_valid()
    return form.cleaned_data


def _turn(asked: dict[str, Any]) -> Turn:
    return Turn(asked.get("after") or 0, asked.get("of") or "")
