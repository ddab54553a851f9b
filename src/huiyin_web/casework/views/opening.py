"""Opening a case by its first step: of a household on the register, of a village or county."""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from huiyin.kernel.errors import HuiyinError
from huiyin_web.access.request import actor_from
from huiyin_web.casework.actions.open_case import open_case
from huiyin_web.casework.actions.open_place_case import open_place_case
from huiyin_web.casework.errors import DAY_ERRORS, EvidenceRefusedError, StepRefusedError
from huiyin_web.casework.forms.steps import DayForm
from huiyin_web.casework.models import Case
from huiyin_web.casework.pages import OpenPage
from huiyin_web.casework.queries.opening import day_of, open_page, open_place_page
from huiyin_web.core.clock import now, today
from huiyin_web.core.language import current_language
from huiyin_web.core.sheet_forms import SheetForm


@require_http_methods(["GET", "HEAD", "POST"])
def open_for_household(request: HttpRequest, household: int, process: str) -> HttpResponse:
    """Open a case of a household on the register."""
    actor = actor_from(request)
    return _open(
        request, process,
        lambda on: open_page(actor=actor, household=household, process=process, on=on, today=today()),
        lambda on, cells: open_case(process=process, household=household, on=on, cells=cells, by=actor, at=now()),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def open_for_place(request: HttpRequest, code: str, process: str) -> HttpResponse:
    """Open a case of a village or county."""
    actor = actor_from(request)
    return _open(
        request, process,
        lambda on: open_place_page(actor=actor, place_code=code, process=process, on=on, today=today()),
        lambda on, cells: open_place_case(process=process, place_code=code, on=on, cells=cells, by=actor, at=now()),
    )  # fmt: skip


def _open(
    request: HttpRequest, process: str, page_of: Callable[[date], OpenPage],
    act: Callable[[date, Mapping[str, str]], Case],
) -> HttpResponse:  # fmt: skip
    day, page = _begun(request, process, page_of)
    form = SheetForm(request.POST or None, fields=page.fields, prefix="evidence")
    if request.method == "POST" and day.is_valid():
        try:
            case = act(day.cleaned_data["on"], form.cells)
        except (EvidenceRefusedError, StepRefusedError) as refused:
            form.tell(refused.problems)
        except DAY_ERRORS as refused:
            day.add_error("on", refused.say(current_language()))
        except HuiyinError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            return redirect("casework:case", number=case.pk)
    status = 400 if request.method == "POST" else 200
    return render(request, "casework/open.html", {"page": page, "day": day, "form": form}, status=status)


def _begun(request: HttpRequest, process: str, page_of: Callable[[date], OpenPage]) -> tuple[DayForm, OpenPage]:
    """Give the form of the day, and the page of that day; of a day that can't be, the page that one begins with."""
    first = day_of(process, today())
    day = DayForm(request.POST or None, initial={"on": first if first == today() else None})
    try:
        return day, page_of(day.cleaned_data["on"] if day.is_valid() else first)
    except DAY_ERRORS as refused:
        if not day.is_valid():
            raise
        day.add_error("on", refused.say(current_language()))
    return day, page_of(first)
