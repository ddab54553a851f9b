"""Problems, notices to offices, contacts: their lists, one of each, opening, answering, sending, confirming."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.kernel.errors import HuiyinError
from huiyin_web.access.request import actor_from
from huiyin_web.commitments.errors import CommitmentRefusedError
from huiyin_web.core.clock import now, today
from huiyin_web.core.language import current_language
from huiyin_web.core.told_forms import ToldForm
from huiyin_web.leadership.actions.answer_problem import answer_problem
from huiyin_web.leadership.actions.appoint_liaison import Contact, appoint_liaison
from huiyin_web.leadership.actions.confirm_dispatch import confirm_dispatch
from huiyin_web.leadership.actions.open_problem import ProblemTerms, open_problem
from huiyin_web.leadership.actions.own_problem import Ownership, own_problem
from huiyin_web.leadership.actions.send_dispatch import Notice, send_dispatch
from huiyin_web.leadership.errors import LeadershipRefusedError
from huiyin_web.leadership.forms.communication import AnswerForm, ContactForm, NoticeForm, OwnerForm, ProblemForm
from huiyin_web.leadership.forms.fields import AfterForm
from huiyin_web.leadership.pages.communication import TalkPage
from huiyin_web.leadership.queries.contacts import contact_page, contacts_page
from huiyin_web.leadership.queries.dispatches import dispatch_page, dispatches_page, send_page
from huiyin_web.leadership.queries.offices import circle
from huiyin_web.leadership.queries.problems import open_page, problem_page, problems_page


@require_safe
def problems(request: HttpRequest) -> HttpResponse:
    """List problems."""
    return _list(request, problems_page(actor=actor_from(request), on=today(), **_asked(request)))


@require_safe
def dispatches(request: HttpRequest) -> HttpResponse:
    """List notices to offices."""
    return _list(request, dispatches_page(actor=actor_from(request), **_asked(request)))


@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    """List who is called where."""
    return _list(request, contacts_page(actor=actor_from(request), **_asked(request), on=today()))


@require_safe
def problem(request: HttpRequest, number: int) -> HttpResponse:
    """Show one problem."""
    return _problem(request, number)


@require_http_methods(["GET", "HEAD", "POST"])
def open_one(request: HttpRequest) -> HttpResponse:
    """Open a problem."""
    page = open_page(actor=actor_from(request))
    form = ProblemForm(request.POST or None, initial=dict(page.known))

    def keep() -> HttpResponse:
        row = open_problem(terms=ProblemTerms(**form.cleaned_data), by=actor_from(request), at=now())
        messages.success(request, gettext("%(number)s was opened.") % {"number": row.number})
        return redirect("leadership:problem", row.pk)

    done = _tried(request, form, keep)
    return done or render(request, "leadership/write.html", {"page": page, "form": form}, status=_status(form))


@require_POST
def own(request: HttpRequest, number: int) -> HttpResponse:
    """Give a problem its owner."""
    form = OwnerForm(request.POST)

    def keep() -> HttpResponse:
        own_problem(problem=number, ownership=Ownership(**form.cleaned_data), by=actor_from(request), at=now())
        messages.success(request, gettext("The problem has its owner."))
        return redirect("leadership:problem", number)

    problem_page(actor=actor_from(request), number=number, on=today())
    return _tried(request, form, keep) or _problem(request, number, owner=form)


@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Answer a problem without giving it an owner."""
    form = AnswerForm(request.POST)

    def keep() -> HttpResponse:
        answer_problem(problem=number, answer=form.cleaned_data["answer"], by=actor_from(request), at=now())
        messages.success(request, gettext("The answer is kept."))
        return redirect("leadership:problem", number)

    return _tried(request, form, keep) or _problem(request, number, answered=form)


@require_safe
def dispatch(request: HttpRequest, number: int) -> HttpResponse:
    """Show one notice to offices."""
    page = dispatch_page(actor=actor_from(request), number=number, at=now())
    return render(request, "leadership/dispatch.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """Send a notice to offices."""
    actor = actor_from(request)
    page = send_page(actor=actor, on=today())
    form = NoticeForm(request.POST or None, initial=dict(page.known))

    def keep() -> HttpResponse:
        sent = form.cleaned_data
        offices = [*(office for name in sent["circles"] for office in circle(actor.place_code, name)), *sent["offices"]]
        notice = Notice(sent["title"], sent["words"], sent["confirm_by"])
        row = send_dispatch(notice=notice, offices=offices, by=actor, at=now())
        messages.success(request, gettext("The notice was sent."))
        return redirect("leadership:dispatch", row.pk)

    done = _tried(request, form, keep)
    return done or render(request, "leadership/write.html", {"page": page, "form": form}, status=_status(form))


@require_POST
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm a notice for one's office."""
    confirm_dispatch(dispatch=number, by=actor_from(request), at=now())
    messages.success(request, gettext("Confirmed for your office."))
    return redirect("leadership:dispatch", number)


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, office: str) -> HttpResponse:
    """Show who is called at an office; say who is."""
    page = contact_page(actor=actor_from(request), office=office, on=today())
    form = ContactForm(request.POST or None, initial=dict(page.known))

    def keep() -> HttpResponse:
        appoint_liaison(office=office, contact=Contact(**form.cleaned_data), by=actor_from(request), at=now())
        messages.success(request, gettext("The liaison officer is kept."))
        return redirect("leadership:contact", office)

    done = _tried(request, form, keep)
    return done or render(request, "leadership/contact.html", {"page": page, "form": form}, status=_status(form))


def _asked(request: HttpRequest) -> dict[str, Any]:
    asked = AfterForm.of(request.GET)
    return {"view": request.GET.get("view", ""), "words": asked["words"] or "", "after": asked["after"]}


def _list(request: HttpRequest, page: TalkPage) -> HttpResponse:
    return render(request, "leadership/talk.html", {"page": page, "form": AfterForm({"words": page.words})})


def _problem(
    request: HttpRequest, number: int, *, owner: OwnerForm | None = None, answered: AnswerForm | None = None
) -> HttpResponse:
    page = problem_page(actor=actor_from(request), number=number, on=today())
    shown = {"page": page, "owner": owner or OwnerForm(initial=dict(page.known)), "answer": answered or AnswerForm()}
    return render(request, "leadership/problem.html", shown, status=400 if owner or answered else 200)


def _tried(request: HttpRequest, form: ToldForm, keep: Callable[[], HttpResponse]) -> HttpResponse | None:
    """Do what a sent form asks for; none where nothing was sent, or the form now says what stands against it."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return keep()
    except (LeadershipRefusedError, CommitmentRefusedError) as refused:
        form.tell(refused.decision)
    except HuiyinError as refused:
        if getattr(refused, "status", 400) != 400:  # noqa: PLR2004  what is not theirs is no matter of the form
            raise
        form.add_error(None, refused.say(current_language()))
    return None


def _status(form: ToldForm) -> int:
    return 400 if form.errors else 200
