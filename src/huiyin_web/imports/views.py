"""The pages of the import: bring a file in, see what it would do, decide, keep the receipt."""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.kernel.text import Language, Text
from huiyin_web.access.request import actor_from, user_from
from huiyin_web.access.roles import May
from huiyin_web.core.clock import now
from huiyin_web.core.language import current_language
from huiyin_web.core.reasons import PersonalReasonError
from huiyin_web.core.rendering import answer
from huiyin_web.imports.actions.cancel_import import cancel_import
from huiyin_web.imports.actions.download_rows import download_rows
from huiyin_web.imports.actions.hand_in import hand_in
from huiyin_web.imports.actions.queue_apply import queue_apply
from huiyin_web.imports.actions.queue_check import queue_check
from huiyin_web.imports.actions.queue_undo import queue_undo
from huiyin_web.imports.actions.send_back import send_back
from huiyin_web.imports.actions.upload_file import upload_file
from huiyin_web.imports.errors import (
    AlreadyImportedError,
    FrozenYearError,
    ProvincialKindError,
    TooManyRowsError,
    YearAheadError,
)
from huiyin_web.imports.forms import (
    ApplyForm,
    AskAbsent,
    AskImports,
    AskProblems,
    BackForm,
    RowsForm,
    UndoForm,
    UploadForm,
)
from huiyin_web.imports.kinds import kind_of
from huiyin_web.imports.page_queries.absent import absent_export, absent_page
from huiyin_web.imports.page_queries.alike import alike_export
from huiyin_web.imports.page_queries.batch import batch_page
from huiyin_web.imports.page_queries.centre import centre_page
from huiyin_web.imports.page_queries.changes import changes_export
from huiyin_web.imports.page_queries.problems import problems_export
from huiyin_web.imports.page_queries.rows import kinds_with_rows, places_offered, rows_page
from huiyin_web.imports.page_queries.undo import blocking_export
from huiyin_web.imports.page_queries.workbooks import write_empty, write_mended
from huiyin_web.imports.permissions import kinds_for, need_kind
from huiyin_web.imports.queries import receipt_of

_FIELDS = {
    ProvincialKindError: "kind", FrozenYearError: "year", YearAheadError: "year", AlreadyImportedError: "file",
}  # fmt: skip
_WAITS = Text(
    "This very file waits here already; it was not taken in a second time. Decide about it here.",
    "该文件已在此等待处理，未重复上传。请在本页决定。",
)


@require_http_methods(["GET", "HEAD", "POST"])
def centre(request: HttpRequest) -> HttpResponse:
    """Show what can be brought in and what was; take a file in."""
    actor = actor_from(request)
    actor.need(May.IMPORT)
    asked = AskImports(request.GET)
    asked.is_valid()
    offered = kinds_for(actor)
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES, offered=offered)
        number = _taken_in(request, form) if form.is_valid() else None
        if number is not None:
            return redirect("imports:batch", number=number)
    else:
        form = UploadForm(initial={key: value for key, value in asked.cleaned_data.items() if value}, offered=offered)
    page = centre_page(
        actor=actor,
        whose="area" if asked.cleaned_data.get("whose") == "area" else "mine",
        before=asked.cleaned_data.get("before"),
    )
    return render(request, "imports/centre.html", {"page": page, "form": form})


@require_safe
def batch(request: HttpRequest, number: int) -> HttpResponse | FileResponse:
    """Show one import: its progress, what it would do, its receipt; its problems as a file."""
    return _batch(request, number, BackForm())


def _batch(request: HttpRequest, number: int, back: BackForm) -> HttpResponse | FileResponse:
    actor = actor_from(request)
    actor.need(May.IMPORT)
    asked = AskProblems(request.GET)
    asked.is_valid()
    rule, field = asked.cleaned_data.get("rule", ""), asked.cleaned_data.get("field", "")
    page = batch_page(actor=actor, number=number, rule=rule, field=field, at=now())
    files = {
        "problems": lambda: problems_export(actor=actor, number=number, rule=rule),
        "changes": lambda: changes_export(actor=actor, number=number, field=field),
        "alike": lambda: alike_export(actor=actor, number=number),
        "blocking": lambda: blocking_export(actor=actor, number=number),
    }
    if "format" in request.GET:
        return answer(request, "imports/batch.html", page, files)
    shown = {"page": page, "back": back}
    return render(request, "imports/batch.html", shown, status=HTTPStatus.BAD_REQUEST if back.errors else HTTPStatus.OK)


@require_safe
def absent(request: HttpRequest, number: int) -> HttpResponse | FileResponse:
    """List registered rows that a file does not hold."""
    actor = actor_from(request)
    actor.need(May.IMPORT)
    asked = AskAbsent(request.GET)
    start = (asked.is_valid() and asked.cleaned_data["start"]) or 0
    page = absent_page(actor=actor, number=number, start=start)
    return answer(request, "imports/absent.html", page, {"absent": lambda: absent_export(actor=actor, number=number)})


@require_safe
def template(request: HttpRequest, kind: str, language: Language) -> FileResponse:
    """Give the empty workbook of a kind of file."""
    actor = actor_from(request)
    need_kind(actor, kind_of(kind))
    return _workbook(lambda out: write_empty(out, actor=actor, kind=kind, language=language))


@require_http_methods(["GET", "HEAD", "POST"])
def rows(request: HttpRequest) -> HttpResponse | FileResponse:
    """Ask whose registered rows somebody wants to change, and give them as a workbook."""
    actor = actor_from(request)
    actor.need(May.IMPORT)
    actor.need(May.UNMASK)
    asked = AskImports(request.GET)
    asked.is_valid()
    form = RowsForm(
        request.POST if request.method == "POST" else None,
        initial={"kind": asked.cleaned_data.get("kind")},
        offered=kinds_with_rows(actor),
        places=places_offered(actor),
    )
    if form.is_valid():
        try:
            return _workbook(lambda out: _written(request, form, out))
        except TooManyRowsError as refused:
            form.add_error("place", refused.say(current_language()))
        except PersonalReasonError as refused:
            form.add_error("reason", refused.say(current_language()))
    return render(request, "imports/rows.html", {"page": rows_page(), "form": form})


@require_safe
def corrected(request: HttpRequest, number: int) -> FileResponse:
    """Give somebody's own file back with what is wrong in it marked."""
    actor = actor_from(request)
    actor.need(May.IMPORT)
    return _workbook(lambda out: write_mended(out, actor=actor, number=number, language=current_language()))


@require_POST
def check(request: HttpRequest, number: int) -> HttpResponse:
    """Have a file checked once more."""
    queue_check(batch=number, user=user_from(request).pk, by=actor_from(request), at=now())
    return redirect("imports:batch", number=number)


@require_POST
def apply(request: HttpRequest, number: int) -> HttpResponse:
    """Bring a file's rows in: all or, by an explicit choice, the good ones only."""
    form = ApplyForm(request.POST)
    good_only = form.is_valid() and form.cleaned_data["good_rows_only"]
    queue_apply(
        batch=number, good_only=good_only, user=user_from(request).pk, by=actor_from(request), at=now(),
        stand=form.cleaned_data.get("stand") or None,
    )  # fmt: skip
    return redirect("imports:batch", number=number)


@require_POST
def hand_over(request: HttpRequest, number: int) -> HttpResponse:
    """Hand a file in for somebody else to bring in: all rows or, by an explicit choice, the good ones only."""
    form = ApplyForm(request.POST)
    asked = form.cleaned_data if form.is_valid() else {}
    hand_in(
        batch=number, good_only=asked.get("good_rows_only", False), by=actor_from(request), at=now(),
        stand=asked.get("stand") or None,
    )  # fmt: skip
    return redirect("imports:batch", number=number)


@require_POST
def give_back(request: HttpRequest, number: int) -> HttpResponse | FileResponse:
    """Send a file back that was handed in, with the reason."""
    form = BackForm(request.POST)
    if not form.is_valid():
        return _batch(request, number, form)
    reason, stand = form.cleaned_data["reason"], form.cleaned_data["stand"] or None
    send_back(batch=number, reason=reason, by=actor_from(request), at=now(), stand=stand)
    return redirect("imports:batch", number=number)


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Have an applied import undone, once whoever asks says to be sure."""
    if UndoForm(request.POST).is_valid():
        queue_undo(batch=number, user=user_from(request).pk, by=actor_from(request), at=now())
    return redirect("imports:batch", number=number)


@require_POST
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Give an import up."""
    cancel_import(batch=number, by=actor_from(request), at=now())
    return redirect("imports:batch", number=number)


def _taken_in(request: HttpRequest, form: UploadForm) -> int | None:
    """Keep the file, queue its check and give its number; or say at the form's field why it is not taken."""
    asked, actor, at = form.cleaned_data, actor_from(request), now()
    file = asked["file"]
    try:
        sent = upload_file(
            kind=asked["kind"], year=asked["year"], name=file.name, stream=file, codemap=asked["codemap"],
            by=actor, at=at,
        )  # fmt: skip
    except tuple(_FIELDS) as refused:
        form.add_error(_FIELDS[type(refused)], refused.say(current_language()))
        if isinstance(refused, AlreadyImportedError):
            form.before = receipt_of(actor, str(refused.fields["receipt"]))
        return None
    if sent.waited:
        messages.info(request, _WAITS.say(current_language()))
    else:
        queue_check(batch=sent.batch.pk, user=user_from(request).pk, by=actor, at=at)
    return sent.batch.pk


def _written(request: HttpRequest, form: RowsForm, out: Path) -> str:
    wanted = form.cleaned_data
    return download_rows(
        kind=wanted["kind"], place_code=wanted["place"], reason=wanted["reason"], out=out, language=current_language(),
        by=actor_from(request), at=now(),
    )  # fmt: skip


def _workbook(write: Callable[[Path], str]) -> FileResponse:
    """Answer with a workbook; the open file outlives its folder and is gone with the answer."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "workbook.xlsx"
        name = write(out)
        return FileResponse(out.open("rb"), as_attachment=True, filename=name)
