"""The page of frozen years."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.kernel.text import Text
from huiyin.records.snapshots import ReasonNeededError, YearOrderError
from huiyin_web.access.request import actor_from, user_from
from huiyin_web.core.clock import now, today
from huiyin_web.core.exports import About, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.snapshots.actions.queue_freeze import queue_freeze
from huiyin_web.snapshots.actions.queue_verification import queue_verification
from huiyin_web.snapshots.forms import FreezeForm
from huiyin_web.snapshots.page_queries import snapshots_page
from huiyin_web.snapshots.queries import latest_frozen_year

_TEMPLATE = "snapshots/frozen.html"
_FIELDS = {YearOrderError: "year", ReasonNeededError: "reason"}


@require_http_methods(["GET", "HEAD", "POST"])
def frozen(request: HttpRequest) -> HttpResponseBase:
    """List the frozen years; queue the freezing of one."""
    form = FreezeForm(request.POST or None, initial={"year": (latest_frozen_year() or today().year - 1) + 1})
    if request.method == "POST" and form.is_valid():
        job = _queued(request, form)
        if job is not None:
            return redirect("jobs:job", job=job)
    page = snapshots_page(actor=actor_from(request))
    if "format" in request.GET:
        about = About(page.title, Text("all versions", "全部版本"), page.lead)
        return answer(request, _TEMPLATE, page, {"years": lambda: export_of(page.table, name="frozen", about=about)})
    return render(request, _TEMPLATE, {"page": page, "form": form})


@require_POST
def verification(request: HttpRequest) -> HttpResponse:
    """Queue the verification of everything."""
    job = queue_verification(user=user_from(request).pk, by=actor_from(request), at=now())
    return redirect("jobs:job", job=job.pk)


def _queued(request: HttpRequest, form: FreezeForm) -> int | None:
    """Queue it and give the job's number; or say at the form's field why not."""
    asked = form.cleaned_data
    try:
        job = queue_freeze(
            year=asked["year"], reason=asked["reason"], user=user_from(request).pk, by=actor_from(request), at=now()
        )
    except (YearOrderError, ReasonNeededError) as refused:
        form.add_error(_FIELDS[type(refused)], refused.say(current_language()))
        return None
    return job.pk
