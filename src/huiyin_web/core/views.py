"""What every page of charts fetches: specifications, outlines of maps, the script that makes charts live."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from huiyin.figures import geography
from huiyin_web.core import charts

_FOR_EVER = "private, max-age=31536000, immutable"


@require_safe
def chart(request: HttpRequest, key: str) -> HttpResponse | FileResponse:
    """Give a chart's specification."""
    del request
    path = charts.specification(key)
    if path is None:
        raise Http404
    return _file(path, "application/json")


@require_safe
def outlines(request: HttpRequest) -> FileResponse:
    """Give the outlines that maps are drawn of."""
    del request
    return _file(geography.FILE, "application/json")


@require_safe
def runtime(request: HttpRequest, version: str) -> FileResponse:
    """Give the script that makes charts live; its address changes with its version."""
    del request, version
    return _file(charts.runtime(), "text/javascript")


def _file(path: Path, kind: str) -> FileResponse:
    answer = FileResponse(path.open("rb"), content_type=kind)
    answer["Cache-Control"] = _FOR_EVER
    return answer
