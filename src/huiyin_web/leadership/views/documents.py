"""Documents: the library, one of them, drafting one, doing something to one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.followup.issuing import act_of
from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now, today
from huiyin_web.core.language import current_language
from huiyin_web.leadership.actions.act_on_document import AskedOfDocument, act_on_document
from huiyin_web.leadership.actions.draft_document import draft_document
from huiyin_web.leadership.errors import DocumentChangedError, LeadershipRefusedError
from huiyin_web.leadership.forms.documents import DocumentActForm, DraftForm, LibraryForm
from huiyin_web.leadership.pages.documents import DocumentPage
from huiyin_web.leadership.queries.document import document_page, draft_page
from huiyin_web.leadership.queries.library import library_page


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """List documents."""
    form = LibraryForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    page = library_page(
        actor=actor_from(request), view=asked.get("view") or "", words=asked.get("words") or "",
        day=asked.get("day") or today(), after=asked.get("after"),
    )  # fmt: skip
    shown = LibraryForm({"view": page.view, "words": page.words, "day": page.day})
    return render(request, "leadership/documents.html", {"page": page, "form": shown})


@require_safe
def document(request: HttpRequest, number: int) -> HttpResponse:
    """Show one document."""
    return _show(request, document_page(actor=actor_from(request), number=number, on=today()))


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """Begin a document."""
    page = draft_page(actor=actor_from(request))
    form = DraftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = draft_document(**form.cleaned_data, by=actor_from(request), at=now())
        except LeadershipRefusedError as refused:
            form.tell(refused.decision)
        else:
            messages.success(request, gettext("The draft is kept."))
            return redirect("leadership:document", row.pk)
    return render(request, "leadership/write.html", {"page": page, "form": form}, status=400 if form.errors else 200)


@require_POST
def document_act(request: HttpRequest, number: int, act: str) -> HttpResponse:
    """Do something to a document."""
    actor = actor_from(request)
    page = document_page(actor=actor, number=number, on=today())
    form = DocumentActForm(request.POST, act=act_of(act), page=page)
    if not form.is_valid():
        return _show(request, page, sent=form, status=400)
    asked = AskedOfDocument(act, form.cleaned_data["seen"], form.given, form.other_key)
    try:
        act_on_document(document=number, asked=asked, by=actor, at=now())
    except LeadershipRefusedError as refused:
        form.tell(refused.decision)
        return _show(request, page, sent=form, status=400)
    except DocumentChangedError as refused:
        form.add_error(None, refused.say(current_language()))
        return _show(request, page, sent=form, status=409)
    messages.success(request, gettext("Done: %(what)s.") % {"what": form.act.label.say(current_language())})
    return redirect("leadership:document", number)


def _show(
    request: HttpRequest, page: DocumentPage, *, sent: DocumentActForm | None = None, status: int = 200
) -> HttpResponse:
    forms = [sent if sent and sent.act is act else DocumentActForm(act=act, page=page) for act in page.open]
    refused = sent if sent and sent.act not in page.open else None
    shown = {"page": page, "acts": forms, "refused": refused}
    return render(request, "leadership/document.html", shown, status=status)
