"""The list of double entries, two of them side by side with the decision, and the search for them."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin_web.access.request import actor_from, user_from
from huiyin_web.core.clock import now
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.quality.actions.approve_merge import approve_merge
from huiyin_web.quality.actions.decide_duplicate import decide_duplicate
from huiyin_web.quality.actions.part_duplicate import part_duplicate
from huiyin_web.quality.actions.queue_duplicates import queue_duplicates
from huiyin_web.quality.actions.send_back_merge import send_back_merge
from huiyin_web.quality.errors import BackWordsError, NotePersonalError, WordsNeededError
from huiyin_web.quality.forms.duplicates import AskDuplicates, BackForm, DecisionForm
from huiyin_web.quality.queries.duplicate import duplicate_page
from huiyin_web.quality.queries.duplicates import duplicates_export, duplicates_page
from huiyin_web.registry.errors import NotTwoError


@require_safe
def duplicates(request: HttpRequest) -> HttpResponseBase:
    """List what is to be decided."""
    actor, asked = actor_from(request), AskDuplicates(request.GET).asked()
    page = duplicates_page(actor=actor, asked_for=asked)
    files = {"duplicates": lambda: duplicates_export(actor=actor, asked_for=asked)}
    return answer(request, "quality/duplicates.html", page, files)


@require_http_methods(["GET", "HEAD", "POST"])
def duplicate(request: HttpRequest, number: int) -> HttpResponse:
    """Show two entries side by side; record what they are."""
    form = DecisionForm(request.POST if request.method == "POST" else None)
    page = duplicate_page(actor=actor_from(request), number=number)
    if request.method == "POST" and form.is_valid() and _decided(request, form, number):
        return redirect("quality:duplicate", number=number)
    return render(request, "quality/duplicate.html", {"page": page, "form": form, "back": BackForm()})


@require_POST
def approve(request: HttpRequest, number: int) -> HttpResponse:
    """Merge two entries as somebody else has proposed."""
    approve_merge(duplicate=number, proposal=request.POST.get("proposal", ""), by=actor_from(request), at=now())
    return redirect("quality:duplicate", number=number)


@require_POST
def send_back(request: HttpRequest, number: int) -> HttpResponse:
    """Send a proposed merge back; without a reason, ask for it there."""
    actor, form = actor_from(request), BackForm(request.POST)
    page = duplicate_page(actor=actor, number=number)
    if form.is_valid():
        try:
            send_back_merge(duplicate=number, **form.cleaned_data, by=actor, at=now())
        except (BackWordsError, NotePersonalError) as refused:
            form.add_error("answer", refused.say(current_language()))
        else:
            return redirect("quality:duplicate", number=number)
    return render(request, "quality/duplicate.html", {"page": page, "form": DecisionForm(), "back": form}, status=400)


@require_POST
def part(request: HttpRequest, number: int) -> HttpResponse:
    """Undo a merge."""
    part_duplicate(duplicate=number, by=actor_from(request), at=now())
    return redirect("quality:duplicate", number=number)


@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """Queue a search of the whole register."""
    job = queue_duplicates(user=user_from(request).pk, by=actor_from(request), at=now())
    return redirect("jobs:job", job=job.pk)


def _decided(request: HttpRequest, form: DecisionForm, number: int) -> bool:
    try:
        decide_duplicate(duplicate=number, said=form.said(), by=actor_from(request), at=now())
    except (NotePersonalError, WordsNeededError) as refused:
        form.add_error("reason", refused.say(current_language()))
        return False
    except NotTwoError as refused:
        form.add_error("decision", refused.say(current_language()))
        return False
    return True
