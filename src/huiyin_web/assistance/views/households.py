"""A helper's households and visits on the phone, the slip for the family, and visits as an office sees them."""

from pathlib import Path
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from huiyin_web.access.request import actor_from
from huiyin_web.assistance.actions.record_help import record_help
from huiyin_web.assistance.actions.record_visit import record_visit
from huiyin_web.assistance.actions.withdraw_help import withdraw_help
from huiyin_web.assistance.errors import (
    HelpKnownError,
    HelpReasonPersonalError,
    HelpRefusedError,
    NotYoursError,
    ToldOtherwiseError,
    VisitRefusedError,
)
from huiyin_web.assistance.forms.households import AskedForm, HelpForm, ReasonForm, VisitForm
from huiyin_web.assistance.models import Visit
from huiyin_web.assistance.pages.households import VisitPage
from huiyin_web.assistance.queries.help import help_page, withdraw_page
from huiyin_web.assistance.queries.my import my_page, visit_page
from huiyin_web.assistance.queries.slip import slip_page
from huiyin_web.assistance.queries.visits import visits_files, visits_page
from huiyin_web.core.clock import now, today
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer

_WORKER = Path(__file__).parents[1].joinpath("static") / "assistance" / "worker.js"
_OURS = "Huiyin-Kept-For"  # tells a script that a page is ours and whose: a portal of a hotel answers everything


@require_safe
def my(request: HttpRequest) -> HttpResponse:
    """Show whom somebody is to visit."""
    page = my_page(actor=actor_from(request), asked=_asked(request)["q"], on=today())
    return _kept(render(request, "assistance/my.html", {"page": page}), page.user)


@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """Show the form of a visit without a household, which a phone keeps for all of its households."""
    page = visit_page(actor=actor_from(request), household=None, on=today())
    return _kept(_form(request, page, VisitForm(initial=_begun(page))), page.user)


@require_http_methods(["GET", "HEAD", "POST"])
def visit(request: HttpRequest, household: int) -> HttpResponse:
    """Show the form of a visit to a household; take it, from a page or from a phone that kept it."""
    if request.method == "POST":
        return _take(request, household)
    page = visit_page(actor=actor_from(request), household=household, on=today())
    return _form(request, page, VisitForm(initial=_begun(page)))


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Give the script that opens these pages without a signal; its address bounds what it may open."""
    del request
    return HttpResponse(_WORKER.read_bytes(), content_type="text/javascript")


@require_safe
def visits(request: HttpRequest) -> HttpResponse | FileResponse:
    """Show the visits in a place."""
    page = visits_page(actor=actor_from(request), code=_asked(request)["place"] or None, on=today())
    return answer(request, "assistance/visits.html", page, visits_files(page))


@require_http_methods(["GET", "HEAD", "POST"])
def help_received(request: HttpRequest, household: int) -> HttpResponse:
    """Show the form of a help that a household received; take it."""
    actor, form = actor_from(request), HelpForm(request.POST if request.method == "POST" else None)
    page = help_page(actor=actor, household=household)
    if form.is_valid():
        try:
            record_help(household=household, cells=form.cleaned_data, by=actor, on=today(), at=now())
        except HelpRefusedError as refused:
            form.refuse(refused.problems)
        except HelpKnownError as known:
            form.add_error(None, known.say(current_language()))
        else:
            messages.success(request, _("The help is recorded."))
            return redirect(f"{page.back}#help")
    return render(request, "assistance/help.html", {"page": page, "form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Show a help that was recorded by hand; withdraw it with a reason."""
    actor, form = actor_from(request), ReasonForm(request.POST if request.method == "POST" else None)
    page = withdraw_page(actor=actor, number=number, at=now())
    if form.is_valid():
        try:
            withdraw_help(number=number, reason=form.cleaned_data["reason"], by=actor, at=now())
        except HelpReasonPersonalError as refused:
            form.add_error("reason", refused.say(current_language()))
        else:
            messages.success(request, _("The help is withdrawn."))
            return redirect(f"{page.back}#help")
    status = 400 if form.errors else 200
    return render(request, "assistance/withdraw_help.html", {"page": page, "form": form}, status=status)


@require_safe
def slip(request: HttpRequest, visit: int) -> HttpResponse:
    """Show what a family is given after a visit, to be printed."""
    page = slip_page(actor=actor_from(request), visit=visit, on=today(), language=current_language())
    return render(request, "papers/paper.html", {"page": page})


def _take(request: HttpRequest, household: int) -> HttpResponse:
    actor, form, by_itself = actor_from(request), VisitForm(request.POST), _is_by_itself(request)
    try:
        kept, is_new = record_visit(sent=form.sent(household), by=actor, on=today(), at=now())
    except (VisitRefusedError, NotYoursError, ToldOtherwiseError) as refused:
        if by_itself:
            raise
        if form.is_valid():
            form.add_error(None, refused.say(current_language()))
        return _form(request, visit_page(actor=actor, household=household, on=today()), form)
    return _receipt(kept, is_new=is_new) if by_itself else _thanks(request, kept)


def _asked(request: HttpRequest) -> dict[str, Any]:
    form = AskedForm(request.GET)
    form.is_valid()
    return {"q": "", "place": ""} | form.cleaned_data


def _kept(response: HttpResponse, user: str) -> HttpResponse:
    response[_OURS] = user
    return response


def _begun(page: VisitPage) -> dict[str, object]:
    next_on = page.home.owed_on if page.home else None
    return {"uuid": uuid4(), "by": page.user, "visited_on": today(), "next_on": next_on}


def _is_by_itself(request: HttpRequest) -> bool:
    """Say whether a script sends the form, which wants an answer that no portal gives."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _form(request: HttpRequest, page: VisitPage, form: VisitForm) -> HttpResponse:
    context = {"page": page, "form": form}
    return render(request, "assistance/visit.html", context, status=400 if form.errors else 200)


def _receipt(kept: Visit, *, is_new: bool) -> JsonResponse:
    told = {"uuid": str(kept.uuid), "receipt": kept.receipt, "slip": reverse("assistance:slip", args=[kept.pk])}
    return JsonResponse(told, status=201 if is_new else 200)


def _thanks(request: HttpRequest, kept: Visit) -> HttpResponse:
    messages.success(request, _("Visit accepted, receipt {receipt}.").format(receipt=kept.receipt))
    return redirect("assistance:my")
