"""Letters of responsibility: the list, one of them, drawing one up, signing it, taking it as a file."""

from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import LANGUAGES, Language, Text
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.core.clock import now, today
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.exports import About, export_of
from huiyin_web.core.fields import LARGEST_KEY
from huiyin_web.core.rendering import answer
from huiyin_web.core.written import MIME, as_pdf, as_word
from huiyin_web.targets.actions.draw_up_letter import Sides, draw_up_letter
from huiyin_web.targets.actions.sign_letter import sign_letter
from huiyin_web.targets.forms import DrawUpForm, LettersForm
from huiyin_web.targets.queries.letters_page import AskedLetters, letter_page, letters_page
from huiyin_web.targets.queries.paper import letter_paper
from huiyin_web.targets.queries.setting import draw_up_page

_PAPERS = Path(__file__).parents[1] / "papers"


@require_safe
def letters(request: HttpRequest) -> HttpResponseBase:
    """List letters."""
    form = LettersForm(request.GET)
    form.is_valid()
    found = form.cleaned_data
    asked = AskedLetters(found.get("view") or "", found.get("year"), found.get("place") or "", found.get("after"))
    page = letters_page(actor=actor_from(request), asked=asked)
    if request.GET.get("format"):
        about = About(page.title, Text("in your reach", "管辖范围内"), page.lead)
        files = {"letters": lambda: export_of(page.letters, name="letters", about=about)}
        return answer(request, "targets/letters.html", page, files)
    return render(request, "targets/letters.html", {"page": page, "form": LettersForm(page.filters)})


@require_safe
def letter(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show one letter."""
    return answer(request, "targets/letter.html", letter_page(actor=actor_from(request), number=number, on=today()))


@require_http_methods(["GET", "HEAD", "POST"])
def draw_up(request: HttpRequest) -> HttpResponse:
    """Draw a letter up, or a new version of one."""
    actor = actor_from(request)
    again = request.GET.get("again", "")
    number = int(again) if again.isdecimal() and int(again) <= LARGEST_KEY else None
    page = draw_up_page(actor=actor, on=today(), again=number)
    form = DrawUpForm(request.POST or None, page=page, initial=page.known)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        key, _, year = sent["period"].partition("/")
        sides = Sides(key, int(year), sent["lower"])
        try:
            row = draw_up_letter(sides=sides, due_on=sent["due_on"], reason=sent["reason"], by=actor, at=now())
        except (NotAllowedError, NotFoundError):
            raise
        except HuiyinError as refused:
            form.tell(refused)
        else:
            messages.success(request, gettext("%(number)s was drawn up.") % {"number": row.number})
            return redirect("targets:letter", row.pk)
    return render(request, "targets/draw_up.html", {"page": page, "form": form}, status=400 if form.errors else 200)


@require_POST
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """Sign a letter for the own office."""
    actor = actor_from(request)
    actor.need(May.ANSWER_FOR_TARGETS)
    row = sign_letter(letter=number, by=actor, at=now())
    messages.success(request, gettext("%(number)s is signed.") % {"number": row.number})
    return redirect("targets:letter", number)


@require_safe
def paper(request: HttpRequest, number: int, kind: str, language: str) -> HttpResponse:
    """Give a letter as a file to print."""
    if kind not in MIME or language not in LANGUAGES:
        raise NotFoundError(what=Text(f"The file '{kind}' in '{language}'", f"文件“{kind}”（{language}）"))
    chosen: Language = "zh" if language == "zh" else "en"
    address = request.build_absolute_uri(reverse("targets:letter", args=[number]))
    row, said = letter_paper(actor=actor_from(request), number=number, language=chosen, address=address)
    made = as_word(_PAPERS / "letter.docx", said) if kind == "docx" else as_pdf(_PAPERS / "letter.typ", said)
    got = HttpResponse(made, content_type=MIME[kind])
    got["Content-Disposition"] = f'attachment; filename="{row.number}-v{row.version}-{language}.{kind}"'
    return got
