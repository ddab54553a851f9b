"""Notices: for the wall, and the public page that withdraws itself."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from huiyin_web.access.request import actor_from, address_from
from huiyin_web.casework.actions.file_objection import Said
from huiyin_web.casework.actions.object_in_public import object_in_public
from huiyin_web.casework.forms.objections import PAGE, PublicObjectionForm
from huiyin_web.casework.queries.notices import notice_page, public_notice, public_notice_page
from huiyin_web.core.clock import now, today
from huiyin_web.core.errors import DomainError
from huiyin_web.core.language import current_language
from huiyin_web.papers.scanning import scan_of

_GONE = 410


@require_safe
def one_notice(request: HttpRequest, number: int) -> HttpResponse:
    """Show a notice as it hangs on the wall, to be printed."""
    page = notice_page(actor=actor_from(request), number=number, on=today(), language=current_language())
    public = request.build_absolute_uri(f"/casework/notice/{page.token}/")
    scan = None if page.taken_down else scan_of(public)
    return render(request, "casework/notice.html", {"page": page, "scan": scan})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def public(request: HttpRequest, token: str) -> HttpResponse:
    """Show a notice to everybody who has its address, and take an objection; once it is over, nothing but that."""
    notice = public_notice(token)
    page = public_notice_page(notice, on=today(), language=current_language())
    if page.is_over:
        return _shown(request, page, None, _GONE)
    lines = [(number, f"{number}  {values[0]}") for number, values in page.lines]
    form = PublicObjectionForm(request.POST if request.method == "POST" else None, lines=lines)
    if form.is_valid():
        said = form.cleaned_data
        try:
            filed = object_in_public(
                notice=notice, line=said["line"], said=Said(said["text"], PAGE, said["name"], said["contact"]),
                address=address_from(request), at=now(),
            )  # fmt: skip
        except DomainError as refused:
            form.add_error(None, refused.say(current_language()))
            return _shown(request, page, form, refused.status)
        return redirect("casework:receipt", code=filed.code)
    return _shown(request, page, form, 400 if form.errors else 200)


def _shown(request: HttpRequest, page: object, form: PublicObjectionForm | None, status: int) -> HttpResponse:
    context = {"page": page, "form": form, "scan": scan_of(request.build_absolute_uri(request.path))}
    response = render(request, "casework/public_notice.html", context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
