"""Training: the list of courses, one of them, who is to be asked, what is to be answered."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

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
from huiyin_web.training.actions.answer_clash import answer_clash
from huiyin_web.training.actions.join_course import join_course
from huiyin_web.training.actions.record_attendance import record_attendance
from huiyin_web.training.actions.record_jobs import record_jobs
from huiyin_web.training.actions.record_results import record_results
from huiyin_web.training.actions.set_up_course import set_up_course
from huiyin_web.training.errors import ChangedMeanwhileError, TrainingRefusedError
from huiyin_web.training.forms import AnswerForm, AttendanceForm, CourseForm, JobsForm, JoinForm, ListForm, ResultsForm
from huiyin_web.training.pages import CoursePage, DuePage, QuestionsPage
from huiyin_web.training.queries.asking import due_page, questions_page, whole_due
from huiyin_web.training.queries.course import course_page
from huiyin_web.training.queries.listing import AskedList, list_page, list_table
from huiyin_web.training.queries.setting_up import set_up_page

_REACH = Text("in your reach", "管辖范围内")


@require_safe
def courses(request: HttpRequest) -> HttpResponseBase:
    """List courses."""
    form = ListForm(request.GET)
    form.is_valid()
    found = form.cleaned_data
    words = {name: str(found.get(name) or "") for name in ("words", "skill", "year", "place")}
    asked, actor = AskedList(**words, after=found.get("after")), actor_from(request)
    page = list_page(actor=actor, asked=asked, on=today())
    if request.GET.get("format"):
        about = About(page.title, _REACH, page.lead)
        files = {
            "courses": lambda: export_of(list_table(actor, asked), name="training", about=about),
            "providers": lambda: export_of(page.providers, name="training-providers", about=about),
            "places": lambda: export_of(page.places, name="training-places", about=about),
        }
        return answer(request, "training/courses.html", page, files)
    return render(request, "training/courses.html", {"page": page, "form": ListForm(page.filters)})


@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Set up a course."""
    actor = actor_from(request)
    page = set_up_page(actor=actor, on=today())
    form = CourseForm(request.POST or None, initial=page.known)
    if request.method == "POST" and form.is_valid():
        try:
            row = set_up_course(terms=form.terms, by=actor, at=now())
        except HuiyinError as refused:
            _tell(form, refused)
        else:
            messages.success(request, gettext("%(number)s was set up.") % {"number": row.number})
            return redirect("training:course", row.pk)
    context = {"page": page, "form": form}
    return render(request, "training/set_up.html", context, status=400 if form.errors else 200)


@require_safe
def course(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show one course."""
    page = course_page(actor=actor_from(request), number=number, on=today())
    if request.GET.get("format"):
        about = About(Text(page.title, page.title), page.lead, page.lead)
        people = page.people
        files = {} if people is None else {"people": lambda: export_of(people, name=f"training-{number}", about=about)}
        return answer(request, "training/course.html", page, files)
    return _show(request, page)


@require_POST
def join(request: HttpRequest, number: int) -> HttpResponse:
    """Enter people in a course."""
    form = JoinForm(request.POST)

    def work(actor: Actor) -> object:
        return join_course(course=number, numbers=form.numbers, seen=form.cleaned_data["seen"], by=actor, at=now())

    return _keep(request, number, form, work)


@require_POST
def attendance(request: HttpRequest, number: int) -> HttpResponse:
    """Record who was at a course."""
    form = AttendanceForm(request.POST)

    def work(actor: Actor) -> object:
        return record_attendance(course=number, lines=form.told, seen=form.cleaned_data["seen"], by=actor, at=now())

    return _keep(request, number, form, work)


@require_POST
def results(request: HttpRequest, number: int) -> HttpResponse:
    """Record who passed a course."""
    form = ResultsForm(request.POST)

    def work(actor: Actor) -> object:
        return record_results(course=number, lines=form.told, seen=form.cleaned_data["seen"], by=actor, at=now())

    return _keep(request, number, form, work)


@require_http_methods(["GET", "HEAD", "POST"])
def due(request: HttpRequest) -> HttpResponseBase:
    """Show who is to be asked about a job, and keep what they said."""
    actor = actor_from(request)
    page = due_page(actor=actor, on=today())
    if request.GET.get("format"):
        about = About(page.title, _REACH, page.lead)
        files = {"due": lambda: export_of(whole_due(actor, on=today()), name="training-due", about=about)}
        return answer(request, "training/due.html", page, files)
    keys = [one.id for one in page.people]
    form = JobsForm(request.POST or None, people=keys, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            many = record_jobs(answers=form.answers, on=form.cleaned_data["on"], by=actor, at=now())
        except (NotAllowedError, NotFoundError):
            raise
        except HuiyinError as refused:
            _tell(form, refused)
        else:
            messages.success(request, gettext("People recorded: %(many)s.") % {"many": many})
            return redirect("training:due")
    return _show_due(request, page, form)


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """Show the open questions about attendance."""
    return _show_questions(request, questions_page(actor=actor_from(request)))


@require_POST
def answer_question(request: HttpRequest, number: int) -> HttpResponse:
    """Answer one of them."""
    actor = actor_from(request)
    form = AnswerForm(request.POST, prefix=str(number))
    if form.is_valid():
        try:
            answer_clash(clash=number, answer=form.cleaned_data["answer"], by=actor, at=now())
        except (NotAllowedError, NotFoundError):
            raise
        except HuiyinError as refused:
            _tell(form, refused)
        else:
            messages.success(request, gettext("The answer was recorded."))
            return redirect("training:questions")
    return _show_questions(request, questions_page(actor=actor), sent=form)


def _keep(
    request: HttpRequest, number: int, form: JoinForm | AttendanceForm | ResultsForm, work: Callable[[Actor], object]
) -> HttpResponse:
    """Do something to a course by lines about people; what was typed stays where it is refused."""
    actor, status = actor_from(request), 400
    page = course_page(actor=actor, number=number, on=today())
    if form.is_valid():
        try:
            work(actor)
        except (NotAllowedError, NotFoundError):
            raise
        except HuiyinError as refused:
            _tell(form, refused)
            status = 409 if isinstance(refused, ChangedMeanwhileError) else 400
        else:
            messages.success(request, gettext("Recorded."))
            return redirect("training:course", number)
    return _show(request, page, sent=form, status=status)


def _tell(form: ToldForm, refused: HuiyinError) -> None:
    if isinstance(refused, TrainingRefusedError):
        form.tell(refused.decision)
    else:
        form.add_error(None, refused.say(current_language()))


def _show(request: HttpRequest, page: CoursePage, *, sent: ToldForm | None = None, status: int = 200) -> HttpResponse:
    known = {"seen": page.seen}
    begun: dict[str, ToldForm] = {
        "join": JoinForm(initial=known),
        "attendance": AttendanceForm(initial=known | {"lines": page.attendance}),
        "results": ResultsForm(initial=known | {"lines": page.results}),
    }
    if sent is not None and sent.prefix:
        begun[sent.prefix] = sent
    return render(request, "training/course.html", {"page": page, "forms": begun}, status=status)


def _show_due(request: HttpRequest, page: DuePage, form: JobsForm) -> HttpResponse:
    people = [(one, form[f"job-{one.id}"]) for one in page.people]
    context = {"page": page, "form": form, "people": people}
    return render(request, "training/due.html", context, status=400 if form.errors else 200)


def _show_questions(request: HttpRequest, page: QuestionsPage, *, sent: AnswerForm | None = None) -> HttpResponse:
    forms = [
        (one, sent if sent and sent.prefix == str(one.id) else AnswerForm(prefix=str(one.id))) for one in page.questions
    ]
    context = {"page": page, "forms": forms}
    return render(request, "training/questions.html", context, status=400 if sent else 200)
