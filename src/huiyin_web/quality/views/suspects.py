"""The list of suspects, one of them with its answer, the rules, and the search for them."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.rules.suspects import Outcome
from huiyin_web.access.request import actor_from, user_from
from huiyin_web.core.clock import now, today
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.quality.actions.queue_search import queue_search
from huiyin_web.quality.actions.record_outcome import record_outcome
from huiyin_web.quality.errors import NoteNeededError, NotePersonalError
from huiyin_web.quality.forms.suspects import AskSuspects, OutcomeForm
from huiyin_web.quality.queries.rules import rules_export, rules_page
from huiyin_web.quality.queries.suspect import suspect_page
from huiyin_web.quality.queries.suspects import suspects_export, suspects_page


@require_safe
def suspects(request: HttpRequest) -> HttpResponseBase:
    """List what is to be asked."""
    actor, asked = actor_from(request), AskSuspects(request.GET).asked()
    page = suspects_page(actor=actor, asked_for=asked)
    files = {"suspects": lambda: suspects_export(actor=actor, asked_for=asked)}
    return answer(request, "quality/suspects.html", page, files)


@require_http_methods(["GET", "HEAD", "POST"])
def suspect(request: HttpRequest, number: int) -> HttpResponse:
    """Show one question; record its answer."""
    actor = actor_from(request)
    form = OutcomeForm(request.POST if request.method == "POST" else None)
    page = suspect_page(actor=actor, number=number)
    if request.method == "POST" and form.is_valid() and _recorded(request, form, number):
        return redirect("quality:suspect", number=number)
    return render(request, "quality/suspect.html", {"page": page, "form": form})


@require_safe
def rules(request: HttpRequest) -> HttpResponseBase:
    """List the rules."""
    page = rules_page(actor=actor_from(request), today=today())
    return answer(request, "quality/rules.html", page, {"rules": lambda: rules_export(page)})


@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """Queue a search of the whole register."""
    job = queue_search(user=user_from(request).pk, by=actor_from(request), at=now())
    return redirect("jobs:job", job=job.pk)


def _recorded(request: HttpRequest, form: OutcomeForm, number: int) -> bool:
    asked = form.cleaned_data
    try:
        record_outcome(
            suspect=number,
            outcome=Outcome(asked["outcome"]),
            note=asked["note"],
            seen=asked["seen"],
            by=actor_from(request),
            at=now(),
        )
    except (NoteNeededError, NotePersonalError) as refused:
        form.add_error("note", refused.say(current_language()))
        return False
    return True
