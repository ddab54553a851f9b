"""Give an account the reach of a place or of one household, and end it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from huiyin_web.access.actions.end_grant import end_grant
from huiyin_web.access.actions.grant_household import grant_household
from huiyin_web.access.actions.grant_reach import grant_reach
from huiyin_web.access.errors import GrantError
from huiyin_web.access.forms import GrantForm, GrantHouseholdForm
from huiyin_web.access.queries.accounts import change_page
from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now, today
from huiyin_web.core.language import current_language


@require_POST
def grant(request: HttpRequest, user: int) -> HttpResponse:
    """Let an account, or its whole organisation, reach a place from today on."""
    actor = actor_from(request)
    page = change_page(actor=actor, users=[user], at=now())
    form = GrantForm(request.POST)
    if form.is_valid():
        try:
            grant_reach(**form.given(user), starts_on=today(), source=actor.key, by=actor, at=now())
        except GrantError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            messages.success(request, gettext("The account reaches the place from today on."))
            return _to_account(user)
    return render(request, "access/change.html", {"page": page, "form": form, "home": GrantHouseholdForm()})


@require_POST
def grant_one(request: HttpRequest, user: int) -> HttpResponse:
    """Let an account, or its whole organisation, reach one household from today on."""
    actor = actor_from(request)
    page = change_page(actor=actor, users=[user], at=now())
    form = GrantHouseholdForm(request.POST)
    if form.is_valid():
        try:
            grant_household(**form.given(user), starts_on=today(), source=actor.key, by=actor, at=now())
        except GrantError as refused:
            form.add_error("number", refused.say(current_language()))
        else:
            messages.success(request, gettext("The account reaches the household from today on."))
            return _to_account(user)
    return render(request, "access/change.html", {"page": page, "form": GrantForm(), "home": form})


@require_POST
def end_one(request: HttpRequest, user: int, grant: int) -> HttpResponse:
    """Make today the last day of a granted reach."""
    end_grant(user=user, grant=grant, on=today(), by=actor_from(request), at=now())
    messages.success(request, gettext("Today is its last day."))
    return _to_account(user)


def _to_account(user: int) -> HttpResponse:
    return redirect(f"{reverse('access:change')}?{urlencode({'users': user})}")
