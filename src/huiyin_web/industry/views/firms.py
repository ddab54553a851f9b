"""Firms: the list, one of them, registering one, doing something to one, what is owed by place."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.followup.industry import FirmStep
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now, today
from huiyin_web.core.errors import ConflictError, NotAllowedError, NotFoundError
from huiyin_web.core.exports import About, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.industry.actions import register_firm as registering
from huiyin_web.industry.actions import sign_contracts as signing
from huiyin_web.industry.actions.end_contract import end_contract
from huiyin_web.industry.actions.pay_households import Paid, pay_households
from huiyin_web.industry.actions.register_firm import register_firm
from huiyin_web.industry.actions.reverse_payment import reverse_payment
from huiyin_web.industry.actions.sign_contracts import sign_contracts
from huiyin_web.industry.actions.tell_status import tell_status
from huiyin_web.industry.errors import IndustryRefusedError
from huiyin_web.industry.forms.firms import FirmForm, ListForm, StepForm, YearForm
from huiyin_web.industry.pages import FirmPage
from huiyin_web.industry.queries.adding import register_page
from huiyin_web.industry.queries.listing import AskedFirms, list_page, list_table
from huiyin_web.industry.queries.one import firm_page
from huiyin_web.industry.queries.owed import owed_page


@require_safe
def firms(request: HttpRequest) -> HttpResponseBase:
    """List firms."""
    actor, form = actor_from(request), ListForm(request.GET)
    form.is_valid()
    found = form.cleaned_data
    words = {name: found.get(name) or "" for name in form.fields if name != "after"}
    asked = AskedFirms(**words, after=found.get("after"))
    page = list_page(actor=actor, asked=asked, on=today())
    if request.GET.get("format"):
        about = About(page.title, Text("in your reach", "管辖范围内"), page.lead)
        whole = {"firms": lambda: export_of(list_table(actor, asked, today()), name="firms", about=about)}
        return answer(request, "industry/list.html", page, whole)
    return render(request, "industry/list.html", {"page": page, "form": ListForm(page.filters), "rows": "firms"})


@require_safe
def owed(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show what was promised and not paid in a place."""
    this, form = today().year, YearForm(request.GET)
    form.is_valid()
    year = form.cleaned_data.get("year") or this - 1
    page = owed_page(actor=actor_from(request), place=place, year=year, this=this)
    about = About(page.title, page.title, page.lead)
    tables = {"places": page.places, "households": page.households}
    files = {
        key: partial(export_of, table, name=f"owed-{place}-{year}-{key}", about=about)
        for key, table in tables.items()
        if table is not None
    }
    return answer(request, "industry/owed.html", page, files)


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show one firm."""
    page = firm_page(actor=actor_from(request), number=number, on=today())
    if request.GET.get("format"):
        tables = {"sums": page.sums, "contracts": page.contracts, "payments": page.payments}
        about = About(Text(page.title, page.title), page.lead, page.lead)
        files = {
            key: partial(export_of, table, name=f"firm-{number}-{key}", about=about)
            for key, table in tables.items()
            if table is not None
        }
        return answer(request, "industry/firm.html", page, files)
    return _show(request, page)


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Register a firm."""
    actor = actor_from(request)
    page = register_page(actor=actor, on=today())
    form = FirmForm(request.POST or None, initial=page.known)
    if request.method == "POST" and form.is_valid():
        try:
            row = register_firm(terms=registering.Terms(**form.cleaned_data), by=actor, at=now())
        except IndustryRefusedError as refused:
            form.tell(refused.decision)
        except HuiyinError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            messages.success(request, gettext("%(name)s is registered.") % {"name": row.name})
            return redirect("industry:one", row.pk)
    return render(request, "industry/add.html", {"page": page, "form": form}, status=400 if form.errors else 200)


@require_POST
def step(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Do something to a firm."""
    if step not in set(FirmStep):
        raise Http404
    actor, asked = actor_from(request), FirmStep(step)
    page = firm_page(actor=actor, number=number, on=today())
    form = StepForm(request.POST, step=asked, contracts=page.running, entries=page.entries)
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
    return redirect("industry:one", number)


def _do(number: int, form: StepForm, actor: Actor) -> None:
    sent, at = form.cleaned_data, now()
    seen = sent["seen"]
    match form.step:
        case FirmStep.TELL:
            tell_status(
                firm=number, seen=seen, year=sent["year"], status=sent["status"], document=sent["document"],
                reason=sent["reason"], by=actor, at=at,
            )  # fmt: skip
        case FirmStep.SIGN:
            terms = signing.Terms(sent["kind"], sent["begins"], sent["until"], sent["document"])
            sign_contracts(firm=number, seen=seen, terms=terms, lines=sent["lines"], by=actor, at=at)
        case FirmStep.PAY:
            paid = Paid(sent["kind"], sent["year"], sent["on"], sent["document"])
            pay_households(firm=number, seen=seen, paid=paid, lines=sent["lines"], by=actor, at=at)
        case FirmStep.END:
            end_contract(
                firm=number, seen=seen, contract=int(sent["contract"]), ends_on=sent["on"], reason=sent["reason"],
                by=actor, at=at,
            )  # fmt: skip
        case FirmStep.REVERSE:
            reverse_payment(firm=number, seen=seen, payment=int(sent["entry"]), reason=sent["reason"], by=actor, at=at)


def _show(request: HttpRequest, page: FirmPage, *, sent: StepForm | None = None, status: int = 200) -> HttpResponse:
    known = {"contracts": page.running, "entries": page.entries}
    initial = {"seen": page.seen, "on": today(), "year": today().year - 1}
    forms = [sent if sent and sent.step is one else StepForm(step=one, initial=initial, **known) for one in page.steps]
    refused = sent if sent and sent.step not in page.steps else None
    words = {"page": page, "steps": forms, "refused": refused, "act": "industry:step"}
    return render(request, "industry/firm.html", words, status=status)
