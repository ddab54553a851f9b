"""Theatres as they are kept: the list, setting one up, places, commanders, action plans."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.kernel.errors import HuiyinError
from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now, today
from huiyin_web.core.language import current_language
from huiyin_web.theatres.actions.adopt_plan import adopt_plan
from huiyin_web.theatres.actions.appoint_commander import appoint_commander
from huiyin_web.theatres.actions.put_place import put_place
from huiyin_web.theatres.actions.set_up_theatre import TheatreTerms, set_up_theatre
from huiyin_web.theatres.actions.take_place import take_place
from huiyin_web.theatres.errors import TheatreRefusedError
from huiyin_web.theatres.forms import CommanderForm, PlaceForm, PlanForm, TheatreForm
from huiyin_web.theatres.queries.listing import theatres_page
from huiyin_web.theatres.queries.one import theatre_page
from huiyin_web.theatres.queries.writing import accounts, keeping_page, set_up_page

WRITE = "theatres/write.html"


@require_safe
def theatres(request: HttpRequest) -> HttpResponse:
    """List theatres."""
    return render(request, "theatres/list.html", {"page": theatres_page(actor=actor_from(request), on=today())})


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one theatre as it is kept."""
    return _show(request, number)


@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Set a theatre up."""
    actor = actor_from(request)
    page, offered = set_up_page(actor=actor)
    form = TheatreForm(request.POST or None, accounts=offered)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        terms = TheatreTerms(sent["name"], sent["places"], form.commanding, sent["name_en"])
        try:
            row = set_up_theatre(terms=terms, by=actor, at=now())
        except TheatreRefusedError as refused:
            form.tell(refused.decision)
        except HuiyinError as refused:
            form.add_error("places", refused.say(current_language()))
        else:
            messages.success(request, gettext("The theatre is set up."))
            return redirect("theatres:one", row.pk)
    return render(request, WRITE, {"page": page, "form": form}, status=400 if form.errors else 200)


@require_POST
def put(request: HttpRequest, number: int) -> HttpResponse:
    """Put a place under a theatre."""
    form = PlaceForm(request.POST)
    if form.is_valid():
        try:
            put_place(theatre=number, place_code=form.cleaned_data["place_code"], by=actor_from(request), at=now())
        except TheatreRefusedError as refused:
            form.tell(refused.decision)
        else:
            messages.success(request, gettext("The place lies in the theatre from today on."))
            return redirect("theatres:one", number)
    return _show(request, number, form)


@require_POST
def take(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Take a place from a theatre."""
    try:
        take_place(theatre=number, place=place, by=actor_from(request), at=now())
    except TheatreRefusedError as refused:
        messages.error(request, refused.say(current_language()))
    else:
        messages.success(request, gettext("Today is the place's last day in the theatre."))
    return redirect("theatres:one", number)


@require_http_methods(["GET", "HEAD", "POST"])
def commander(request: HttpRequest, number: int) -> HttpResponse:
    """Appoint a commander."""
    actor = actor_from(request)
    page = keeping_page(actor=actor, number=number, what="commander")
    form = CommanderForm(request.POST or None, accounts=accounts(actor))
    if request.method == "POST" and form.is_valid():
        try:
            appoint_commander(theatre=number, commanding=form.commanding, by=actor, at=now())
        except TheatreRefusedError as refused:
            form.tell(refused.decision)
        else:
            messages.success(request, gettext("The commander is appointed."))
            return redirect("theatres:one", number)
    return render(request, WRITE, {"page": page, "form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, number: int) -> HttpResponse:
    """Adopt an action plan."""
    actor = actor_from(request)
    page = keeping_page(actor=actor, number=number, what="plan")
    form = PlanForm(request.POST or None, initial=dict(page.known))
    if request.method == "POST" and form.is_valid():
        try:
            adopt_plan(theatre=number, by=actor, at=now(), **form.cleaned_data)
        except TheatreRefusedError as refused:
            form.tell(refused.decision)
        else:
            messages.success(request, gettext("The action plan is adopted."))
            return redirect("theatres:one", number)
    return render(request, WRITE, {"page": page, "form": form}, status=400 if form.errors else 200)


def _show(request: HttpRequest, number: int, form: PlaceForm | None = None) -> HttpResponse:
    page = theatre_page(actor=actor_from(request), number=number, on=today())
    shown = {"page": page, "form": form or PlaceForm()}
    return render(request, "theatres/one.html", shown, status=400 if form else 200)
