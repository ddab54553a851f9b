"""What a commander lets a secretary do."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from huiyin_web.access.actions.delegate import delegate
from huiyin_web.access.actions.end_delegation import end_delegation
from huiyin_web.access.errors import DelegationError
from huiyin_web.access.forms import AskDelegations, DelegationForm
from huiyin_web.access.queries.delegations import delegations_page
from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now, today
from huiyin_web.core.language import current_language
from huiyin_web.core.reasons import PersonalReasonError


@require_http_methods(["GET", "HEAD", "POST"])
def delegations(request: HttpRequest) -> HttpResponse:
    """Show what was delegated; let a commander delegate."""
    actor = actor_from(request)
    form = DelegationForm(request.POST or None)
    if form.is_valid():
        try:
            delegate(**form.cleaned_data, by=actor, on=today(), at=now())
        except (DelegationError, PersonalReasonError) as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            messages.success(request, gettext("The secretary may act for you from now on."))
            return redirect("access:delegations")
    asked = AskDelegations(request.GET)
    asked.is_valid()
    page = delegations_page(actor=actor, on=today(), before=asked.cleaned_data.get("before"))
    return render(request, "access/delegations.html", {"page": page, "form": form})


@require_POST
def end_one(request: HttpRequest, delegation: int) -> HttpResponse:
    """End a delegation."""
    end_delegation(delegation=delegation, by=actor_from(request), at=now())
    messages.success(request, gettext("The delegation is ended."))
    return redirect("access:delegations")
