"""Rounds of assistance, their units and pairings, and a unit's own page."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.kernel.errors import HuiyinError
from huiyin_web.access.request import actor_from
from huiyin_web.assistance.actions.end_pairing import end_pairing
from huiyin_web.assistance.actions.enrol_unit import enrol_unit
from huiyin_web.assistance.actions.open_round import open_round
from huiyin_web.assistance.actions.pair_unit import pair_unit
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.assistance.forms.rounds import (
    EndForm,
    EnrolForm,
    PairForm,
    PairingsForm,
    RoundForm,
    UnitsForm,
)
from huiyin_web.assistance.pages.boards import AskPage, Board
from huiyin_web.assistance.queries.asking import end_page, enrol_page, open_page, pair_page, units_of
from huiyin_web.assistance.queries.one_round import AskedUnits, round_page, round_table
from huiyin_web.assistance.queries.pairings import AskedPairings, all_pairings, pairings_page
from huiyin_web.assistance.queries.rounds import rounds_page
from huiyin_web.assistance.queries.unit import unit_page
from huiyin_web.core.clock import now, today
from huiyin_web.core.exports import About, Export, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.core.tables import Table
from huiyin_web.core.told_forms import ToldForm

BOARD, ASK = "assistance/board.html", "assistance/ask.html"


@require_safe
def rounds(request: HttpRequest) -> HttpResponseBase:
    """List rounds."""
    return board(request, rounds_page(actor=actor_from(request), on=today()))


@require_http_methods(["GET", "HEAD", "POST"])
def opened(request: HttpRequest) -> HttpResponse:
    """Open a round."""
    page = open_page(actor=actor_from(request), on=today())
    form = RoundForm(request.POST or None, initial=page.known)
    return take(
        request, page, form, lambda: open_round(terms=form.terms, by=actor_from(request), at=now()),
        lambda made: redirect("assistance:round", made.pk),
    )  # fmt: skip


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show a round with its units."""
    form = UnitsForm(request.GET)
    form.is_valid()
    asked = AskedUnits(**{key: form.cleaned_data.get(key, "") for key in ("kind", "words", "after")})
    actor = actor_from(request)
    page = round_page(actor=actor, number=number, asked=asked, on=today())
    whole = {"units": lambda: round_table(actor=actor, number=number, asked=asked, on=today())}
    return board(request, page, UnitsForm(page.filters), whole)


@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: HttpRequest, number: int) -> HttpResponse:
    """Take a unit into a round."""
    page = enrol_page(actor=actor_from(request), number=number)
    form = EnrolForm(request.POST or None)
    return take(
        request, page, form, lambda: enrol_unit(round_id=number, terms=form.terms, by=actor_from(request), at=now()),
        lambda made: redirect("assistance:unit", made.organisation),
    )  # fmt: skip


@require_safe
def pairings(request: HttpRequest, number: int) -> HttpResponseBase:
    """List a round's pairings."""
    form = PairingsForm(request.GET)
    form.is_valid()
    found = form.cleaned_data
    asked = AskedPairings(found.get("state", ""), found.get("place", ""), found.get("after"))
    actor = actor_from(request)
    page = pairings_page(actor=actor, number=number, asked=asked)
    whole = {"pairings": lambda: all_pairings(actor=actor, number=number, asked=asked)}
    return board(request, page, PairingsForm(page.filters), whole)


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, number: int) -> HttpResponse:
    """Pair a unit of a round with a place."""
    actor = actor_from(request)
    page = pair_page(actor=actor, number=number, on=today())
    form = PairForm(request.POST or None, units=units_of(number), initial=page.known)

    def work() -> object:
        told = form.cleaned_data
        return pair_unit(
            participant=int(told["unit"]), place_code=told["place_code"], on=told["on"], by=actor, at=now()
        )

    return take(request, page, form, work, lambda _made: redirect("assistance:pairings", number))


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End a pairing."""
    actor = actor_from(request)
    page = end_page(actor=actor, number=number, on=today())
    form = EndForm(request.POST or None, initial=page.known)

    def work() -> object:
        told = form.cleaned_data
        return end_pairing(
            pairing=number, on=told["ends_on"], reason=told["reason"], confirmed=told["confirmed"], by=actor, at=now()
        )

    return take(request, page, form, work, lambda _made: redirect(page.back))


@require_safe
def unit(request: HttpRequest, number: str) -> HttpResponseBase:
    """Show a unit."""
    return board(request, unit_page(actor=actor_from(request), number=number, on=today()))


def board(
    request: HttpRequest, page: Board, form: object = None, whole: dict[str, Callable[[], Table]] | None = None
) -> HttpResponseBase:
    """Show a page of tables with its filter, or give a table of it as a file; `whole` gives those that are turned."""
    if not request.GET.get("format"):
        return render(request, BOARD, {"page": page, "form": form})

    def export(key: str) -> Export:
        shown = page.tables[key]
        table = whole[key]() if whole and key in whole else shown
        return export_of(table, name=f"huiyin-{key}", about=About(page.title, shown.title, page.lead))

    return answer(request, BOARD, page, {key: partial(export, key) for key in page.tables})


def take(
    request: HttpRequest, page: AskPage, form: ToldForm, work: Callable[[], Any], done: Callable[[Any], HttpResponse]
) -> HttpResponse:
    """Show a form, or do what it asks for and go on; what is refused is said at its field and nothing is lost."""
    if request.method == "POST" and form.is_valid():
        try:
            made = work()
        except AssistanceRefusedError as refused:
            form.tell(refused.decision)
        except HuiyinError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            return done(made)
    return render(request, ASK, {"page": page, "form": form}, status=400 if form.errors else 200)
