"""Commitments: the lists, one of them, giving one, doing something to one, how offices and places keep them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.followup.commitments import act_of
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.commitments.actions.act_on import Asked, act_on
from huiyin_web.commitments.actions.act_together import act_together
from huiyin_web.commitments.actions.give_commitment import Terms, give_commitment
from huiyin_web.commitments.errors import ChangedMeanwhileError, ChosenRefusedError, CommitmentRefusedError
from huiyin_web.commitments.forms import ActForm, FilterForm, ListForm, TermsForm, TogetherForm
from huiyin_web.commitments.pages import CommitmentPage, CommitmentsPage
from huiyin_web.commitments.queries.giving import give_page
from huiyin_web.commitments.queries.keeping import office_page, place_page
from huiyin_web.commitments.queries.listing import AskedList, list_page, list_table
from huiyin_web.commitments.queries.one import commitment_page
from huiyin_web.core.clock import now, today
from huiyin_web.core.exports import About, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer


@require_safe
def commitments(request: HttpRequest) -> HttpResponseBase:
    """List commitments."""
    asked = asked_list(request)
    actor = actor_from(request)
    page = list_page(actor=actor, asked=asked, on=today())
    if request.GET.get("format"):
        about = About(page.title, Text("in your reach", "管辖范围内"), page.lead)
        whole = {"commitments": lambda: export_of(list_table(actor, asked, today()), name="commitments", about=about)}
        return answer(request, "commitments/list.html", page, whole)
    return show_list(request, page)


@require_POST
def together(request: HttpRequest) -> HttpResponse:
    """Do the same to several commitments."""
    actor = actor_from(request)
    actor.need(May.GIVE_COMMITMENTS)
    asked = asked_list(request)
    ticked = frozenset(TogetherForm(request.POST, acts=()).chosen)
    page = list_page(actor=actor, asked=asked, on=today(), ticked=ticked)
    form = TogetherForm(request.POST, acts=page.together)
    if form.is_valid():
        what = form.cleaned_data["act"]
        try:
            done = act_together(chosen=form.chosen, act=what, given=form.given, by=actor, at=now())
        except ChosenRefusedError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            messages.success(request, gettext("Done to %(count)s commitments.") % {"count": len(done)})
            return redirect(asked.address())
    return show_list(request, page, together=form, status=400)


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one commitment."""
    return _show(request, commitment_page(actor=actor_from(request), number=number, on=today()))


@require_safe
def office(request: HttpRequest, office: str) -> HttpResponseBase:
    """Show how an office keeps its promises."""
    page = office_page(actor=actor_from(request), office=office, by=request.GET.get("by", ""), on=today())
    return answer(request, "commitments/kept.html", page)


@require_safe
def place(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show how promises to a place are kept."""
    page = place_page(actor=actor_from(request), place=place, by=request.GET.get("by", ""), on=today())
    return answer(request, "commitments/kept.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """Give a commitment."""
    return _give(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, number: int) -> HttpResponse:
    """Give a supporting organisation its part of a commitment."""
    return _give(request, number)


@require_POST
def act(request: HttpRequest, number: int, act: str) -> HttpResponse:
    """Do something to a commitment."""
    actor = actor_from(request)
    page = commitment_page(actor=actor, number=number, on=today())
    form = ActForm(request.POST, act=act_of(act), counted=page.quantity is not None)
    if not form.is_valid():
        return _show(request, page, sent=form, status=400)
    asked = Asked(act, form.cleaned_data["seen"], form.given)
    try:
        act_on(commitment=number, asked=asked, by=actor, at=now())
    except CommitmentRefusedError as refused:
        form.tell(refused.decision)
        return _show(request, page, sent=form, status=400)
    except ChangedMeanwhileError as refused:
        form.add_error(None, refused.say(current_language()))
        return _show(request, page, sent=form, status=409)
    messages.success(request, gettext("Done: %(what)s.") % {"what": form.act.label.say(current_language())})
    return redirect("commitments:one", number)


def show_list(
    request: HttpRequest, page: CommitmentsPage, *, together: TogetherForm | None = None,
    saving: FilterForm | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """Show a list with its forms, those that were sent as they were."""
    shown = {
        "page": page,
        "form": ListForm(page.filters),
        "together": together or TogetherForm(acts=page.together),
        "saving": saving or FilterForm(auto_id="save_%s"),
    }
    return render(request, "commitments/list.html", shown, status=status)


def asked_list(request: HttpRequest) -> AskedList:
    """Give what an address asks of the lists."""
    form = ListForm(request.GET)
    form.is_valid()
    found = form.cleaned_data
    words = {name: found.get(name) or "" for name in form.fields if name != "after"}
    return AskedList(**words, after=found.get("after"))


def _give(request: HttpRequest, lead: int | None) -> HttpResponse:
    actor = actor_from(request)
    page = give_page(actor=actor, lead=lead, on=today())
    form = TermsForm(request.POST or None, initial=page.known)
    if request.method == "POST" and form.is_valid():
        try:
            row = give_commitment(terms=Terms(**form.cleaned_data, lead=lead), by=actor, at=now())
        except CommitmentRefusedError as refused:
            form.tell(refused.decision)
        except HuiyinError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            messages.success(request, gettext("%(number)s was given.") % {"number": row.number})
            return redirect("commitments:one", row.pk)
    return render(request, "commitments/give.html", {"page": page, "form": form}, status=400 if form.errors else 200)


def _show(
    request: HttpRequest, page: CommitmentPage, *, sent: ActForm | None = None, status: int = 200
) -> HttpResponse:
    counted = page.quantity is not None
    forms = [
        sent if sent and sent.act is one else ActForm(act=one, counted=counted, initial={"seen": page.seen})
        for one in page.open
    ]
    refused = sent if sent and sent.act not in page.open else None
    return render(request, "commitments/one.html", {"page": page, "acts": forms, "refused": refused}, status=status)
