"""Charts that are drawn when they are asked for: more of them can be asked for than anybody would keep on disk."""

import json
from collections.abc import Callable, Sequence

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from huiyin.figures.figure import Figure
from huiyin.kernel.text import Text
from huiyin_web.core.errors import DomainError
from huiyin_web.core.language import current_language

_REMEMBERED = 128  # pictures in memory, up to 150 KB each; then it begins anew
_DRAWN: dict[tuple[str, str, str], bytes] = {}
_FOR_EVER = "private, max-age=31536000, immutable"


class UnknownPictureError(DomainError):
    """A kind of picture that the platform does not draw."""

    code = "UNKNOWN_PICTURE"
    template = Text(
        "'{value}' is not a kind of picture that is offered; choose {allowed}.",
        "不提供“{value}”格式的图片，可选：{allowed}。",
    )


def as_picture(figure: Figure, kind: str, *, name: str, made_from: str, under: Sequence[Text] = ()) -> HttpResponse:
    """Answer with a figure: as a file that stands by itself, as the picture of a page or as that of its script.

    Args:
        figure: what is drawn.
        kind: `svg` or `png`, the files; `picture`, an SVG without the words that the page has; or `vega`.
        name: what the file is called.
        made_from: a name for everything that the figure depends on.
        under: what the files say besides title and map.

    Raises:
        UnknownPictureError: another kind.
    """
    if kind not in _KINDS:
        raise UnknownPictureError(value=kind, allowed="svg, png")
    mime, ending, draw = _KINDS[kind]
    asked = made_from, kind, get_language() or ""
    drawn = _DRAWN.get(asked)
    if drawn is None:
        if len(_DRAWN) >= _REMEMBERED:
            _DRAWN.clear()
        drawn = _DRAWN[asked] = draw(figure, under)
    answer = HttpResponse(drawn, content_type=mime)
    answer["Cache-Control"] = _FOR_EVER
    answer["Content-Disposition"] = f'inline; filename="{name}.{ending}"'
    return answer


def _svg(figure: Figure, under: Sequence[Text]) -> bytes:
    return figure.file_svg(current_language(), *under).encode()


def _png(figure: Figure, under: Sequence[Text]) -> bytes:
    return figure.file_png(current_language(), *under)


def _picture(figure: Figure, _under: Sequence[Text]) -> bytes:
    return figure.svg(current_language()).encode()


def _vega(figure: Figure, _under: Sequence[Text]) -> bytes:
    return json.dumps(figure.page_spec(current_language(), reverse("core:outlines"))).encode()


_KINDS: dict[str, tuple[str, str, Callable[[Figure, Sequence[Text]], bytes]]] = {
    "svg": ("image/svg+xml", "svg", _svg),
    "png": ("image/png", "png", _png),
    "picture": ("image/svg+xml", "svg", _picture),
    "vega": ("application/json", "json", _vega),
}
