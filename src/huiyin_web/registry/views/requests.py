"""Change requests: the list, one of them, and what is decided about it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now
from huiyin_web.core.language import current_language
from huiyin_web.registry.actions.approve_change import approve_change
from huiyin_web.registry.actions.refuse_change import refuse_change
from huiyin_web.registry.actions.show_change import show_change
from huiyin_web.registry.actions.withdraw_change import withdraw_change
from huiyin_web.registry.errors import AnswerNeededError, AnswerPersonalError
from huiyin_web.registry.forms import AnswerForm, AskRequests
from huiyin_web.registry.queries.request_list import requests_page
from huiyin_web.registry.queries.request_page import request_page


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """List change requests."""
    asked = AskRequests(request.GET)
    asked.is_valid()
    of, before = asked.cleaned_data.get("of", ""), asked.cleaned_data.get("before")
    page = requests_page(actor_from(request), of=of, before=before)
    return render(request, "registry/changes.html", {"page": page})


@require_safe
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Show one change request."""
    return _show(request, number, AnswerForm())


@require_POST
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show its personal values in clear, once; that they were shown is kept."""
    actor = actor_from(request)
    show_change(request=number, by=actor, at=now())
    page = request_page(actor, number, in_clear=True)
    return render(request, "registry/change.html", {"page": page, "form": AnswerForm()})


@require_POST
def approve(request: HttpRequest, number: int) -> HttpResponse:
    """Let it into the register."""
    approve_change(request=number, by=actor_from(request), at=now())
    messages.success(request, gettext("The change is approved; the register holds it."))
    return redirect("registry:change", number)


@require_POST
def refuse(request: HttpRequest, number: int) -> HttpResponse:
    """Send it back."""
    actor = actor_from(request)
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            refuse_change(request=number, answer=form.cleaned_data["answer"], by=actor, at=now())
        except (AnswerNeededError, AnswerPersonalError) as refused:
            form.add_error("answer", refused.say(current_language()))
        else:
            messages.success(request, gettext("The change is sent back with your reason."))
            return redirect("registry:change", number)
    return _show(request, number, form)


@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take it back."""
    withdraw_change(request=number, by=actor_from(request), at=now())
    messages.success(request, gettext("The change request is withdrawn."))
    return redirect("registry:change", number)


def _show(request: HttpRequest, number: int, form: AnswerForm) -> HttpResponse:
    page = request_page(actor_from(request), number)
    status = 400 if form.errors else 200
    return render(request, "registry/change.html", {"page": page, "form": form}, status=status)
