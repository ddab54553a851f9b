"""East-West cooperation: all pairs of a year, one of them, recording an agreement, doing something."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.followup.cooperation import Step
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.request import actor_from
from huiyin_web.cooperation.actions.agree_plan import agree_plan
from huiyin_web.cooperation.actions.answer_entry import answer_entry
from huiyin_web.cooperation.actions.enter_result import Result, enter_result
from huiyin_web.cooperation.actions.place_households import place_households
from huiyin_web.cooperation.actions.plan_year import plan_year
from huiyin_web.cooperation.actions.report_year import report_year
from huiyin_web.cooperation.actions.sign_agreement import Terms, sign_agreement
from huiyin_web.cooperation.errors import CooperationRefusedError
from huiyin_web.cooperation.forms import AskForm, SignForm, StepForm
from huiyin_web.cooperation.pages import PairPage
from huiyin_web.cooperation.queries.listing import items_table, pairs_page, pairs_table
from huiyin_web.cooperation.queries.pair import pair_page
from huiyin_web.cooperation.queries.signing import sign_page
from huiyin_web.core.clock import now, today
from huiyin_web.core.errors import ConflictError, NotAllowedError, NotFoundError
from huiyin_web.core.exports import About, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer


@require_safe
def pairs(request: HttpRequest) -> HttpResponseBase:
    """List all pairs of a year."""
    actor = actor_from(request)
    year, after = _asked(request)
    page = pairs_page(actor=actor, year=year, after=after, on=today())
    about = About(page.title, Text("in your reach", "管辖范围内"), page.lead)
    files = {
        "pairs": lambda: export_of(pairs_table(actor, year), name=f"cooperation-{year}", about=about),
        "items": lambda: export_of(items_table(actor, year), name=f"cooperation-{year}-items", about=about),
    }
    return answer(request, "cooperation/pairs.html", page, files)


@require_safe
def pair(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show one pair in a year."""
    year, _after = _asked(request)
    page = pair_page(actor=actor_from(request), number=number, year=year, on=today())
    if request.GET.get("format"):
        about = About(page.title, page.title, page.lead)
        tables = {"items": page.items, "entries": page.entries}
        files = {
            key: partial(export_of, table, name=f"pair-{number}-{year}-{key}", about=about)
            for key, table in tables.items()
        }
        return answer(request, "cooperation/pair.html", page, files)
    return _show(request, page)


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest) -> HttpResponse:
    """Record an agreement."""
    actor = actor_from(request)
    page = sign_page(actor=actor, on=today())
    form = SignForm(request.POST or None, initial=page.known, partners=page.partners, counties=page.counties)
    if request.method == "POST" and form.is_valid():
        try:
            row = sign_agreement(terms=Terms(**form.cleaned_data), by=actor, at=now())
        except CooperationRefusedError as refused:
            form.tell(refused.decision)
        except HuiyinError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            messages.success(request, gettext("The agreement is recorded."))
            return redirect("cooperation:pair", row.pk)
    status = 400 if form.errors else 200
    return render(request, "cooperation/sign.html", {"page": page, "form": form}, status=status)


@require_POST
def step(request: HttpRequest, number: int, year: int, step: str) -> HttpResponse:
    """Do something to a pair in a year."""
    if step not in set(Step):
        raise Http404
    actor, asked = actor_from(request), Step(step)
    page = pair_page(actor=actor, number=number, year=year, on=today())
    form = StepForm(request.POST, step=asked, entries=_entries(page), known=page.known)
    if not form.is_valid():
        return _show(request, page, sent=form, status=400)
    try:
        _do(number, year, form, actor)
    except CooperationRefusedError as refused:
        form.tell(refused.decision)
        return _show(request, page, sent=form, status=400)
    except (NotAllowedError, NotFoundError):
        raise
    except HuiyinError as refused:
        form.add_error(None, refused.say(current_language()))
        return _show(request, page, sent=form, status=409 if isinstance(refused, ConflictError) else 400)
    messages.success(request, gettext("Done: %(what)s.") % {"what": asked.label.say(current_language())})
    return redirect(f"{reverse('cooperation:pair', args=[number])}?year={year}")


def _do(number: int, year: int, form: StepForm, actor: Actor) -> None:
    sent, at = form.cleaned_data, now()
    seen = sent["seen"]
    match form.step:
        case Step.PLAN:
            plan_year(agreement=number, seen=seen, year=year, amounts=form.amounts, by=actor, at=at)
        case Step.REPORT:
            report_year(agreement=number, seen=seen, year=year, amounts=form.amounts, by=actor, at=at)
        case Step.AGREE:
            agree_plan(agreement=number, seen=seen, year=year, by=actor, at=at)
        case Step.ENTER:
            result = Result(sent["item"], form.entered, sent["on"], sent["until"], sent["what"], sent["document"])
            enter_result(agreement=number, seen=seen, result=result, by=actor, at=at)
        case Step.CONFIRM | Step.REFUSE:
            answer_entry(
                agreement=number, seen=seen, step=form.step, entry=int(sent["entry"]), reason=sent.get("reason", ""),
                by=actor, at=at,
            )  # fmt: skip
        case Step.PLACE:
            numbers = [one.strip() for one in sent["numbers"].splitlines() if one.strip()]
            place_households(agreement=number, seen=seen, entry=int(sent["entry"]), numbers=numbers, by=actor, at=at)


def _asked(request: HttpRequest) -> tuple[int, int | None]:
    form = AskForm(request.GET)
    form.is_valid()
    return form.cleaned_data.get("year") or today().year, form.cleaned_data.get("after")


def _entries(page: PairPage) -> dict[Step, tuple[tuple[str, Text], ...]]:
    return {Step.CONFIRM: page.waiting, Step.REFUSE: page.standing, Step.PLACE: page.jobs}


def _show(request: HttpRequest, page: PairPage, *, sent: StepForm | None = None, status: int = 200) -> HttpResponse:
    initial = {"seen": page.seen, "on": today()}
    forms = [
        sent
        if sent and sent.step is one
        else StepForm(step=one, entries=_entries(page), known=page.known, initial=initial)
        for one in page.steps
    ]
    refused = sent if sent and sent.step not in page.steps else None
    return render(request, "cooperation/pair.html", {"page": page, "steps": forms, "refused": refused}, status=status)
