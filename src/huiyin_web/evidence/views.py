"""Files of evidence: those of a subject, one of them, opening and withdrawing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now
from huiyin_web.core.language import current_language
from huiyin_web.core.reasons import PersonalReasonError
from huiyin_web.evidence.actions.attach_file import attach_file
from huiyin_web.evidence.actions.open_file import open_file
from huiyin_web.evidence.actions.withdraw_file import withdraw_file
from huiyin_web.evidence.errors import AttachedAlreadyError, FileRefusedError
from huiyin_web.evidence.forms import AttachForm, ReasonForm
from huiyin_web.evidence.models import FileKind
from huiyin_web.evidence.pages import FilesPage
from huiyin_web.evidence.permissions import need_attaching
from huiyin_web.evidence.queries import file_page, files_page
from huiyin_web.evidence.subjects import subject_or_404

_NOTHING_RUNS = "default-src 'none'; sandbox"


@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, subject: str) -> HttpResponse:
    """Show the files of a subject; attach one."""
    page = files_page(actor=actor_from(request), subject=subject)
    if request.method != "POST":
        return _files(request, page, AttachForm(offered=page.shows))
    need_attaching(actor_from(request), subject_or_404(actor_from(request), subject))
    form = AttachForm(request.POST, request.FILES, offered=page.shows)
    if not form.is_valid():
        return _files(request, page, form, status=400)
    asked = form.cleaned_data
    try:
        attach_file(
            subject=subject, shows=asked["shows"], name=asked["file"].name, content=asked["file"].read(),
            by=actor_from(request), at=now(),
        )  # fmt: skip
    except (FileRefusedError, AttachedAlreadyError) as refused:
        form.add_error("file", refused.say(current_language()))
        return _files(request, page, form, status=refused.status)
    messages.success(request, gettext("The file was attached."))
    return redirect("evidence:files", subject=subject)


@require_safe
def one_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show what is known of a file; the file itself is opened with a reason."""
    return _file(request, uuid)


@require_POST
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Give the file itself: a picture in the browser, a PDF to be saved; nothing in either runs."""
    form = ReasonForm(request.POST)
    if file_page(actor=actor_from(request), uuid=uuid, at=now()).may_open and not form.is_valid():
        return _file(request, uuid, opening=form, status=400)
    try:
        row, content = open_file(uuid=uuid, reason=form.data.get("reason", ""), by=actor_from(request), at=now())
    except PersonalReasonError as refused:
        form.add_error("reason", refused.say(current_language()))
        return _file(request, uuid, opening=form, status=400)
    kind = FileKind(row.kind)
    disposition = content_disposition_header(as_attachment=kind is FileKind.DOCUMENT, filename=row.file_name)
    headers = {
        "Content-Disposition": disposition or "attachment",
        "Content-Security-Policy": _NOTHING_RUNS,
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=kind.mime, headers=headers)


@require_POST
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Withdraw a file, with a reason."""
    form = ReasonForm(request.POST)
    if file_page(actor=actor_from(request), uuid=uuid, at=now()).may_withdraw and not form.is_valid():
        return _file(request, uuid, withdrawing=form, status=400)
    row = withdraw_file(uuid=uuid, reason=form.data.get("reason", ""), by=actor_from(request), at=now())
    messages.success(request, gettext("The file was withdrawn."))
    return redirect("evidence:files", subject=row.subject)


def _files(request: HttpRequest, page: FilesPage, form: AttachForm, *, status: int = 200) -> HttpResponse:
    return render(request, "evidence/files.html", {"page": page, "form": form}, status=status)


def _file(
    request: HttpRequest, uuid: UUID, *, opening: ReasonForm | None = None, withdrawing: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    context = {
        "page": file_page(actor=actor_from(request), uuid=uuid, at=now()),
        "opening": opening or ReasonForm(auto_id="open_%s"),
        "withdrawing": withdrawing or ReasonForm(auto_id="withdraw_%s"),
    }
    return render(request, "evidence/file.html", context, status=status)
