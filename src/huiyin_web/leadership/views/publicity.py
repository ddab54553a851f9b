"""The publicity plan: its months, one piece, proposing one, doing something to one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.followup.publicising import Act
from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now, today
from huiyin_web.core.language import current_language
from huiyin_web.leadership.actions.act_on_piece import act_on_piece
from huiyin_web.leadership.actions.propose_piece import propose_piece
from huiyin_web.leadership.errors import LeadershipRefusedError, PieceChangedError
from huiyin_web.leadership.forms.fields import AfterForm
from huiyin_web.leadership.forms.publicity import PieceActForm, PieceForm
from huiyin_web.leadership.pages.communication import PiecePage
from huiyin_web.leadership.queries.publicity import piece_page, propose_page, publicity_page


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Show a month of the publicity plan, or what waits or is late."""
    asked = AfterForm.of(request.GET)
    page = publicity_page(
        actor=actor_from(request), view=request.GET.get("view", ""), words=asked["words"] or "", after=asked["after"],
        on=today(),
    )  # fmt: skip
    return render(request, "leadership/talk.html", {"page": page, "form": AfterForm({"words": page.words})})


@require_http_methods(["GET", "HEAD", "POST"])
def proposing(request: HttpRequest) -> HttpResponse:
    """Propose a piece."""
    actor = actor_from(request)
    page = propose_page(actor=actor, on=today())
    form = PieceForm(request.POST or None, initial=dict(page.known))
    if request.method == "POST" and form.is_valid():
        try:
            row = propose_piece(terms=form.terms, by=actor, at=now())
        except LeadershipRefusedError as refused:
            form.tell(refused.decision)
        else:
            messages.success(request, gettext("The piece is proposed; it waits for clearance."))
            return redirect("leadership:piece", row.pk)
    return render(request, "leadership/write.html", {"page": page, "form": form}, status=400 if form.errors else 200)


@require_safe
def piece(request: HttpRequest, number: int) -> HttpResponse:
    """Show one piece."""
    return _show(request, piece_page(actor=actor_from(request), number=number, on=today()))


@require_POST
def act(request: HttpRequest, number: int, act: str) -> HttpResponse:
    """Do something to a piece."""
    if act not in set(Act):
        raise Http404
    actor = actor_from(request)
    page = piece_page(actor=actor, number=number, on=today())
    form = PieceActForm(request.POST, act=Act(act))
    if not form.is_valid():
        return _show(request, page, sent=form, status=400)
    try:
        act_on_piece(piece=number, act=form.act, seen=form.cleaned_data["seen"], given=form.given, by=actor, at=now())
    except LeadershipRefusedError as refused:
        form.tell(refused.decision)
        return _show(request, page, sent=form, status=400)
    except PieceChangedError as refused:
        form.add_error(None, refused.say(current_language()))
        return _show(request, page, sent=form, status=409)
    messages.success(request, gettext("Done: %(what)s.") % {"what": form.act.label.say(current_language())})
    return redirect("leadership:piece", number)


def _show(
    request: HttpRequest, page: PiecePage, *, sent: PieceActForm | None = None, status: int = 200
) -> HttpResponse:
    begun = {"seen": page.seen, "on": today(), "words": ""}
    forms = [
        sent if sent and sent.act is one else PieceActForm(act=one, initial=begun | _text(one, page))
        for one in page.open
    ]
    refused = sent if sent and sent.act not in page.open else None
    return render(request, "leadership/piece.html", {"page": page, "acts": forms, "refused": refused}, status=status)


def _text(act: Act, page: PiecePage) -> dict[str, str]:
    return {"words": page.words} if act is Act.REVISE else {}
