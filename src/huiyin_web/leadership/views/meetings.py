"""Meetings: the list, one of them, its parts, concluding it, adding to it, its minutes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.kernel.errors import HuiyinError
from huiyin_web.access.request import actor_from
from huiyin_web.commitments.errors import CommitmentRefusedError
from huiyin_web.core.clock import now, today
from huiyin_web.core.language import current_language
from huiyin_web.leadership.actions.add_to_meeting import add_to_meeting
from huiyin_web.leadership.actions.conclude_meeting import conclude_meeting
from huiyin_web.leadership.actions.hold_meeting import MeetingTerms, hold_meeting
from huiyin_web.leadership.actions.list_attendance import list_attendance
from huiyin_web.leadership.actions.put_item import put_item
from huiyin_web.leadership.actions.strike_part import strike_part
from huiyin_web.leadership.actions.write_decision import write_decision
from huiyin_web.leadership.errors import LeadershipRefusedError
from huiyin_web.leadership.forms.fields import AfterForm
from huiyin_web.leadership.forms.meetings import (
    AdditionForm,
    AttendanceForm,
    DecisionForm,
    ItemForm,
    LineForm,
    MeetingForm,
)
from huiyin_web.leadership.queries.meeting import meeting_page
from huiyin_web.leadership.queries.meetings import meetings_page
from huiyin_web.leadership.queries.minutes import minutes_file
from huiyin_web.leadership.queries.writing import hold_page, line_page

_FORMS: dict[str, type[LineForm]] = {"attendance": AttendanceForm, "items": ItemForm, "decisions": DecisionForm}


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """List meetings."""
    asked = AfterForm.of(request.GET)
    page = meetings_page(actor=actor_from(request), words=asked["words"] or "", after=asked["after"], on=today())
    return render(request, "leadership/meetings.html", {"page": page, "form": AfterForm({"words": page.words})})


@require_safe
def meeting(request: HttpRequest, number: int) -> HttpResponse:
    """Show one meeting."""
    return _show(request, number)


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest) -> HttpResponse:
    """Begin to record a meeting."""
    return _hold(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change what is said of a meeting."""
    return _hold(request, number)


@require_http_methods(["GET", "HEAD", "POST"])
def new_line(request: HttpRequest, number: int, part: str) -> HttpResponse:
    """Write a line of a part of a meeting."""
    return _line(request, number, part, None)


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, number: int, part: str, row: int) -> HttpResponse:
    """Change or strike a line of a part of a meeting."""
    return _line(request, number, part, row)


@require_POST
def conclude(request: HttpRequest, number: int) -> HttpResponse:
    """Conclude a meeting."""
    try:
        conclude_meeting(meeting=number, by=actor_from(request), at=now())
    except (LeadershipRefusedError, CommitmentRefusedError) as refused:
        return _show(request, number, refused=refused, status=400)
    messages.success(request, gettext("The meeting is concluded; its decisions are followed from here."))
    return redirect("leadership:meeting", number)


@require_POST
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Add to a concluded meeting."""
    form = AdditionForm(request.POST)
    form.is_valid()
    sent = {name: form.cleaned_data.get(name, "") for name in form.fields}
    try:
        add_to_meeting(meeting=number, by=actor_from(request), at=now(), **sent)
    except LeadershipRefusedError as refused:
        form.tell(refused.decision)
        return _show(request, number, form=form, status=400)
    messages.success(request, gettext("The correction was added."))
    return redirect("leadership:meeting", number)


@require_safe
def minutes(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Give the minutes of a meeting as Word or PDF, in the language of the page."""
    name, content, mime = minutes_file(
        actor=actor_from(request), number=number, kind=kind, language=current_language(), on=today()
    )
    return HttpResponse(content, content_type=mime, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _show(
    request: HttpRequest, number: int, *, form: AdditionForm | None = None, refused: HuiyinError | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    page = meeting_page(actor=actor_from(request), number=number, on=today())
    shown = {"page": page, "form": form or AdditionForm(), "refused": refused.text if refused else None}
    return render(request, "leadership/meeting.html", shown, status=status)


def _hold(request: HttpRequest, number: int | None) -> HttpResponse:
    actor = actor_from(request)
    page = hold_page(actor=actor, number=number, on=today())
    form = MeetingForm(request.POST or None, initial=dict(page.known))
    if request.method == "POST" and form.is_valid():
        try:
            row = hold_meeting(terms=MeetingTerms(**form.cleaned_data), by=actor, at=now(), meeting=number)
        except LeadershipRefusedError as refused:
            form.tell(refused.decision)
        else:
            messages.success(request, gettext("The meeting is kept."))
            return redirect("leadership:meeting", row.pk)
    return render(request, "leadership/write.html", {"page": page, "form": form}, status=400 if form.errors else 200)


def _line(request: HttpRequest, number: int, part: str, row: int | None) -> HttpResponse:
    actor = actor_from(request)
    page = line_page(actor=actor, number=number, part=part, row=row, on=today())
    if request.method == "POST" and row is not None and "strike" in request.POST:
        strike_part(meeting=number, part=part, row=row, by=actor, at=now())
        messages.success(request, gettext("The line was struck."))
        return redirect("leadership:meeting", number)
    form = _FORMS[part](request.POST or None, page=page)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(form, number, row, request)
        except (LeadershipRefusedError, CommitmentRefusedError) as refused:
            form.tell(refused.decision)
        except HuiyinError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            messages.success(request, gettext("The line is kept."))
            return redirect("leadership:meeting", number)
    return render(request, "leadership/write.html", {"page": page, "form": form}, status=400 if form.errors else 200)


def _keep(form: LineForm, number: int, row: int | None, request: HttpRequest) -> None:
    by, at = actor_from(request), now()
    match form:
        case AttendanceForm():
            list_attendance(meeting=number, attendee=form.terms, by=by, at=at, row=row)
        case ItemForm():
            put_item(meeting=number, terms=form.terms, by=by, at=at, row=row)
        case DecisionForm():
            write_decision(meeting=number, terms=form.terms, by=by, at=at, row=row)
