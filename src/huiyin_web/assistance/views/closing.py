"""A round's summary, what becomes of the promises that it left, and its end."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from huiyin_web.access.request import actor_from
from huiyin_web.assistance.actions.carry_promise import carry_promise
from huiyin_web.assistance.actions.close_round import close_round
from huiyin_web.assistance.forms.closing import CarryForm, CloseForm
from huiyin_web.assistance.queries.closing import carry_page, close_page
from huiyin_web.assistance.queries.summary import summary_page, summary_paper
from huiyin_web.assistance.views.rounds import board, take
from huiyin_web.core.clock import now, today


@require_safe
def summary(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show what a round came to."""
    return board(request, summary_page(actor=actor_from(request), number=number, on=today()))


@require_safe
def paper(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Give what a round came to as Word or PDF, in the language of the page."""
    name, content, mime = summary_paper(actor=actor_from(request), number=number, kind=kind, on=today())
    return HttpResponse(content, content_type=mime, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_http_methods(["GET", "HEAD", "POST"])
def carry(request: HttpRequest, number: int, commitment: int) -> HttpResponse:
    """Decide about a promise that a round left unkept."""
    actor = actor_from(request)
    page = carry_page(actor=actor, number=number, commitment=commitment, on=today())
    form = CarryForm(request.POST or None, initial=page.known)
    return take(
        request, page, form,
        lambda: carry_promise(round_id=number, commitment=commitment, terms=form.terms, by=actor, at=now()),
        lambda _made: redirect(page.back),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close a round."""
    actor = actor_from(request)
    page = close_page(actor=actor, number=number)
    form = CloseForm(request.POST if request.method == "POST" else None)
    return take(
        request, page, form, lambda: close_round(round_id=number, by=actor, at=now()),
        lambda _row: redirect(page.back),
    )  # fmt: skip
