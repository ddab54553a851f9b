"""Pages composed from several apps: each asks one query and shows one template."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from huiyin_web.access.request import actor_from
from huiyin_web.core.rendering import answer
from huiyin_web.overview.forms import AskedForm
from huiyin_web.overview.queries.situation import situation_files, situation_page
from huiyin_web.overview.queries.today import today_page


@require_GET
def today(request: HttpRequest) -> HttpResponse | FileResponse:
    """Show what waits for whoever is signed in."""
    return answer(request, "overview/today.html", today_page(actor=actor_from(request), request=request))


@require_GET
def situation(request: HttpRequest, code: str = "") -> HttpResponse | FileResponse:
    """Show how things stand in a place."""
    asked = _asked(request)
    page = situation_page(actor=actor_from(request), code=code or asked.get("place") or None, year=asked.get("year"))
    return answer(request, "overview/situation.html", page, situation_files(page))


def _asked(request: HttpRequest) -> dict[str, Any]:
    """Read what the address asks; a part that cannot be read is left out."""
    form = AskedForm(request.GET)
    form.is_valid()
    return form.cleaned_data
