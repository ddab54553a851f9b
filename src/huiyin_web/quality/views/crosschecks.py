"""The lists of other departments, and the flags that they raise."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.crosschecks import Decision
from huiyin_web.access.request import actor_from, user_from
from huiyin_web.core.clock import now
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.imports.folders import at_work
from huiyin_web.imports.page_queries.rows import places_offered
from huiyin_web.quality.actions.decide_flag import decide_flag
from huiyin_web.quality.actions.queue_comparison import queue_comparison
from huiyin_web.quality.actions.take_list import Sent, take_list
from huiyin_web.quality.actions.withdraw_list import withdraw_list
from huiyin_web.quality.errors import FlagWordsError, ListAheadError, ListOlderError, ListTooOldError, NotePersonalError
from huiyin_web.quality.forms.crosschecks import AskFlags, FlagForm, ListForm
from huiyin_web.quality.queries.flag import flag_page
from huiyin_web.quality.queries.flags import flags_export, flags_page
from huiyin_web.quality.queries.list_page import list_page, problems_export
from huiyin_web.quality.queries.lists_page import lists_page, write_empty_list


@require_safe
def flags(request: HttpRequest) -> HttpResponseBase:
    """List what is to be asked."""
    actor, asked = actor_from(request), AskFlags(request.GET).asked()
    page = flags_page(actor=actor, asked=asked)
    return answer(request, "quality/flags.html", page, {"flags": lambda: flags_export(actor=actor, asked=asked)})


@require_http_methods(["GET", "HEAD", "POST"])
def flag(request: HttpRequest, number: int) -> HttpResponse:
    """Show both sides of one question; record what it came to."""
    form = FlagForm(request.POST if request.method == "POST" else None)
    page = flag_page(actor=actor_from(request), number=number)
    if request.method == "POST" and form.is_valid() and _decided(request, form, number):
        return redirect("quality:flag", number=number)
    return render(request, "quality/flag.html", {"page": page, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def lists(request: HttpRequest) -> HttpResponse:
    """Show the kinds of list and those that were sent; take one in and have it compared."""
    actor = actor_from(request)
    page = lists_page(actor=actor)
    sending = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ListForm(*sending, places=places_offered(actor))
    if request.method == "POST" and form.is_valid():
        job = _sent(request, form)
        if job is not None:
            return redirect("jobs:job", job=job)
    return render(request, "quality/lists.html", {"page": page, "form": form})


@require_safe
def template(request: HttpRequest, kind: str) -> FileResponse:
    """Give the empty workbook of a kind of list, for a department to fill in."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "workbook.xlsx"
        name = write_empty_list(out, actor=actor_from(request), kind=kind, language=current_language())
        return FileResponse(out.open("rb"), as_attachment=True, filename=name)


@require_safe
def department_list(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show one list; its problems as a file."""
    actor = actor_from(request)
    page = list_page(actor=actor, number=number)
    return answer(request, "quality/list.html", page, {"problems": lambda: problems_export(actor=actor, number=number)})


@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take a list back."""
    withdraw_list(number=number, by=actor_from(request), at=now())
    return redirect("quality:list", number=number)


def _sent(request: HttpRequest, form: ListForm) -> int | None:
    """Keep the list, queue its comparison and give the job; or say at the form's field why it is not taken."""
    asked, actor, at = form.cleaned_data, actor_from(request), now()
    place = asked["place"] or actor.place_code
    sent = Sent(asked["kind"], asked["as_of"], place, asked["file"].name, asked["file"])
    try:
        with at_work():
            made = take_list(sent=sent, by=actor, at=at)
            return queue_comparison(number=made.pk, user=user_from(request).pk, by=actor, at=at).pk
    except (ListAheadError, ListTooOldError, ListOlderError) as refused:
        form.add_error("as_of", refused.say(current_language()))
        return None


def _decided(request: HttpRequest, form: FlagForm, number: int) -> bool:
    asked = form.cleaned_data
    try:
        decide_flag(
            flag=number, decision=Decision(asked["decision"]), note=asked["note"], seen=asked["seen"],
            facts=asked["facts"], by=actor_from(request), at=now(),
        )  # fmt: skip
    except (FlagWordsError, NotePersonalError) as refused:
        form.add_error("note", refused.say(current_language()))
        return False
    return True
