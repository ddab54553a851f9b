"""The application of a household that is not on the register."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.kernel.errors import HuiyinError
from huiyin_web.access.actor import Actor
from huiyin_web.access.request import actor_from
from huiyin_web.casework.actions.apply_for_registration import apply_for_registration, check_application
from huiyin_web.casework.actions.begin_waiting import begin_waiting
from huiyin_web.casework.actions.drop_draft import drop_draft
from huiyin_web.casework.actions.keep_application import keep_application
from huiyin_web.casework.actions.keep_draft import Seen, keep_draft
from huiyin_web.casework.errors import DAY_ERRORS, DraftMovedOnError, EvidenceRefusedError, StepRefusedError
from huiyin_web.casework.forms.application import MOST_ROWS, ROWS, ApplicationForms
from huiyin_web.casework.forms.steps import DayForm
from huiyin_web.casework.pages import OpenPage
from huiyin_web.casework.queries.drafts import PAGE, application_drafts, is_handed_in, stand_of
from huiyin_web.casework.queries.opening import apply_page, day_of
from huiyin_web.casework.queries.stored import IDENTIFICATION
from huiyin_web.casework.queries.villages import villages_in_reach
from huiyin_web.casework.queries.waiting import waiting_page
from huiyin_web.core.clock import now, today
from huiyin_web.core.language import current_language
from huiyin_web.registry.models import Draft
from huiyin_web.windows.errors import WindowClosedError

_MORE = "more"  # the button that asks for further rows


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest) -> HttpResponse:
    """Take an application: one page for the household, its members and the first step."""
    actor = actor_from(request)
    on = day_of(IDENTIFICATION, today())
    page = apply_page(actor=actor, on=on, today=today())
    if request.method != "POST":
        draft = application_drafts(actor).first()
        return _show(request, page, _forms(actor, page, draft.cells if draft else None, on).unjudged(), draft=draft)
    sent = _forms(actor, page, request.POST, on)
    if not is_handed_in(sent.form):
        try:
            _keep_draft(request, actor, sent)
        except DraftMovedOnError as refused:
            sent.unjudged().village.add_error(None, refused.say(current_language()))
            return _show(request, page, sent, stand=stand_of(application_drafts(actor).first()), status=refused.status)
    if request.POST.get("then") == "keep":
        return redirect("casework:apply")
    return _show(request, page, sent.unjudged()) if _MORE in request.POST else _take(request, actor, page, sent, on)


def _take(request: HttpRequest, actor: Actor, page: OpenPage, sent: ApplicationForms, on: date) -> HttpResponse:
    if not sent.village.is_valid():
        try:
            check_application(application=sent.application(), on=on, cells=sent.evidence.cells, by=actor)
        except EvidenceRefusedError as refused:
            sent.tell(refused.problems)
    else:
        try:
            case = apply_for_registration(
                application=sent.application(), on=sent.village.cleaned_data["on"], cells=sent.evidence.cells, by=actor,
                at=now(), form=sent.form,
            )  # fmt: skip
        except (EvidenceRefusedError, StepRefusedError) as refused:
            sent.tell(refused.problems)
        except WindowClosedError as closed:
            return _keep(request, actor, sent, closed)
        except DAY_ERRORS as refused:
            sent.village.add_error("on", refused.say(current_language()))
        except HuiyinError as refused:
            sent.village.add_error(None, refused.say(current_language()))
        else:
            drop_draft(by=actor)
            messages.success(request, gettext("The application was taken."))
            return redirect("casework:case", number=case.pk)
    return _show(request, page, sent, status=400)


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Keep what is written into the form, or throw it away."""
    actor, on = actor_from(request), day_of(IDENTIFICATION, today())
    page = apply_page(actor=actor, on=on, today=today())
    if request.POST.get("then") == "drop":
        drop_draft(by=actor)
        messages.success(request, gettext("The draft is thrown away."))
        return redirect("casework:apply")
    sent = _forms(actor, page, request.POST, on)
    if not is_handed_in(sent.form):  # what was on its way when the form was handed in comes too late
        _keep_draft(request, actor, sent)
    return HttpResponse(status=204)


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """List the applications that wait for a window."""
    return _waiting(request)


@require_POST
def begin(request: HttpRequest, number: int) -> HttpResponse:
    """Begin an application that waited, on a day that whoever begins it has seen."""
    form = DayForm(request.POST, auto_id=_id_of(number))
    if form.is_valid():
        try:
            case = begin_waiting(waiting=number, on=form.cleaned_data["on"], by=actor_from(request), at=now())
        except (*DAY_ERRORS, WindowClosedError) as refused:
            form.add_error("on", refused.say(current_language()))
        else:
            messages.success(request, gettext("The application was taken."))
            return redirect("casework:case", number=case.pk)
    return _waiting(request, number, form)


def _keep_draft(request: HttpRequest, actor: Actor, sent: ApplicationForms) -> None:
    """Keep what is written, unless another page has written since the one that it comes from was shown."""
    page = request.POST.get(PAGE, "")
    seen = Seen(page, request.POST.get("stand", ""), sent.labels) if page else None
    keep_draft(cells=sent.cells, by=actor, at=now(), seen=seen)


def _waiting(request: HttpRequest, number: int | None = None, sent: DayForm | None = None) -> HttpResponse:
    """Show what waits, each with the form that begins it; `sent` is that of one which was refused."""
    page = waiting_page(actor=actor_from(request), on=today())
    fresh = {one.number: DayForm(initial={"on": page.day}, auto_id=_id_of(one.number)) for one in page.lines}
    lines = [(one, sent if sent and one.number == number else fresh[one.number]) for one in page.lines]
    context = {"page": page, "lines": lines}
    return render(request, "casework/waiting.html", context, status=400 if sent else 200)


def _id_of(number: int) -> str:
    return f"id_{number}_%s"


def _keep(request: HttpRequest, actor: Actor, sent: ApplicationForms, closed: WindowClosedError) -> HttpResponse:
    """Keep what can't be begun, and say when and where it can be."""
    on = sent.village.cleaned_data["on"]
    keep_application(
        application=sent.application(), on=on, cells=sent.evidence.cells, by=actor, at=now(), form=sent.form
    )
    drop_draft(by=actor)
    said = gettext("The application is kept as received and waits for its window. %(why)s")
    messages.warning(request, said % {"why": closed.say(current_language())})
    return redirect("casework:waiting")


def _forms(actor: Actor, page: OpenPage, data: Any, on: date) -> ApplicationForms:
    rows = min(_asked_rows(data) + (ROWS if data and _MORE in data else 0), MOST_ROWS)
    villages = [(code, name.say(current_language())) for code, name in villages_in_reach(actor).items()]
    initial = {"on": None if page.over else on, "rows": rows, "form": uuid4()}
    return ApplicationForms.of(data, villages=villages, fields=page.fields, rows=rows, initial=initial)


def _asked_rows(data: Any) -> int:
    written = str(data.get("rows", "")) if data else ""
    return int(written) if written.isascii() and written.isdecimal() and len(written) <= len(str(MOST_ROWS)) else ROWS


def _show(
    request: HttpRequest, page: OpenPage, sent: ApplicationForms, *, draft: Draft | None = None, stand: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    """Show the form; a page that is shown again stays the one that it was, for what of it is still on its way."""
    was = request.POST.get
    seen = Seen(was(PAGE) or str(uuid4()), stand or was("stand") or stand_of(draft), {})
    shown = {
        "page": page, "sent": sent, "rows": len(sent.members), "draft_at": draft.kept_at if draft else None,
        "seen": seen,
    }  # fmt: skip
    return render(request, "casework/apply.html", shown, status=status)
