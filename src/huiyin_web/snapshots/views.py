"""The pages of frozen years: those there are, and the decision to freeze one more."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.kernel.text import Text
from huiyin.records.snapshots import ReasonNeededError
from huiyin_web.access.request import actor_from, user_from
from huiyin_web.core.clock import now, today
from huiyin_web.core.exports import About, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.snapshots.actions.queue_freeze import queue_freeze
from huiyin_web.snapshots.actions.queue_verification import queue_verification
from huiyin_web.snapshots.errors import UnseenFlawsError
from huiyin_web.snapshots.forms import FreezeForm, YearForm
from huiyin_web.snapshots.page_queries import snapshots_page
from huiyin_web.snapshots.queries import latest_frozen_year
from huiyin_web.snapshots.readiness_page import readiness_page

_TEMPLATE = "snapshots/frozen.html"
_FIELDS = {UnseenFlawsError: "accepted", ReasonNeededError: "reason"}


@require_safe
def frozen(request: HttpRequest) -> HttpResponseBase:
    """List the frozen years; lead on to the year that is to be frozen."""
    asked = request.GET if "year" in request.GET else None
    form = YearForm(asked, initial={"year": (latest_frozen_year() or today().year - 1) + 1})
    page = snapshots_page(actor=actor_from(request))
    if form.is_valid():
        return redirect("snapshots:year", year=form.cleaned_data["year"])
    if "format" in request.GET:
        about = About(page.title, Text("all versions", "全部版本"), page.lead)
        return answer(request, _TEMPLATE, page, {"years": lambda: export_of(page.table, name="frozen", about=about)})
    return render(request, _TEMPLATE, {"page": page, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def year(request: HttpRequest, year: int) -> HttpResponse:
    """Show what a year has and lacks; queue the freezing of it."""
    form = FreezeForm(request.POST if request.method == "POST" else None)
    page = readiness_page(actor=actor_from(request), year=year, at=now())
    if request.method == "POST" and form.is_valid():
        job = _queued(request, form, year)
        if job is not None:
            return redirect("jobs:job", job=job)
    return render(request, "snapshots/readiness.html", {"page": page, "form": form})


@require_POST
def verification(request: HttpRequest) -> HttpResponse:
    """Queue the verification of everything."""
    job = queue_verification(user=user_from(request).pk, by=actor_from(request), at=now())
    return redirect("jobs:job", job=job.pk)


def _queued(request: HttpRequest, form: FreezeForm, year: int) -> int | None:
    """Queue it and give the job's number; or say at the form's field why not."""
    asked = form.cleaned_data
    try:
        job = queue_freeze(
            year=year,
            reason=asked["reason"],
            seen=asked["seen"] if asked["accepted"] else {},
            user=user_from(request).pk,
            by=actor_from(request),
            at=now(),
        )
    except (UnseenFlawsError, ReasonNeededError) as refused:
        form.add_error(_FIELDS[type(refused)], refused.say(current_language()))
        return None
    return job.pk
