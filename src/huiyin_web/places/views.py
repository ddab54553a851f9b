"""The pages of organisations and of a place's statistics."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from
from huiyin_web.core.exports import About, export_of
from huiyin_web.core.rendering import answer
from huiyin_web.places.facilities import all_facilities, facilities_page
from huiyin_web.places.page_queries import all_organisations, all_statistics, organisations_page, statistics_page

_YEAR_DIGITS = 4


@require_safe
def organisations(request: HttpRequest) -> HttpResponseBase:
    """List organisations."""
    actor = actor_from(request)
    page = organisations_page(actor=actor, after=request.GET.get("after", ""))
    about = About(page.title, Text("in your reach", "管辖范围内"), page.lead)
    files = {"organisations": lambda: export_of(all_organisations(actor=actor), name="organisations", about=about)}
    return answer(request, "places/organisations.html", page, files)


@require_safe
def statistics(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show the published figures of a place."""
    actor = actor_from(request)
    page = statistics_page(actor=actor, code=code, after=request.GET.get("after", ""))
    about = About(page.title, page.place.name, page.lead)
    files = {
        "statistics": lambda: export_of(all_statistics(actor=actor, code=code), name=f"statistics-{code}", about=about)
    }
    return answer(request, "places/statistics.html", page, files)


@require_safe
def facilities(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show what the villages of a place have and miss."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == _YEAR_DIGITS else None
    actor = actor_from(request)
    page = facilities_page(actor=actor, code=code, year=year, after=request.GET.get("after", ""))
    about = About(page.title, page.place.name, page.lead)
    name = f"facilities-{code}-{page.year}"
    files = {
        "facilities": lambda: export_of(all_facilities(actor=actor, code=code, year=page.year), name=name, about=about)
    }
    return answer(request, "places/facilities.html", page, files)
