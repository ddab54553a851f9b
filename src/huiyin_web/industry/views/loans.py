"""Small loans: the list, one of them, recording one, doing something to one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.followup.industry import LoanStep
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.money import fen
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now, today
from huiyin_web.core.errors import ConflictError, NotAllowedError, NotFoundError
from huiyin_web.core.exports import About, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.industry.actions.enter_loan_money import Given, enter_loan_money
from huiyin_web.industry.actions.hand_on_loan import hand_on_loan
from huiyin_web.industry.actions.lend import Terms
from huiyin_web.industry.actions.lend import lend as lend_it
from huiyin_web.industry.actions.reverse_loan_entry import reverse_loan_entry
from huiyin_web.industry.errors import IndustryRefusedError
from huiyin_web.industry.forms.loans import LoanForm, LoansForm, StepForm
from huiyin_web.industry.pages import LoanPage
from huiyin_web.industry.queries.adding import lend_page
from huiyin_web.industry.queries.loans import AskedLoans, loans_page, loans_table
from huiyin_web.industry.queries.one_loan import loan_page


@require_safe
def loans(request: HttpRequest) -> HttpResponseBase:
    """List loans."""
    actor, form = actor_from(request), LoansForm(request.GET)
    form.is_valid()
    found = form.cleaned_data
    words = {name: found.get(name) or "" for name in form.fields if name != "after"}
    asked = AskedLoans(**words, after=found.get("after"))
    page = loans_page(actor=actor, asked=asked, on=today())
    if request.GET.get("format"):
        about = About(page.title, Text("in your reach", "管辖范围内"), page.lead)
        whole = {"loans": lambda: export_of(loans_table(actor, asked, today()), name="loans", about=about)}
        return answer(request, "industry/list.html", page, whole)
    return render(request, "industry/list.html", {"page": page, "form": LoansForm(page.filters), "rows": "loans"})


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show one loan."""
    page = loan_page(actor=actor_from(request), number=number, on=today())
    if request.GET.get("format"):
        about = About(page.title, page.lead, page.lead)
        files = {"entries": lambda: export_of(page.entries, name=f"loan-{number}", about=about)}
        return answer(request, "industry/loan.html", page, files)
    return _show(request, page)


@require_http_methods(["GET", "HEAD", "POST"])
def lend(request: HttpRequest) -> HttpResponse:
    """Record a loan."""
    actor = actor_from(request)
    page = lend_page(actor=actor, on=today())
    form = LoanForm(request.POST or None, initial=page.known)
    if request.method == "POST" and form.is_valid():
        sent = dict(form.cleaned_data)
        amount, rate = fen(sent.pop("yuan")), int(sent.pop("rate") * 100)
        try:
            row = lend_it(terms=Terms(**sent, fen=amount, rate=rate), by=actor, at=now())
        except IndustryRefusedError as refused:
            form.tell(refused.decision)
        except HuiyinError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            messages.success(request, gettext("The loan is recorded."))
            return redirect("industry:loan", row.pk)
    return render(request, "industry/add.html", {"page": page, "form": form}, status=400 if form.errors else 200)


@require_POST
def step(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Do something to a loan."""
    if step not in set(LoanStep):
        raise Http404
    actor, asked = actor_from(request), LoanStep(step)
    page = loan_page(actor=actor, number=number, on=today())
    form = StepForm(request.POST, step=asked, firms=page.firms, entries=page.reversible)
    if not form.is_valid():
        return _show(request, page, sent=form, status=400)
    try:
        _do(number, form, actor)
    except IndustryRefusedError as refused:
        form.tell(refused.decision)
        return _show(request, page, sent=form, status=400)
    except (NotAllowedError, NotFoundError):
        raise
    except HuiyinError as refused:
        form.add_error(None, refused.say(current_language()))
        return _show(request, page, sent=form, status=409 if isinstance(refused, ConflictError) else 400)
    messages.success(request, gettext("Done: %(what)s.") % {"what": asked.label.say(current_language())})
    return redirect("industry:loan", number)


def _do(number: int, form: StepForm, actor: Actor) -> None:
    sent, at = form.cleaned_data, now()
    seen = sent["seen"]
    match form.step:
        case LoanStep.REPAY | LoanStep.SUBSIDISE:
            amount = None if sent["yuan"] is None else fen(sent["yuan"])
            given = Given(amount, sent["on"], sent["document"])
            enter_loan_money(loan=number, step=form.step, seen=seen, given=given, by=actor, at=at)
        case LoanStep.HAND_ON:
            hand_on_loan(loan=number, seen=seen, firm=int(sent["firm"]), by=actor, at=at)
        case LoanStep.REVERSE:
            reverse_loan_entry(loan=number, seen=seen, entry=int(sent["entry"]), reason=sent["reason"], by=actor, at=at)


def _show(request: HttpRequest, page: LoanPage, *, sent: StepForm | None = None, status: int = 200) -> HttpResponse:
    known = {"firms": page.firms, "entries": page.reversible}
    initial = {"seen": page.seen, "on": today()}
    forms = [sent if sent and sent.step is one else StepForm(step=one, initial=initial, **known) for one in page.steps]
    refused = sent if sent and sent.step not in page.steps else None
    words = {"page": page, "steps": forms, "refused": refused, "act": "industry:loan_step"}
    return render(request, "industry/loan.html", words, status=status)
