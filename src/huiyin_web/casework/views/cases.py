"""Cases: the list, one of them, opening, taking steps, going back, closing."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from huiyin.kernel.errors import HuiyinError
from huiyin_web.access.errors import SamePersonError
from huiyin_web.access.request import actor_from
from huiyin_web.casework.actions._taking import Sent
from huiyin_web.casework.actions.close_case import close_case
from huiyin_web.casework.actions.go_back import go_back
from huiyin_web.casework.actions.post_notice import Wall, post_notice
from huiyin_web.casework.actions.take_step import take_step
from huiyin_web.casework.errors import EvidenceRefusedError, MovedOnError, StepRefusedError
from huiyin_web.casework.forms.steps import AskedCasesForm, BackForm, LeaveForm, StepDayForm, WallForm
from huiyin_web.casework.models import Notice
from huiyin_web.casework.pages import CasePage, NextStep
from huiyin_web.casework.queries.case import case_page
from huiyin_web.casework.queries.cases import AskedCases, cases_page
from huiyin_web.casework.queries.exits import exits_page
from huiyin_web.casework.queries.papers import paper_page
from huiyin_web.core.clock import now, today
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.core.sheet_forms import SheetForm


class _StepForms:
    """The forms of one step that leads on: its day, its evidence, what its notice shows."""

    def __init__(self, page: CasePage, step: NextStep, data: Any = None) -> None:
        self.step = step
        first = {"on": page.day, "steps_taken": page.steps_taken}
        self.day = StepDayForm(data, last=page.last_on, initial=first)
        self.evidence = SheetForm(data, fields=step.fields, known=step.known, prefix="evidence")
        listed = [(number, str(one.label)) for number, one in zip(step.companion_ids, step.companions, strict=True)]
        self.wall = WallForm(data, others=listed) if step.hangs is not None else None
        self.reasons: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[forms.Form, ...]:
        """All of them, for the summary of what is wrong."""
        return tuple(form for form in (self.day, self.evidence, self.wall) if form is not None)


@require_safe
def case_list(request: HttpRequest) -> HttpResponse | FileResponse:
    """List the cases in reach."""
    form = AskedCasesForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    page = cases_page(
        actor=actor_from(request),
        asked=AskedCases(asked.get("process") or "", asked.get("state") or "", asked.get("after")),
    )
    return answer(request, "casework/cases.html", page)


@require_safe
def exits(request: HttpRequest) -> HttpResponse | FileResponse:
    """Show whom the plan of exits and the criteria part."""
    return answer(request, "casework/exits.html", exits_page(actor=actor_from(request), on=today()))


@require_safe
def one_case(request: HttpRequest, number: int) -> HttpResponse:
    """Show one case."""
    return _case(request, _page(request, number))


@require_safe
def paper(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Show a paper of a case, to be printed."""
    actor, language = actor_from(request), current_language()
    page = paper_page(actor=actor, number=number, kind=kind, on=today(), language=language)
    return render(request, "papers/paper.html", {"page": page})


@require_POST
def take(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Take a step of a case, or show why not, with everything that was written."""
    page = _page(request, number)
    chosen = next((one for one in page.next if one.key == step and one.may), None)
    if chosen is None:
        _send(request, page, step, None)
        return redirect("casework:case", number=number)
    sent = _StepForms(page, chosen, request.POST)
    if not all(form.is_valid() for form in sent.forms):
        return _case(request, page, sent, status=400)
    try:
        hung = _send(request, page, step, sent)
    except EvidenceRefusedError as refused:
        sent.evidence.tell(refused.problems)
        return _case(request, page, sent, status=400)
    except StepRefusedError as refused:
        problems = refused.problems
        sent.reasons = tuple(words.say(current_language()) for words in problems.pop("", ()))
        sent.evidence.tell(problems)
        return _case(request, page, sent, status=400)
    except (MovedOnError, SamePersonError) as refused:
        sent.reasons = (refused.say(current_language()),)
        return _case(request, page, sent, status=refused.status)
    messages.success(request, gettext("Done: %(step)s.") % {"step": chosen.label.say(current_language())})
    if hung is not None and hung.ends_on < today():
        words = gettext("The days of this notice were over on %(until)s, before it was entered: for the file only.")
        messages.warning(request, words % {"until": hung.ends_on})
    return redirect("casework:case", number=number)


@require_POST
def back(request: HttpRequest, number: int) -> HttpResponse:
    """Send a case back, with a reason."""
    page = _page(request, number)
    form = BackForm(request.POST, states=page.behind, last=page.last_on)
    if not form.is_valid():
        return _case(request, page, leaving=form, status=400)
    asked = form.cleaned_data
    try:
        go_back(
            case=number, steps_taken=asked["steps_taken"] or 0, state=asked["state"], reason=asked["reason"],
            on=asked["on"], by=actor_from(request), at=now(),
        )  # fmt: skip
    except HuiyinError as refused:
        form.add_error(None, refused.say(current_language()))
        return _case(request, page, leaving=form, status=400)
    messages.success(request, gettext("The case was sent back."))
    return redirect("casework:case", number=number)


@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close a case, with a reason."""
    page = _page(request, number)
    form = LeaveForm(request.POST, last=page.last_on)
    if not form.is_valid():
        return _case(request, page, closing=form, status=400)
    asked = form.cleaned_data
    try:
        close_case(
            case=number, steps_taken=asked["steps_taken"] or 0, reason=asked["reason"], on=asked["on"],
            by=actor_from(request), at=now(),
        )  # fmt: skip
    except HuiyinError as refused:
        form.add_error(None, refused.say(current_language()))
        return _case(request, page, closing=form, status=400)
    messages.success(request, gettext("The case was closed."))
    return redirect("casework:case", number=number)


def _page(request: HttpRequest, number: int) -> CasePage:
    return case_page(actor=actor_from(request), number=number, on=today())


def _send(request: HttpRequest, page: CasePage, step: str, sent: _StepForms | None) -> Notice | None:
    """Send a step, and give the notice that it hangs; one that does not lead on is sent to be told what is missing."""
    actor, cells = actor_from(request), sent.evidence.cells if sent else {}
    on = sent.day.cleaned_data["on"] if sent else today()
    taken = (sent.day.cleaned_data["steps_taken"] or 0) if sent else page.steps_taken
    if sent is None or sent.wall is None:
        take_step(case=page.id, sent=Sent(step, taken, cells, on), by=actor, at=now())
        return None
    asked = sent.wall.cleaned_data
    wall = Wall(step, (page.id, taken), asked["others"], tuple(asked["fields_shown"]), cells, on)
    return post_notice(wall=wall, by=actor, at=now())


def _case(
    request: HttpRequest, page: CasePage, sent: _StepForms | None = None, *, leaving: BackForm | None = None,
    closing: LeaveForm | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    first = {"on": page.day, "steps_taken": page.steps_taken}
    context = {
        "page": page,
        "steps": [sent if sent and sent.step is one else _StepForms(page, one) for one in page.next],
        "leaving": leaving or BackForm(states=page.behind, last=page.last_on, initial=first),
        "closing": closing or LeaveForm(last=page.last_on, initial=first),
    }
    return render(request, "casework/case.html", context, status=status)
