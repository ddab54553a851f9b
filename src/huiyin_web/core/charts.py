"""Charts on pages: drawn once, kept on disk under the name of their specification, made live by a script later.

The picture stands in the page, so that links on a map work without a script; the specification has an address of
its own, so that only a reader whose browser makes the chart live pays for it. Names are hashes that nobody guesses;
what they hold are figures of places, never of persons.
"""

import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import get_ident

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from huiyin.figures.figure import Figure, Key
from huiyin.figures.runtime import RUNTIME_VERSION, runtime_js
from huiyin.kernel.text import Language, Text
from huiyin_web.core.language import current_language

_REMEMBERED = 256  # charts in memory; then it begins anew
_DRAWN: dict[tuple[str, Language], tuple[Figure, str, SafeString]] = {}
# The table beside a map holds the same links; the map's own must not make forty more stops for the keyboard.
_LINK = re.compile(r"<a (?=[^>]*href=)")


class Live:
    """What has charts that a script makes live."""

    __slots__ = ()

    @property
    def runtime_url(self) -> str:
        """Where the script that makes charts live is."""
        return reverse("core:runtime", args=[RUNTIME_VERSION])


@dataclass(frozen=True, slots=True)
class Chart(Live):
    """What `core/components/chart.html` needs.

    Attributes:
        key: the name of the drawn picture.
        title: what it shows.
        caption: what stands under it: how to read it, and whose the map is.
        legend: what its colours mean, written beneath the picture.
        svg: the picture.
    """

    key: str
    title: Text
    caption: Text
    legend: tuple[Key, ...]
    svg: SafeString

    @property
    def spec_url(self) -> str:
        """Where the live chart's specification is."""
        return reverse("core:chart", args=[self.key])


def folder() -> Path:
    """Give the folder of drawn pictures."""
    return settings.HUIYIN_DATA / "cache" / "figures"


def chart(inputs: str, make: Callable[[], Figure], *, note: Text | None = None) -> Chart:
    """Give the chart made of `inputs`, drawing it at most once an installation.

    Args:
        inputs: a name for everything the figure depends on: the snapshot's hash, the place, what is shown.
        make: makes the figure; called only where this process has not seen `inputs` yet.
        note: how to read it, put before the figure's own attribution.
    """
    asked = inputs, current_language()
    drawn = _DRAWN.get(asked)
    if drawn is None:
        if len(_DRAWN) >= _REMEMBERED:
            _DRAWN.clear()
        drawn = _DRAWN[asked] = _drawn(make(), current_language())
    figure, key, svg = drawn
    parts = [part for part in (note, figure.attribution) if part]
    caption = Text.join(parts, " ", "")
    return Chart(key, figure.title, caption, figure.keys, svg)


def _drawn(figure: Figure, language: Language) -> tuple[Figure, str, SafeString]:
    key = figure.key(language)
    picture = folder() / f"{key}.svg"
    if not picture.exists():
        _keep(folder() / f"{key}.json", json.dumps(figure.page_spec(language, reverse("core:outlines"))))
        _keep(picture, _LINK.sub('<a tabindex="-1" ', figure.svg(language)))
    return figure, key, mark_safe(picture.read_text())  # noqa: S308  drawn by our own library


def specification(key: str) -> Path | None:
    """Give the file of a chart's specification, if there is such a chart."""
    path = folder() / f"{key}.json"
    return path if path.exists() else None


def runtime() -> Path:
    """Give the file of the script that makes charts live, written the first time it is asked for."""
    path = folder() / f"runtime-{RUNTIME_VERSION}.js"
    if not path.exists():
        _keep(path, runtime_js())
    return path


def _keep(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_suffix(f".{os.getpid()}-{get_ident()}.part")
    made.write_text(content)
    made.replace(path)
