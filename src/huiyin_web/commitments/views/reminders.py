"""Reminders: one's own, and those that were sent."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from huiyin_web.access.request import actor_from
from huiyin_web.commitments.actions.ask_for_reminders import ask_for_reminders
from huiyin_web.commitments.forms import BeforeForm, RemindersForm
from huiyin_web.commitments.queries.reminders import my_reminders_page, reminders_page
from huiyin_web.core.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
def my_reminders(request: HttpRequest) -> HttpResponse:
    """Show one's own reminders; choose where they go."""
    actor = actor_from(request)
    page = my_reminders_page(actor=actor)
    form = RemindersForm(request.POST if request.method == "POST" else None, offered=page.offered, initial=page.known)
    if request.method == "POST" and form.is_valid():
        ask_for_reminders(**{"email": "", "account": "", **page.known, **form.cleaned_data}, by=actor, at=now())
        messages.success(request, gettext("Your reminders are kept."))
        return redirect("commitments:my_reminders")
    status = 400 if form.errors else 200
    return render(request, "commitments/my_reminders.html", {"page": page, "form": form}, status=status)


@require_safe
def reminders(request: HttpRequest) -> HttpResponse:
    """Show the reminders that were sent."""
    form = BeforeForm(request.GET)
    before = form.cleaned_data.get("before") if form.is_valid() else None
    address = reverse("commitments:reminders")
    page = reminders_page(actor=actor_from(request), before=before, address=address)
    return render(request, "commitments/reminders.html", {"page": page})
