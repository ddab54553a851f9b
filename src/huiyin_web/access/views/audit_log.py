"""The audit log: list, one event, whether the chain holds, the rows as a file."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from huiyin_web.access.forms import AskAudit
from huiyin_web.access.queries.audit_log import Asked, audit_export, audit_page, event_page, unread_page, verdict_page
from huiyin_web.access.request import actor_from
from huiyin_web.core.rendering import answer


@require_safe
def audit_list(request: HttpRequest) -> HttpResponse | FileResponse:
    """List events."""
    actor = actor_from(request)
    form = AskAudit(request.GET)
    if form.refused:
        return render(request, "access/audit.html", {"page": unread_page(actor=actor), "form": form}, status=400)
    asked = Asked(**{key: value for key, value in form.cleaned_data.items() if value})
    page = audit_page(actor=actor, asked=asked)
    if request.GET.get("format"):
        return answer(request, "access/audit.html", page, {"events": lambda: audit_export(actor=actor, asked=asked)})
    return render(request, "access/audit.html", {"page": page, "form": form})


@require_safe
def audit_event(request: HttpRequest, number: int) -> HttpResponse:
    """Show one event."""
    return render(request, "access/event.html", {"page": event_page(actor=actor_from(request), number=number)})


@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Walk the chain and say whether it holds."""
    return render(request, "access/verdict.html", {"page": verdict_page(actor=actor_from(request))})
