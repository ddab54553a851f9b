"""Answer with a page, or with one of its tables as a file where `?format=` asks for one."""

from collections.abc import Callable, Mapping

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render

from huiyin.kernel.text import Text
from huiyin_web.core import clock
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.exports import Export, as_file


def answer(
    request: HttpRequest, template: str, page: object, files: Mapping[str, Callable[[], Export]] | None = None
) -> HttpResponse | FileResponse:
    """Render `page`, or write the table named by `?rows=` (the first one where nothing is named) as `?format=` says.

    Raises:
        NotFoundError: the page has no such table.
    """
    kind = request.GET.get("format")
    if not kind:
        return render(request, template, {"page": page})
    offered = files or {}
    wanted = request.GET.get("rows") or next(iter(offered), "")
    if wanted not in offered:
        raise NotFoundError(what=Text(f"The table '{wanted}'", f"表格“{wanted}”"))
    return as_file(offered[wanted](), kind, by=str(getattr(request.user, "name", "")), at=clock.now())
