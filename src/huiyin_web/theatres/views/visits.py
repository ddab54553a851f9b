"""Visits of theatres: preparing, drawing again, recording, calling off; and orders."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.kernel.errors import HuiyinError
from huiyin_web.access.request import actor_from
from huiyin_web.commitments.errors import CommitmentRefusedError
from huiyin_web.core.clock import now, today
from huiyin_web.core.language import current_language
from huiyin_web.theatres.actions.call_off_visit import call_off_visit
from huiyin_web.theatres.actions.draw_again import draw_again
from huiyin_web.theatres.actions.give_order import OrderTerms, give_order
from huiyin_web.theatres.actions.prepare_visit import VisitTerms, prepare_visit
from huiyin_web.theatres.actions.record_visit import Record, record_visit
from huiyin_web.theatres.errors import TheatreRefusedError
from huiyin_web.theatres.forms import OrderForm, ReasonForm, RecordForm, VisitForm
from huiyin_web.theatres.queries.stored import visit_or_404
from huiyin_web.theatres.queries.visit import draw_record, record_page, visit_page
from huiyin_web.theatres.queries.writing import order_page, prepare_page
from huiyin_web.theatres.views.keeping import WRITE


@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: HttpRequest, number: int) -> HttpResponse:
    """Prepare a visit."""
    actor = actor_from(request)
    page = prepare_page(actor=actor, number=number, on=today())
    form = VisitForm(request.POST or None, initial=dict(page.known))
    if request.method == "POST" and form.is_valid():
        try:
            row = prepare_visit(theatre=number, terms=VisitTerms(**form.cleaned_data), by=actor, at=now())
        except TheatreRefusedError as refused:
            form.tell(refused.decision)
        except HuiyinError as refused:
            form.add_error("place_code", refused.say(current_language()))
        else:
            messages.success(request, gettext("The visit is prepared, and its households are drawn."))
            return redirect("theatres:visit", row.pk)
    return render(request, WRITE, {"page": page, "form": form}, status=400 if form.errors else 200)


@require_safe
def visit(request: HttpRequest, number: int) -> HttpResponse:
    """Show one visit."""
    return _show(request, number)


@require_safe
def draw(request: HttpRequest, number: int, draw: int) -> HttpResponse:
    """Give all that it takes to draw a visit's households again."""
    kept = draw_record(actor=actor_from(request), number=number, draw=draw)
    name = f'attachment; filename="draw-{number}-{draw}.json"'
    return JsonResponse(kept, headers={"Content-Disposition": name})


@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Draw the households of a visit again."""
    form = ReasonForm(request.POST)
    form.is_valid()
    try:
        draw_again(visit=number, reason=form.cleaned_data.get("reason", ""), by=actor_from(request), at=now())
    except TheatreRefusedError as refused:
        form.tell(refused.decision)
        return _show(request, number, again=form)
    messages.success(request, gettext("Households were drawn again; the draw before stays beside it."))
    return redirect("theatres:visit", number)


@require_POST
def call_off(request: HttpRequest, number: int) -> HttpResponse:
    """Call a visit off."""
    form = ReasonForm(request.POST)
    form.is_valid()
    try:
        call_off_visit(visit=number, reason=form.cleaned_data.get("reason", ""), by=actor_from(request), at=now())
    except TheatreRefusedError as refused:
        form.tell(refused.decision)
        return _show(request, number, off=form)
    messages.success(request, gettext("The visit is called off."))
    return redirect("theatres:visit", number)


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, number: int) -> HttpResponse:
    """Record that a visit was made."""
    actor = actor_from(request)
    page = record_page(actor=actor, number=number)
    form = RecordForm(request.POST or None, asked=page.asked, initial={"made_on": today()})
    if request.method == "POST" and form.is_valid():
        homes = {int(key): seen for key, seen in form.seen(villages=False).items()}
        told = Record(form.cleaned_data["made_on"], form.cleaned_data["summary"], homes, form.seen(villages=True))
        try:
            record_visit(visit=number, record=told, by=actor, at=now())
        except TheatreRefusedError as refused:
            form.tell(refused.decision)
        else:
            messages.success(request, gettext("The visit is recorded."))
            return redirect("theatres:visit", number)
    return render(request, "theatres/record.html", {"page": page, "form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest, number: int) -> HttpResponse:
    """Give an order in a theatre."""
    return _order(request, number, None)


@require_http_methods(["GET", "HEAD", "POST"])
def order_of_visit(request: HttpRequest, number: int) -> HttpResponse:
    """Give an order because of a visit."""
    return _order(request, visit_or_404(actor_from(request), number).theatre_id, number)


def _order(request: HttpRequest, theatre: int, visit: int | None) -> HttpResponse:
    actor = actor_from(request)
    page = order_page(actor=actor, number=theatre, visit=visit, on=today())
    form = OrderForm(request.POST or None, initial=dict(page.known))
    if request.method == "POST" and form.is_valid():
        try:
            give_order(theatre=theatre, visit=visit, terms=OrderTerms(**form.cleaned_data), by=actor, at=now())
        except (TheatreRefusedError, CommitmentRefusedError) as refused:
            form.tell(refused.decision)
        except HuiyinError as refused:
            form.add_error("place_code", refused.say(current_language()))
        else:
            messages.success(request, gettext("The order is given; it is followed as a commitment from here."))
            return redirect("theatres:visit", visit) if visit else redirect("theatres:one", theatre)
    return render(request, WRITE, {"page": page, "form": form}, status=400 if form.errors else 200)


def _show(
    request: HttpRequest, number: int, *, again: ReasonForm | None = None, off: ReasonForm | None = None
) -> HttpResponse:
    page = visit_page(actor=actor_from(request), number=number, on=today())
    shown = {"page": page, "again": again or ReasonForm(auto_id="again_%s"), "off": off or ReasonForm(auto_id="off_%s")}
    return render(request, "theatres/visit.html", shown, status=400 if again or off else 200)
