"""Projects: the list, one of them, proposing one, doing something to one, the money by place."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.followup.funds import Step
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.money import fen
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now, today
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.exports import About, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.projects.actions.answer_check import answer_check
from huiyin_web.projects.actions.close_project import close_project
from huiyin_web.projects.actions.decide_project import decide_project
from huiyin_web.projects.actions.enter_money import enter_money
from huiyin_web.projects.actions.propose_project import Terms, propose_project
from huiyin_web.projects.actions.reach_households import reach_households
from huiyin_web.projects.actions.reach_milestone import reach_milestone
from huiyin_web.projects.actions.reverse_money import reverse_money
from huiyin_web.projects.errors import ChangedMeanwhileError, ProjectRefusedError
from huiyin_web.projects.forms import ListForm, StepForm, TermsForm
from huiyin_web.projects.pages import ProjectPage
from huiyin_web.projects.queries.listing import AskedList, list_page, list_table
from huiyin_web.projects.queries.one import project_page
from huiyin_web.projects.queries.proposing import propose_page
from huiyin_web.projects.queries.spread import spread_page


@require_safe
def projects(request: HttpRequest) -> HttpResponseBase:
    """List projects."""
    asked = _asked(request)
    actor = actor_from(request)
    page = list_page(actor=actor, asked=asked, on=today())
    if request.GET.get("format"):
        about = About(page.title, Text("in your reach", "管辖范围内"), page.lead)
        whole = {"projects": lambda: export_of(list_table(actor, asked, today()), name="projects", about=about)}
        return answer(request, "projects/projects.html", page, whole)
    return render(request, "projects/projects.html", {"page": page, "form": ListForm(page.filters)})


@require_safe
def spread(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show the money of a place beside its poor."""
    page = spread_page(actor=actor_from(request), place=place, on=today())
    about = About(page.title, page.title, page.lead)
    files = {"places": lambda: export_of(page.places, name=f"funds-{place}", about=about)}
    return answer(request, "projects/funds.html", page, files)


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show one project."""
    page = project_page(actor=actor_from(request), number=number, on=today())
    if request.GET.get("format"):
        tables = {"money": page.money, **({"households": page.households} if page.households else {})}
        about = About(Text(page.title, page.title), page.lead, page.lead)
        files = {
            key: partial(export_of, table, name=f"project-{number}-{key}", about=about) for key, table in tables.items()
        }
        return answer(request, "projects/project.html", page, files)
    return _show(request, page)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a project."""
    actor = actor_from(request)
    page = propose_page(actor=actor, on=today())
    form = TermsForm(request.POST or None, initial=page.known)
    if request.method == "POST" and form.is_valid():
        terms = Terms(**form.cleaned_data | {"planned": fen(form.cleaned_data["planned"])})
        try:
            row = propose_project(terms=terms, by=actor, at=now())
        except ProjectRefusedError as refused:
            form.tell(refused.decision)
        except HuiyinError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            messages.success(request, gettext("%(number)s was proposed.") % {"number": row.number})
            return redirect("projects:one", row.pk)
    return render(
        request, "projects/propose_project.html", {"page": page, "form": form}, status=400 if form.errors else 200
    )


@require_POST
def step(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Do something to a project."""
    if step not in set(Step):
        raise Http404
    actor, asked = actor_from(request), Step(step)
    page = project_page(actor=actor, number=number, on=today())
    form = StepForm(request.POST, step=asked, entries=page.entries, milestones=page.open_milestones)
    if not form.is_valid():
        return _show(request, page, sent=form, status=400)
    try:
        _do(number, form, actor)
    except ProjectRefusedError as refused:
        form.tell(refused.decision)
        return _show(request, page, sent=form, status=400)
    except ChangedMeanwhileError as refused:
        form.add_error(None, refused.say(current_language()))
        return _show(request, page, sent=form, status=409)
    except (NotAllowedError, NotFoundError):
        raise
    except HuiyinError as refused:
        form.add_error(None, refused.say(current_language()))
        return _show(request, page, sent=form, status=400)
    messages.success(request, gettext("Done: %(what)s.") % {"what": asked.label.say(current_language())})
    return redirect("projects:one", number)


def _do(number: int, form: StepForm, actor: Actor) -> None:
    sent, given, at = form.cleaned_data, form.given, now()
    seen = sent["seen"]
    match form.step:
        case Step.ANSWER:
            answer_check(
                project=number, seen=seen, check=sent["check"], clear=sent["clear"] == "yes",
                authority=sent["authority"], given=given, by=actor, at=at,
            )  # fmt: skip
        case Step.APPROVE | Step.REFUSE:
            decide_project(project=number, step=form.step, seen=seen, given=given, by=actor, at=at)
        case Step.ALLOCATE | Step.PAY | Step.ACCEPT:
            enter_money(project=number, step=form.step, seen=seen, given=given, by=actor, at=at)
        case Step.REACH:
            reach_milestone(project=number, milestone=sent["milestone"], seen=seen, given=given, by=actor, at=at)
        case Step.HOUSEHOLDS:
            reach_households(project=number, lines=sent["lines"], seen=seen, given=given, by=actor, at=at)
        case Step.REVERSE:
            reverse_money(project=number, entry=int(sent["entry"]), seen=seen, given=given, by=actor, at=at)
        case Step.CLOSE:
            close_project(project=number, seen=seen, given=given, by=actor, at=at)


def _asked(request: HttpRequest) -> AskedList:
    form = ListForm(request.GET)
    form.is_valid()
    found = form.cleaned_data
    words = {name: found.get(name) or "" for name in form.fields if name != "after"}
    return AskedList(**words, after=found.get("after"))


def _show(request: HttpRequest, page: ProjectPage, *, sent: StepForm | None = None, status: int = 200) -> HttpResponse:
    known = {"entries": page.entries, "milestones": page.open_milestones}
    forms = [
        sent if sent and sent.step is one else StepForm(step=one, initial={"seen": page.seen, "on": today()}, **known)
        for one in page.steps
    ]
    refused = sent if sent and sent.step not in page.steps else None
    return render(request, "projects/project.html", {"page": page, "steps": forms, "refused": refused}, status=status)
