"""Collections: the register, a proposal with its price, one collection with its form, the burden meter."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin_web.access.directory import places_to_find
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.collecting.actions.admit_collection import admit_collection
from huiyin_web.collecting.actions.download_form import download_form
from huiyin_web.collecting.actions.propose_collection import propose_collection
from huiyin_web.collecting.actions.refuse_collection import refuse_collection
from huiyin_web.collecting.actions.withdraw_collection import withdraw_collection
from huiyin_web.collecting.forms import AskMeter, PlaceForm, ProposeForm, ReasonForm
from huiyin_web.collecting.queries.collection_page import collection_files, collection_page
from huiyin_web.collecting.queries.list_page import collections_page
from huiyin_web.collecting.queries.meter_page import meter_files, meter_page
from huiyin_web.collecting.queries.propose_page import kind_to_ask, propose_page
from huiyin_web.collecting.queries.register import fields_asked
from huiyin_web.collecting.queries.wanted import Wanted
from huiyin_web.core.clock import now, today
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.exports import About, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer


@require_safe
def register(request: HttpRequest) -> HttpResponseBase:
    """List the collections in reach."""
    page = collections_page(actor=actor_from(request), on=today())
    about = About(page.title, Text("in your reach", "管辖范围内"), page.lead)
    files = {"collections": lambda: export_of(page.collections, name="collections", about=about)}
    return answer(request, "collecting/collections.html", page, files)


@require_safe
def meter(request: HttpRequest) -> HttpResponseBase:
    """Show what the villages of a place are asked, month by month."""
    asked = AskMeter(request.GET)
    asked.is_valid()
    wanted = {key: asked.cleaned_data.get(key) for key in ("place", "year")}
    page = meter_page(actor=actor_from(request), place=wanted["place"] or "", year=wanted["year"], on=today())
    return answer(request, "collecting/meter.html", page, meter_files(page))


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, kind: str) -> HttpResponse:
    """Show the price of a collection; propose it."""
    actor = actor_from(request)
    offered = fields_asked(kind_to_ask(actor, kind))
    sent = request.POST if request.method == "POST" else None
    sheet = ProposeForm(sent, offered=offered, initial={"begins_on": today(), "place_code": actor.place_code})
    wanted = None
    if sent is not None and sheet.is_valid():
        asked = dict(sheet.cleaned_data)
        wanted = Wanted(kind=kind, fields=tuple(asked.pop("fields_asked")), **asked)
        if "price" not in sent and _done(sheet, lambda _: propose_collection(wanted=wanted, by=actor, at=now())):
            messages.success(request, gettext("The collection is proposed; somebody else admits it."))
            return redirect("collecting:collections")
    page = propose_page(actor=actor, kind=kind, on=today(), wanted=wanted)
    status = 400 if sheet.errors else 200
    shown = {"page": page, "form": sheet, "places": places_to_find(actor.place_code).items()}
    return render(request, "collecting/propose.html", shown, status=status)


@require_safe
def one_collection(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show one collection."""
    if request.GET.get("format"):
        actor = actor_from(request)
        page = collection_page(actor=actor, number=number, on=today())
        return answer(request, "collecting/collection.html", page, collection_files(actor, page))
    return _show(request, number)


@require_POST
def admit(request: HttpRequest, number: int) -> HttpResponse:
    """Admit a proposal."""
    return _decide(request, number, May.ADMIT_COLLECTIONS, gettext("The collection is admitted."), admit_collection)


@require_POST
def refuse(request: HttpRequest, number: int) -> HttpResponse:
    """Refuse a proposal."""
    return _decide(request, number, May.ADMIT_COLLECTIONS, gettext("The collection is refused."), refuse_collection)


@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw a collection."""
    return _decide(
        request, number, May.PROPOSE_COLLECTIONS, gettext("The collection is withdrawn."), withdraw_collection
    )


@require_POST
def form(request: HttpRequest, number: int) -> HttpResponseBase:
    """Download the pre-filled form for a place."""
    actor = actor_from(request)
    with TemporaryDirectory() as folder:
        out = Path(folder) / "form.xlsx"
        try:
            name = download_form(
                collection=number, place_code=request.POST.get("place", ""), out=out, language=current_language(),
                by=actor, at=now(),
            )  # fmt: skip
        except (NotAllowedError, NotFoundError):
            raise
        except HuiyinError as refused:
            return _show(request, number, refused=refused)
        # The open file outlives its folder and is gone with the answer.
        return FileResponse(out.open("rb"), as_attachment=True, filename=name)


def _decide(request: HttpRequest, number: int, right: May, done: str, act: Callable[..., object]) -> HttpResponse:
    actor_from(request).need(right)
    sent = ReasonForm(request.POST)
    if _done(sent, lambda asked: act(collection=number, reason=asked["reason"], by=actor_from(request), at=now())):
        messages.success(request, done)
        return redirect("collecting:collection", number)
    return _show(request, number, sent=sent)


def _done(form: forms.Form, act: Callable[[dict[str, Any]], object]) -> bool:
    """Do what a form asks for; say whether it was done, with what was refused beside the form."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except (NotAllowedError, NotFoundError):
        raise
    except HuiyinError as refused:
        form.add_error(None, refused.say(current_language()))
        return False
    return True


def _show(
    request: HttpRequest, number: int, *, sent: ReasonForm | None = None, refused: HuiyinError | None = None
) -> HttpResponse:
    page = collection_page(actor=actor_from(request), number=number, on=today())
    places = PlaceForm(request.POST if refused else None, places=page.places)
    if refused:
        places.add_error(None, refused.say(current_language()))
    shown = {"page": page, "deciding": sent or ReasonForm(), "places": places}
    return render(request, "collecting/collection.html", shown, status=400 if sent or refused else 200)
