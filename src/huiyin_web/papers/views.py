"""Papers: those of a place, one text of it, and a blank one to take along."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.kernel.text import Text
from huiyin.rules.papers import BODY, TITLE, Wording, kinds
from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now, today
from huiyin_web.core.exports import About, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.papers.actions.declare_languages import declare_languages
from huiyin_web.papers.actions.put_in_force import SINCE, put_in_force
from huiyin_web.papers.actions.set_telephone import set_telephone
from huiyin_web.papers.actions.withdraw_text import withdraw_text
from huiyin_web.papers.errors import OtherVersionError, TelephoneRefusedError, TextRefusedError
from huiyin_web.papers.forms import AskedForm, LanguagesForm, SeenForm, TelephoneForm, WordingForm
from huiyin_web.papers.pages import TextPage
from huiyin_web.papers.queries.blank import blank_page
from huiyin_web.papers.queries.papers_page import offered, papers_page
from huiyin_web.papers.queries.text_page import text_page

_PREVIEW = "preview"  # the button that shows a text and keeps nothing


@require_safe
def papers(request: HttpRequest) -> HttpResponse | FileResponse:
    """Show the papers of a place; write what places lack into a file."""
    form = AskedForm(request.GET)
    form.is_valid()
    code = form.cleaned_data.get("place") or ""
    if not request.GET.get("format"):
        return _papers(request, code)
    page = papers_page(actor=actor_from(request), code=code, on=today())
    about = About(page.places.title, Text("in your reach", "管辖范围内"), page.lead)
    files = {"places": lambda: export_of(page.places, name="papers", about=about)}
    return answer(request, "papers/papers.html", page, files)


@require_POST
def languages(request: HttpRequest, code: str) -> HttpResponse:
    """Say which languages a place uses."""
    form = LanguagesForm(request.POST, offered=offered())
    if not form.is_valid():
        return _papers(request, code, form)
    said = form.cleaned_data["languages"]
    declare_languages(place_code=code, languages=said, by=actor_from(request), at=now())
    messages.success(request, gettext("The languages are kept."))
    return redirect(f"{reverse('papers:papers')}?place={code}")


@require_POST
def telephone(request: HttpRequest, code: str) -> HttpResponse:
    """Say which telephone the notices of a place name."""
    form = TelephoneForm(request.POST)
    if form.is_valid():
        try:
            set_telephone(place_code=code, number=form.cleaned_data["number"], by=actor_from(request), at=now())
        except TelephoneRefusedError as refused:
            form.add_error("number", refused.say(current_language()))
        else:
            messages.success(request, gettext("The telephone is kept."))
            return redirect(f"{reverse('papers:papers')}?place={code}")
    return _papers(request, code, dialling=form)


@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest, code: str, kind: str, language: str) -> HttpResponse:
    """Show one text of a place; show how another would look, or put it in force."""
    which = (code, kind, language)
    page = _text(request, which)
    if request.method != "POST":
        begun = {TITLE: page.written_title, BODY: page.written_body, SINCE: page.day}
        return _form(request, page, _wording(page, initial=begun))
    form = _wording(page, request.POST)
    if not form.is_valid():
        return _form(request, page, form)
    wording = Wording(form.cleaned_data[TITLE], form.cleaned_data[BODY])
    if _PREVIEW in request.POST:
        return _form(request, _text(request, which, wording), form)
    since, after = form.cleaned_data[SINCE], form.cleaned_data["version"] or 0
    try:
        put_in_force(which=which, wording=wording, since=since, after=after, by=actor_from(request), at=now())
    except TextRefusedError as refused:
        form.tell(refused.problems)
        return _form(request, page, form)
    except OtherVersionError as refused:
        form.add_error(None, refused.say(current_language()))
        return _form(request, _text(request, which), form)
    messages.success(request, gettext("The text is kept as a new version."))
    return redirect("papers:text", *which)


@require_POST
def withdraw(request: HttpRequest, code: str, kind: str, language: str) -> HttpResponse:
    """Withdraw a place's own text."""
    which = (code, kind, language)
    form = SeenForm(request.POST)
    form.is_valid()
    try:
        withdraw_text(which=which, after=form.cleaned_data.get("version", 0), by=actor_from(request), at=now())
    except OtherVersionError as refused:
        messages.error(request, refused.say(current_language()))
    else:
        messages.success(request, gettext("The text is withdrawn."))
    return redirect("papers:text", *which)


@require_safe
def blank(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Show a paper with lines to be filled in by hand."""
    page = blank_page(actor=actor_from(request), code=code, kind=kind, on=today(), language=current_language())
    return render(request, "papers/paper.html", {"page": page})


def _papers(
    request: HttpRequest, code: str, form: LanguagesForm | None = None, *, dialling: TelephoneForm | None = None
) -> HttpResponse:
    page = papers_page(actor=actor_from(request), code=code, on=today())
    context = {
        "page": page,
        "form": form or LanguagesForm(offered=offered(), initial={"languages": page.own}),
        "dialling": dialling or TelephoneForm(initial={"number": page.telephone}),
    }
    return render(request, "papers/papers.html", context, status=400 if form or dialling else 200)


def _text(request: HttpRequest, which: tuple[str, str, str], written: Wording | None = None) -> TextPage:
    actor, language = actor_from(request), current_language()
    return text_page(actor=actor, which=which, on=today(), language=language, written=written)


def _wording(page: TextPage, data: Any = None, **more: Any) -> WordingForm:
    return WordingForm(data, kind=kinds()[page.kind], language=page.language, direction=page.direction, **more)


def _form(request: HttpRequest, page: TextPage, form: WordingForm) -> HttpResponse:
    status = 400 if form.errors else 200
    return render(request, "papers/text.html", {"page": page, "form": form}, status=status)
