"""Teams of villages and helpers of households."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from huiyin_web.access.request import actor_from
from huiyin_web.assistance.actions.end_helping import end_helping
from huiyin_web.assistance.actions.leave_team import leave_team
from huiyin_web.assistance.actions.pair_household import pair_household
from huiyin_web.assistance.actions.post_member import post_member
from huiyin_web.assistance.forms.rounds import EndForm
from huiyin_web.assistance.forms.teams import HelperForm, HelpersForm, LeaveForm, PostForm, TeamsForm
from huiyin_web.assistance.queries.helpers import AskedHelpers, helpers_page
from huiyin_web.assistance.queries.team_asking import end_helping_page, helper_page, leave_page, post_page
from huiyin_web.assistance.queries.teams import AskedTeams, all_teams, teams_page
from huiyin_web.assistance.views.rounds import board, take
from huiyin_web.core.clock import now, today


@require_safe
def teams(request: HttpRequest) -> HttpResponseBase:
    """List the teams of a place, or show a village's."""
    actor, form = actor_from(request), TeamsForm(request.GET)
    form.is_valid()
    asked = AskedTeams(**{key: form.cleaned_data.get(key, "") for key in ("place", "state", "after")})
    page = teams_page(actor=actor, asked=asked, on=today())
    listed = "teams" in page.tables
    whole = {"teams": lambda: all_teams(actor=actor, asked=asked, on=today())} if listed else {}
    return board(request, page, TeamsForm(page.filters) if listed else None, whole)


@require_http_methods(["GET", "HEAD", "POST"])
def post(request: HttpRequest) -> HttpResponse:
    """Post somebody to a village."""
    actor, asked = actor_from(request), TeamsForm(request.GET)
    asked.is_valid()
    page = post_page(actor=actor, place=asked.cleaned_data.get("place", ""), on=today())
    form = PostForm(request.POST or None, initial=page.known)
    return take(
        request, page, form, lambda: post_member(terms=form.terms, by=actor, at=now()),
        lambda made: redirect(f"{reverse('assistance:teams')}?place={made.place_code}"),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, number: int) -> HttpResponse:
    """Let somebody leave a team."""
    actor = actor_from(request)
    page = leave_page(actor=actor, number=number, on=today())
    form = LeaveForm(request.POST or None, initial=page.known)
    return take(
        request, page, form, lambda: leave_team(member=number, terms=form.terms, by=actor, at=now()),
        lambda _left: redirect(page.back),
    )  # fmt: skip


@require_safe
def helpers(request: HttpRequest) -> HttpResponseBase:
    """List the helpers of a place."""
    form = HelpersForm(request.GET)
    form.is_valid()
    asked = AskedHelpers(**{key: form.cleaned_data.get(key, "") for key in ("place", "village", "name")})
    page = helpers_page(actor=actor_from(request), asked=asked, on=today())
    return board(request, page, HelpersForm(page.filters))


@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """Name a household's helper."""
    actor = actor_from(request)
    page = helper_page(actor=actor, on=today())
    form = HelperForm(request.POST or None, initial=page.known)

    def done(_made: object) -> HttpResponse:
        messages.success(request, gettext("The helper is named."))
        return redirect(page.back)

    return take(request, page, form, lambda: pair_household(terms=form.terms, by=actor, at=now()), done)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End a person's pairing with a household."""
    actor = actor_from(request)
    page = end_helping_page(actor=actor, number=number, on=today())
    form = EndForm(request.POST or None, initial=page.known)

    def work() -> object:
        told = form.cleaned_data
        return end_helping(
            pairing=number, on=told["ends_on"], reason=told["reason"], confirmed=told["confirmed"], by=actor, at=now()
        )

    return take(request, page, form, work, lambda _row: redirect(page.back))
