"""Consultations: the list, one of them, its needs and places, raising and answering, closing, its paper."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.followup.consultations import State, act_of
from huiyin.kernel.errors import HuiyinError
from huiyin_web.access.request import actor_from
from huiyin_web.assistance.pages.boards import AskPage, Board
from huiyin_web.commitments.errors import CommitmentRefusedError
from huiyin_web.consultations.actions.act_on_need import AskedOfNeed, act_on_need
from huiyin_web.consultations.actions.call_consultation import call_consultation
from huiyin_web.consultations.actions.close_consultation import close_consultation
from huiyin_web.consultations.actions.raise_needs import raise_needs
from huiyin_web.consultations.errors import ConsultationRefusedError, NeedChangedError, NeedsRefusedError
from huiyin_web.consultations.forms import ActForm, CallForm, CommitForm, NeedsFilter, NeedsForm
from huiyin_web.consultations.pages import NeedPage
from huiyin_web.consultations.queries.listing import call_page, list_page
from huiyin_web.consultations.queries.need import need_page
from huiyin_web.consultations.queries.needs import AskedNeeds, needs_page, needs_table, units_in
from huiyin_web.consultations.queries.paper import paper_file
from huiyin_web.consultations.queries.places import places_page
from huiyin_web.consultations.queries.raising import raise_page
from huiyin_web.consultations.queries.summary import close_page, summary_page
from huiyin_web.consultations.queries.units import units_page
from huiyin_web.core.clock import now, today
from huiyin_web.core.exports import About, Export, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.core.tables import Table
from huiyin_web.core.told_forms import ToldForm

_BOARD, _ASK = "assistance/board.html", "assistance/ask.html"
_REFUSED = 400


@require_safe
def consultations(request: HttpRequest) -> HttpResponseBase:
    """List consultations."""
    return _board(request, list_page(actor=actor_from(request), on=today()))


@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest) -> HttpResponse:
    """Call a consultation."""
    actor = actor_from(request)
    page = call_page(actor=actor, on=today())
    form = CallForm(request.POST or None, initial=page.known)
    return _take(
        request, page, form, lambda: call_consultation(call=form.call, by=actor, at=now()),
        lambda made: redirect("consultations:one", made.pk),
    )  # fmt: skip


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show what a consultation came to."""
    return _board(request, summary_page(actor=actor_from(request), number=number, on=today()))


@require_safe
def needs(request: HttpRequest, number: int) -> HttpResponseBase:
    """List the needs of a consultation."""
    actor = actor_from(request)
    units = units_in(number, actor)
    form = NeedsFilter(request.GET, units=units)
    form.is_valid()
    asked = AskedNeeds(number, **{key: form.cleaned_data.get(key) or "" for key in form.fields if key != "after"},
                       after=form.cleaned_data.get("after"))  # fmt: skip
    page = needs_page(actor=actor, asked=asked, on=today())
    whole = {"needs": partial(needs_table, actor=actor, asked=asked, on=today())}
    return _board(request, page, NeedsFilter(dict(page.filters), units=units), whole)


@require_safe
def places(request: HttpRequest, number: int) -> HttpResponseBase:
    """List the places that are consulted."""
    after = request.GET.get("after", "")
    page = places_page(actor=actor_from(request), number=number, after=after if after.isdecimal() else "", on=today())
    return _board(request, page)


@require_safe
def units(request: HttpRequest, number: int) -> HttpResponseBase:
    """List the units that are consulted, with whom one calls there."""
    view, after = request.GET.get("view", ""), request.GET.get("after", "")
    return _board(request, units_page(actor=actor_from(request), number=number, view=view, after=after, on=today()))


@require_http_methods(["GET", "HEAD", "POST"])
def raise_(request: HttpRequest, number: int, place: str) -> HttpResponse:
    """Show what is known of a place; raise what it needs."""
    actor = actor_from(request)
    page = raise_page(actor=actor, number=number, place=place, on=today())
    form, failed = NeedsForm(page, request.POST if request.method == "POST" else None), False
    if request.method == "POST":
        failed = not form.is_valid()
        try:
            if not failed:
                made = raise_needs(consultation=number, place_code=place, needs=form.needs, by=actor, at=now())
                messages.success(request, gettext("%(count)s needs were raised.") % {"count": len(made)})
                return redirect("consultations:places", number)
        except NeedsRefusedError as refused:
            form.tell(refused)
            failed = True
    shown = {"page": page, "needs": form, "failed": failed}
    return render(request, "consultations/raise.html", shown, status=_REFUSED if failed else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close a consultation."""
    actor = actor_from(request)
    page = close_page(actor=actor, number=number)
    form = ToldForm(request.POST if request.method == "POST" else None)
    return _take(
        request, page, form, lambda: close_consultation(consultation=number, by=actor, at=now()),
        lambda _made: redirect(page.back),
    )  # fmt: skip


@require_safe
def paper(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Give the summary of a consultation as Word or PDF, in the language of the page."""
    name, content, mime = paper_file(actor=actor_from(request), number=number, kind=kind, on=today())
    return HttpResponse(content, content_type=mime, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_safe
def need(request: HttpRequest, number: int) -> HttpResponse:
    """Show one need."""
    return _show(request, need_page(actor=actor_from(request), number=number, on=today()))


@require_POST
def act(request: HttpRequest, number: int, act: str) -> HttpResponse:
    """Do something to a need."""
    actor, found = actor_from(request), act_of(act)
    page = need_page(actor=actor, number=number, on=today())
    form = _form_of(found)(request.POST, act=found, counted=page.counted)
    if not form.is_valid():
        return _show(request, page, sent=form, status=_REFUSED)
    asked = AskedOfNeed(act, form.cleaned_data["seen"], form.given)
    try:
        act_on_need(need=number, asked=asked, by=actor, at=now())
    except (ConsultationRefusedError, CommitmentRefusedError) as refused:
        form.tell(refused.decision)
        return _show(request, page, sent=form, status=_REFUSED)
    except NeedChangedError as refused:
        form.add_error(None, refused.say(current_language()))
        return _show(request, page, sent=form, status=409)
    messages.success(request, gettext("Done: %(what)s.") % {"what": found.label.say(current_language())})
    return redirect("consultations:need", number)


def _form_of(act: Any) -> type[ActForm]:
    return CommitForm if act.leads_to is State.AGREED else ActForm


def _show(request: HttpRequest, page: NeedPage, *, sent: ActForm | None = None, status: int = 200) -> HttpResponse:
    begun = page.known | {"seen": page.seen}
    forms = [
        sent if sent and sent.act is one else _form_of(one)(act=one, counted=page.counted, initial=begun)
        for one in page.open
    ]
    refused = sent if sent and sent.act not in page.open else None
    return render(request, "consultations/need.html", {"page": page, "acts": forms, "refused": refused}, status=status)


def _board(
    request: HttpRequest, page: Board, form: object = None, whole: Mapping[str, Callable[[], Table]] | None = None
) -> HttpResponseBase:
    """Show a page of tables with its filter, or give a table of it as a file; `whole` gives those that are turned."""
    if not request.GET.get("format"):
        return render(request, _BOARD, {"page": page, "form": form})

    def export(key: str) -> Export:
        shown = page.tables[key]
        table = whole[key]() if whole and key in whole else shown
        return export_of(table, name=f"huiyin-{key}", about=About(page.title, shown.title, page.lead))

    return answer(request, _BOARD, page, {key: partial(export, key) for key in page.tables})


def _take(
    request: HttpRequest, page: AskPage, form: ToldForm, work: Callable[[], Any], done: Callable[[Any], HttpResponse]
) -> HttpResponse:
    """Show a form, or do what it asks for and go on; what is refused is said at its field and nothing is lost."""
    if request.method == "POST" and form.is_valid():
        try:
            made = work()
        except ConsultationRefusedError as refused:
            form.tell(refused.decision)
        except HuiyinError as refused:
            if getattr(refused, "status", _REFUSED) != _REFUSED:  # what is not theirs is no matter of the form
                raise
            form.add_error(None, refused.say(current_language()))
        else:
            return done(made)
    return render(request, _ASK, {"page": page, "form": form}, status=_REFUSED if form.errors else 200)
