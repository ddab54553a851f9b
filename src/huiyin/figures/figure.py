"""A figure: one specification, from which the page's live chart, the SVG and the PNG are all drawn.

Nothing here knows HTML: the platform lays the SVG, the title, the table and the attribution on its page.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final

import altair as alt
from altair.utils.schemapi import debug_mode

from huiyin.figures import drawing, geography
from huiyin.figures.errors import SeveralTimesError
from huiyin.figures.theme import heading, theme
from huiyin.figures.units import Unit
from huiyin.kernel.canonical import content_hash
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Language, Text

_KEY_LENGTH: Final = 16
_TITLE_ABOVE: Final = 27
# Altair's `alt.Color(...).scale(...)` keeps on the class whose method it is: two threads at once mix their scales.
_ONE_AT_A_TIME: Final = Lock()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table beside a figure; `unit` is given where its cells are numbers."""

    label: Text
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """All that a figure shows, as rows: numbers as stored (a share is a fraction), None where nothing is known."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text | int | float | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What a colour of a figure means; `path` is its mark, as an SVG path in a box of 16 by 12."""

    label: Text
    colour: str
    path: str = "M0,0h16v12h-16Z"


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart or map in both languages, with its words, its table and what must be printed under it.

    `keys` say what its colours mean: a page writes them in its own letters, as a small picture shrinks those inside it.
    `layers` gives the Vega-Lite specification in one language, without the theme and with a map's outlines only named.
    """

    title: Text
    description: Text
    table: Table
    attribution: Text | None
    keys: tuple[Key, ...]
    layers: Callable[[Language], dict[str, Any]] = field(repr=False)

    def page_spec(self, language: Language, outlines_url: str | None = None) -> dict[str, Any]:
        """Give the Vega-Lite specification for vega-embed.

        Args:
            language: the language of every word in it.
            outlines_url: where the page serves `geography.FILE`; without it a map carries its outlines itself.
        """
        return _with_outlines(self._spec(language), outlines_url)

    def key(self, language: Language) -> str:
        """Give a name for the drawn bytes: it changes whenever the picture could."""
        return _key(self._spec(language))

    def svg(self, language: Language) -> str:
        """Draw the figure as SVG that a strict content policy lets pass: no script, no style, no other host."""
        return self._as_svg(self._spec(language), language)

    def file_svg(self, language: Language, *under: Text) -> str:
        """Draw the figure as an SVG that stands by itself, as `file_png` does."""
        return self._as_svg(self._alone(language, under), language)

    def file_png(self, language: Language, *under: Text, scale: float = 2) -> bytes:
        """Draw the figure as a PNG on white that stands by itself: with its title, whose map it is, and more lines.

        Args:
            language: of every word in it.
            under: what else a reader must know of it, such as that the people are made up.
            scale: pixels to one of the SVG's.
        """
        return drawing.png(_with_outlines(self._alone(language, under)), scale)

    def _as_svg(self, spec: dict[str, Any], language: Language) -> str:
        words = drawing.Words(_key(spec), self.title.say(language), self.description.say(language))
        return drawing.svg(_with_outlines(spec), words)

    def _alone(self, language: Language, under: Sequence[Text]) -> dict[str, Any]:
        lines = [one.say(language) for one in (*under, self.attribution) if one]
        return self._spec(language) | {"title": heading(self.title.say(language), lines)}

    def _spec(self, language: Language) -> dict[str, Any]:
        """Give the specification in which a map's outlines are named and not yet there."""
        # Judging each part by the schema takes nine tenths of the time; the tests judge every kind of figure.
        with _ONE_AT_A_TIME, debug_mode(False):
            spec = self.layers(language)
        spec["config"] = theme()
        spec["description"] = f"{self.title.say(language)}: {self.description.say(language)}"
        return spec


def once_each(keys: Sequence[str]) -> None:
    """Make sure that no two rows of a figure share a name or code: they would be drawn over each other.

    Raises:
        SeveralTimesError: some do.
    """
    several = sorted({key for key in keys if keys.count(key) > 1})
    if several:
        raise SeveralTimesError(keys=", ".join(several))


def axis_above(title: str) -> alt.Axis:
    """Give an axis of values whose name stands level above it."""
    return alt.Axis(
        format=",~f",
        tickCount=4,
        title=title,
        titleAngle=0,
        titleAlign="left",
        titleAnchor="end",
        titleBaseline="bottom",
        titleX=0,
        titleY=-_TITLE_ABOVE,
    )


def ends(numbers: Iterable[float]) -> list[float]:
    """Give the ends of an axis that shows some numbers: Vega finds none by itself where a layer has no rows."""
    found = sorted(numbers)
    low, high = (found[0], found[-1]) if found else (0.0, 0.0)
    return [low, high if low < high else low + 1]


def linked(marks: alt.Chart) -> alt.Chart:
    """Let each mark lead where the `href` of its row says; without one it leads nowhere."""
    chart: alt.Chart = marks.encode(href=alt.when("isValid(datum.href)").then("href:N").otherwise(alt.value("")))
    return chart


def on_this_host(hrefs: Iterable[str | None]) -> None:
    """Make sure that links lead to paths of the host that serves the page.

    Raises:
        ParameterError: one names another host or a scheme.
    """
    for href in hrefs:
        if href is not None and (not href.startswith(("/", "#")) or href.startswith("//")):
            raise ParameterError(
                name="href",
                value=href,
                allowed=Text(
                    "a path of this host, such as /places/632722000000/", "本站路径，例如 /places/632722000000/"
                ),
                mend=Text("Leave out scheme and host.", "请去掉协议和主机名。"),
            )


def _key(spec: dict[str, Any]) -> str:
    return content_hash([drawing.VERSIONS, geography.HASH, spec])[:_KEY_LENGTH]


def _with_outlines(spec: dict[str, Any], url: str | None = None) -> dict[str, Any]:
    """Give the layers that draw outlines their URL, or the specification the outlines themselves."""
    drawn = [data for layer in spec["layer"] if (data := layer.get("data", {})).get("name") == geography.NAME]
    if drawn and url is None:
        spec["datasets"][geography.NAME] = geography.topology()
    elif url is not None:
        for data in drawn:
            data["url"] = url
            del data["name"]
    return spec
