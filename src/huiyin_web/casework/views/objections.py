"""Objections: the desk that triages and answers them, and the receipt by which whoever filed one finds the answer."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.kernel.errors import HuiyinError
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.casework.actions.answer_together import answer_together
from huiyin_web.casework.actions.ask_review import ask_review
from huiyin_web.casework.actions.file_objection import Said, file_objection
from huiyin_web.casework.actions.review_objection import review_objection
from huiyin_web.casework.actions.triage_together import triage_together
from huiyin_web.casework.errors import TogetherRefusedError
from huiyin_web.casework.forms.objections import (
    AnswerForm,
    AskedObjectionsForm,
    ReceiptForm,
    ReviewForm,
    ToldObjectionForm,
    TriageForm,
)
from huiyin_web.casework.models import Objection
from huiyin_web.casework.queries.objection import objection_page, receipt_page
from huiyin_web.casework.queries.objections import objection_coded, objections_page
from huiyin_web.casework.queries.stored import case_or_404
from huiyin_web.core.clock import now
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer as show


@require_safe
def objection_list(request: HttpRequest) -> HttpResponse | FileResponse:
    """List the objections in reach."""
    form = AskedObjectionsForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    page = objections_page(actor=actor_from(request), every=bool(asked.get("every")), after=asked.get("after"))
    return show(request, "casework/objections.html", page)


@require_safe
def one_objection(request: HttpRequest, number: int) -> HttpResponse:
    """Show one objection with what the reader does next."""
    return _objection(request, number)


@require_http_methods(["GET", "HEAD", "POST"])
def told(request: HttpRequest, number: int) -> HttpResponse:
    """Write down what somebody objected by telephone, in the box or in person."""
    actor = actor_from(request)
    actor.need(May.WORK_CASES)
    case = case_or_404(actor, number)
    form = ToldObjectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            filed = file_objection(
                case=case.pk, notice=None, said=Said(said["text"], said["channel"], said["name"], said["contact"]),
                by=actor, at=now(),
            )  # fmt: skip
        except HuiyinError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            messages.success(
                request, gettext("The objection was filed; its receipt is %(code)s.") % {"code": filed.code}
            )
            return redirect("casework:objection", number=filed.pk)
    return render(request, "casework/told.html", {"case": case.pk, "form": form}, status=400 if form.errors else 200)


@require_POST
def triage(request: HttpRequest, number: int) -> HttpResponse:
    """Triage an objection, and those of its notice that are ticked."""
    form = TriageForm(request.POST)
    if form.is_valid():
        fact, every = form.cleaned_data["states_fact"], (number, *form.cleaned_data["others"])
        try:
            done = triage_together(objections=every, states_fact=fact, by=actor_from(request), at=now())
        except TogetherRefusedError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            return _done(request, done)
    return _objection(request, number, triaging=form)


@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Answer an objection, and those of its notice that are ticked."""
    form = AnswerForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            done = answer_together(
                objections=(number, *said["others"]), outcome=said["outcome"], answer=said["answer"],
                by=actor_from(request), at=now(),
            )  # fmt: skip
        except HuiyinError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            return _done(request, done)
    return _objection(request, number, answering=form)


@require_POST
def review(request: HttpRequest, number: int) -> HttpResponse:
    """Review an answer."""
    form = AnswerForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            review_objection(
                objection=number, outcome=said["outcome"], answer=said["answer"], by=actor_from(request), at=now()
            )
        except HuiyinError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            return redirect("casework:objection", number=number)
    return _objection(request, number, answering=form)


@login_not_required
@never_cache
@require_safe
def find_receipt(request: HttpRequest) -> HttpResponse:
    """Lead whoever has the code of a receipt to where the objection stands."""
    form = ReceiptForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("casework:receipt", code=form.cleaned_data["code"])
    response = render(request, "casework/find_receipt.html", {"form": form}, status=404 if form.errors else 200)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Show where an objection stands to whoever has its receipt; a refusal can be sent to review."""
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            ask_review(code=code, reason=form.cleaned_data["reason"], at=now())
        except HuiyinError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            return redirect("casework:receipt", code=code)
    context = {"page": receipt_page(objection_coded(code)), "form": form}
    response = render(request, "casework/receipt.html", context, status=400 if form.errors else 200)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _done(request: HttpRequest, objections: Sequence[Objection]) -> HttpResponse:
    """Lead back to an objection; where several were worked on alike, say how many and lead to what is left."""
    if len(objections) == 1:
        return redirect("casework:objection", number=objections[0].pk)
    messages.success(request, gettext("Done for %(count)d objections.") % {"count": len(objections)})
    return redirect("casework:objections")


def _objection(
    request: HttpRequest, number: int, *, triaging: TriageForm | None = None, answering: AnswerForm | None = None
) -> HttpResponse:
    page = objection_page(actor=actor_from(request), number=number)
    forms = (triaging or TriageForm(), answering or AnswerForm())
    for form in forms:
        form.offer(page.alike)
    context = {"page": page, "triaging": forms[0], "answering": forms[1]}
    return render(request, "casework/objection.html", context, status=400 if triaging or answering else 200)
