"""One target, what is done to it, and how it is handed down."""

from collections.abc import Callable
from decimal import Decimal

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.kernel.errors import HuiyinError
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.core.clock import now
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.language import current_language
from huiyin_web.targets.actions.answer_proposal import Answer, answer_proposal
from huiyin_web.targets.actions.break_down import break_down
from huiyin_web.targets.actions.inspect_value import inspect_value
from huiyin_web.targets.actions.issue_parts import issue_parts
from huiyin_web.targets.actions.propose_value import propose_value
from huiyin_web.targets.actions.report_value import report_value
from huiyin_web.targets.actions.revise_target import revise_target
from huiyin_web.targets.errors import ChangedMeanwhileError
from huiyin_web.targets.forms import ChangeForm, IssueForm, PartsForm, RuleForm, as_library
from huiyin_web.targets.models import Target
from huiyin_web.targets.pages import TargetPage
from huiyin_web.targets.queries.break_down_page import Rule, break_down_page
from huiyin_web.targets.queries.stored import indicator_of, target_or_404
from huiyin_web.targets.queries.target_page import target_page

_ACTS: dict[str, tuple[May, Callable[..., Target]]] = {
    "revise": (May.SET_TARGETS, revise_target),
    "report": (May.ANSWER_FOR_TARGETS, report_value),
    "inspect": (May.INSPECT_TARGETS, inspect_value),
    "propose": (May.ANSWER_FOR_TARGETS, propose_value),
    "answer": (May.SET_TARGETS, answer_proposal),
}


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one target."""
    return _show(request, target_page(actor=actor_from(request), number=number))


@require_POST
def revise(request: HttpRequest, number: int) -> HttpResponse:
    """Revise a target."""
    return _act(request, number, "revise")


@require_POST
def report(request: HttpRequest, number: int) -> HttpResponse:
    """Report how far a target is."""
    return _act(request, number, "report")


@require_POST
def inspect(request: HttpRequest, number: int) -> HttpResponse:
    """Record what an inspection found."""
    return _act(request, number, "inspect")


@require_POST
def propose(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for another value."""
    return _act(request, number, "propose")


@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Answer a request for another value."""
    return _act(request, number, "answer")


@require_http_methods(["GET", "HEAD", "POST"])
def parts(request: HttpRequest, number: int) -> HttpResponseBase:
    """Hand a target down: fill in by a rule, change by hand, save."""
    actor = actor_from(request)
    actor.need(May.SET_TARGETS)
    page = break_down_page(actor=actor, number=number)
    indicator = indicator_of(target_or_404(actor, number))
    rule = RuleForm(request.GET if "rule" in request.GET else None, page=page)
    refused_rule = None
    if rule.is_bound and rule.is_valid():
        reserve = as_library(indicator, rule.cleaned_data["reserve"]) or Decimal(0)
        try:
            page = break_down_page(actor=actor, number=number, rule=Rule(rule.cleaned_data["rule"], reserve))
        except (NotAllowedError, NotFoundError):
            raise
        except HuiyinError as refused:
            refused_rule = refused
    if refused_rule is not None:
        rule.add_error(None, refused_rule.say(current_language()))
    begins = {"seen": page.seen, "reserve": page.reserve}
    form = PartsForm(request.POST or None, page=page, initial=begins)
    if request.method == "POST" and form.is_valid():
        try:
            break_down(target=number, parts=form.parts(indicator), by=actor, at=now())
        except (NotAllowedError, NotFoundError):
            raise
        except HuiyinError as refused:
            form.tell(refused)
        else:
            messages.success(request, gettext("The draft is saved; nothing binds before it is issued."))
            return redirect("targets:break_down", number)
    shown = {"page": page, "form": form, "rule": rule, "issue": IssueForm(initial={"seen": page.seen})}
    return render(request, "targets/break_down.html", shown, status=400 if form.errors or rule.errors else 200)


@require_POST
def issue(request: HttpRequest, number: int) -> HttpResponse:
    """Issue the parts of a target."""
    actor = actor_from(request)
    actor.need(May.SET_TARGETS)
    form = IssueForm(request.POST)
    if form.is_valid():
        try:
            issue_parts(target=number, **form.cleaned_data, by=actor, at=now())
        except (NotAllowedError, NotFoundError):
            raise
        except HuiyinError as refused:
            form.tell(refused)
        else:
            messages.success(request, gettext("The targets are issued: they bind the places below from today."))
            return redirect("targets:one", number)
    page = break_down_page(actor=actor, number=number)
    begins = {"seen": page.seen, "reserve": page.reserve}
    shown = {"page": page, "form": PartsForm(page=page, initial=begins), "rule": RuleForm(page=page), "issue": form}
    return render(request, "targets/break_down.html", shown, status=400)


def _act(request: HttpRequest, number: int, name: str) -> HttpResponse:
    actor = actor_from(request)
    right, act = _ACTS[name]
    actor.need(right)
    page = target_page(actor=actor, number=number)
    form = ChangeForm(request.POST, act=name, unit=page.unit)
    if not form.is_valid():
        return _show(request, page, sent=form, status=400)
    more = {"answer": Answer(form.cleaned_data["answer"])} if name == "answer" else {}
    try:
        sent = form.sent(indicator_of(target_or_404(actor, number)))
        act(target=number, sent=sent, by=actor, at=now(), **more)
    except (NotAllowedError, NotFoundError):
        raise
    except ChangedMeanwhileError as refused:
        form.tell(refused)
        return _show(request, page, sent=form, status=409)
    except HuiyinError as refused:
        form.tell(refused)
        return _show(request, page, sent=form, status=400)
    messages.success(request, gettext("It is recorded."))
    return redirect("targets:one", number)


def _show(request: HttpRequest, page: TargetPage, *, sent: ChangeForm | None = None, status: int = 200) -> HttpResponse:
    forms = [
        sent
        if sent and sent.act == name
        else ChangeForm(act=name, unit=page.unit, initial={"seen": page.seen} | dict(page.known))
        for name in page.open
    ]
    refused = sent if sent and sent.act not in page.open else None
    return render(request, "targets/one.html", {"page": page, "acts": forms, "refused": refused}, status=status)
