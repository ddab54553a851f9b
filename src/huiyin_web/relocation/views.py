"""Relocation: the list of schemes, one of them, one household in it, whom to ask now."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.followup.relocation import Step
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now, today
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.exports import About, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.core.told_forms import ToldForm
from huiyin_web.relocation.actions.follow_up import follow_up
from huiyin_web.relocation.actions.offer_houses import offer_houses
from huiyin_web.relocation.actions.record_house import record_house
from huiyin_web.relocation.actions.record_move import record_move
from huiyin_web.relocation.actions.record_old_site import record_old_site
from huiyin_web.relocation.actions.record_word import record_word
from huiyin_web.relocation.actions.set_up_scheme import set_up_scheme
from huiyin_web.relocation.errors import ChangedMeanwhileError, RelocationRefusedError
from huiyin_web.relocation.forms import FollowUpForm, ListForm, OfferForm, SchemeForm, StepForm, TurnForm
from huiyin_web.relocation.pages import MovePage, SchemePage
from huiyin_web.relocation.queries.listing import AskedList, list_page, list_table
from huiyin_web.relocation.queries.move import move_page
from huiyin_web.relocation.queries.moving import due_page, whole_due
from huiyin_web.relocation.queries.scheme import scheme_page, whole_moves
from huiyin_web.relocation.queries.setting_up import set_up_page

_REACH = Text("in your reach", "管辖范围内")


@require_safe
def schemes(request: HttpRequest) -> HttpResponseBase:
    """List schemes."""
    form = ListForm(request.GET)
    form.is_valid()
    found = form.cleaned_data
    year = str(found.get("year") or "")
    asked = AskedList(found.get("words") or "", year, found.get("place") or "", found.get("after"))
    actor = actor_from(request)
    page = list_page(actor=actor, asked=asked, on=today())
    if request.GET.get("format"):
        about = About(page.title, _REACH, page.lead)
        files = {"schemes": lambda: export_of(list_table(actor, asked, today()), name="relocation", about=about)}
        return answer(request, "relocation/schemes.html", page, files)
    return render(request, "relocation/schemes.html", {"page": page, "form": ListForm(page.filters)})


@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Set up a scheme."""
    actor = actor_from(request)
    page = set_up_page(actor=actor, on=today())
    form = SchemeForm(request.POST or None, initial=page.known)
    if request.method == "POST" and form.is_valid():
        try:
            row = set_up_scheme(terms=form.terms, by=actor, at=now())
        except HuiyinError as refused:
            _tell(form, refused)
        else:
            messages.success(request, gettext("%(number)s was set up.") % {"number": row.number})
            return redirect("relocation:scheme", row.pk)
    context = {"page": page, "form": form}
    return render(request, "relocation/set_up.html", context, status=400 if form.errors else 200)


@require_safe
def scheme(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show one scheme."""
    actor = actor_from(request)
    page = scheme_page(actor=actor, number=number, after=_after(request), on=today())
    if request.GET.get("format"):
        about = About(Text(page.title, page.title), page.lead, page.lead)
        files = {"villages": lambda: export_of(page.origins, name=f"relocation-{number}-villages", about=about)}
        if page.moves is not None:
            whole = partial(whole_moves, actor, number, on=today())
            files["moves"] = lambda: export_of(whole(), name=f"relocation-{number}-households", about=about)
        return answer(request, "relocation/scheme.html", page, files)
    return _show_scheme(request, page)


@require_POST
def offer(request: HttpRequest, number: int) -> HttpResponse:
    """Offer households a house."""
    actor = actor_from(request)
    page = scheme_page(actor=actor, number=number, after=None, on=today())
    form = OfferForm(request.POST)
    if form.is_valid():
        try:
            many = offer_houses(scheme=number, numbers=form.numbers, on=form.cleaned_data["on"], by=actor, at=now())
        except (NotAllowedError, NotFoundError):
            raise
        except HuiyinError as refused:
            _tell(form, refused)
        else:
            messages.success(request, gettext("Households entered: %(many)s.") % {"many": many})
            return redirect("relocation:scheme", number)
    return _show_scheme(request, page, form=form, status=400)


@require_safe
def move(request: HttpRequest, number: int) -> HttpResponse:
    """Show one household's relocation."""
    return _show_move(request, move_page(actor=actor_from(request), number=number, on=today()))


@require_POST
def step(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Do something to a household's relocation."""
    if step not in set(Step):
        raise Http404
    actor, asked = actor_from(request), Step(step)
    page = move_page(actor=actor, number=number, on=today())
    form = StepForm(request.POST, step=asked)
    if form.is_valid():
        try:
            _do(number, form, actor)
        except (NotAllowedError, NotFoundError):
            raise
        except ChangedMeanwhileError as refused:
            _tell(form, refused)
            return _show_move(request, page, sent=form, status=409)
        except HuiyinError as refused:
            _tell(form, refused)
        else:
            messages.success(request, gettext("Done: %(what)s.") % {"what": asked.label.say(current_language())})
            return redirect("relocation:move", number)
    return _show_move(request, page, sent=form, status=400)


@require_POST
def follow(request: HttpRequest, number: int) -> HttpResponse:
    """Keep how a household lives after its move."""
    actor = actor_from(request)
    page = move_page(actor=actor, number=number, on=today())
    form = FollowUpForm(request.POST)
    if form.is_valid():
        try:
            follow_up(move=number, seen=form.cleaned_data["seen"], found=form.found, by=actor, at=now())
        except (NotAllowedError, NotFoundError):
            raise
        except ChangedMeanwhileError as refused:
            _tell(form, refused)
            return _show_move(request, page, following=form, status=409)
        except HuiyinError as refused:
            _tell(form, refused)
        else:
            messages.success(request, gettext("The follow-up was recorded."))
            return redirect("relocation:move", number)
    return _show_move(request, page, following=form, status=400)


@require_safe
def due(request: HttpRequest) -> HttpResponseBase:
    """Show which relocated households are to be asked now."""
    actor = actor_from(request)
    page = due_page(actor=actor, after=_after(request), on=today())
    about = About(page.title, _REACH, page.lead)
    files = {"due": lambda: export_of(whole_due(actor, on=today()), name="relocation-due", about=about)}
    return answer(request, "relocation/due.html", page, files)


def _after(request: HttpRequest) -> int | None:
    """Give the key behind which a list goes on; none where it is no key."""
    form = TurnForm(request.GET)
    return form.cleaned_data.get("after") if form.is_valid() else None


def _do(number: int, form: StepForm, actor: Actor) -> None:
    sent, given, at = form.cleaned_data["seen"], form.given, now()
    match form.step:
        case Step.CONSENT | Step.DECLINE | Step.WITHDRAW:
            means = form.cleaned_data["means"]
            record_word(move=number, step=form.step, seen=sent, given=given, means=means, by=actor, at=at)
        case Step.HOUSE:
            record_house(move=number, seen=sent, given=given, by=actor, at=at)
        case Step.MOVE:
            record_move(move=number, seen=sent, given=given, by=actor, at=at)
        case Step.OLD_SITE:
            record_old_site(move=number, seen=sent, given=given, by=actor, at=at)


def _tell(form: ToldForm, refused: HuiyinError) -> None:
    if isinstance(refused, RelocationRefusedError):
        form.tell(refused.decision)
    else:
        form.add_error(None, refused.say(current_language()))


def _show_scheme(
    request: HttpRequest, page: SchemePage, *, form: OfferForm | None = None, status: int = 200
) -> HttpResponse:
    context = {"page": page, "form": form or OfferForm(initial={"on": today()})}
    return render(request, "relocation/scheme.html", context, status=status)


def _show_move(
    request: HttpRequest, page: MovePage, *, sent: StepForm | None = None, following: FollowUpForm | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    known = {"seen": page.seen, "on": today()}
    steps = [sent if sent and sent.step is one else StepForm(step=one, initial=known) for one in page.steps]
    follow_form = following or (FollowUpForm(initial=known) if page.may_follow_up else None)
    refused = sent if sent and sent.step not in page.steps else None
    context = {"page": page, "steps": steps, "following": follow_form, "refused": refused}
    return render(request, "relocation/move.html", context, status=status)
