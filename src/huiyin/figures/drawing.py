"""From a Vega-Lite specification to SVG and PNG, by the Vega that vl-convert carries: no browser, no network.

What Vega writes is put right here: links to this host, words in the reader's language only, a title and a description.
"""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, Final

import altair as alt
import vl_convert

# The drawn picture and the live chart come from the same release of Vega-Lite: the one that Altair writes for.
VEGA_LITE: Final = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
VERSIONS: Final = [alt.__version__, version("vl-convert-python"), VEGA_LITE]

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_ROLE_DESCRIPTION: Final = "aria-roledescription"
# vl-convert takes a path on this host for one on Vega's example server.
_TAKEN_FOR_HOST: Final = "https://vega.github.io/vega-datasets/"
_LONG_NUMBER: Final = re.compile(r"-?\d*\.\d{2,}")

ET.register_namespace("", _SVG)


@dataclass(frozen=True, slots=True)
class Words:
    """What a picture says about itself, and the key that makes its ids its own on a page."""

    key: str
    title: str
    description: str


def svg(spec: dict[str, Any], words: Words) -> str:
    """Draw a specification as SVG; the same specification gives the same bytes."""
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    root = ET.fromstring(drawn)  # noqa: S314  written by Vega a moment ago
    for link in root.iter(f"{{{_SVG}}}a"):
        _put_right(link)
    for path in root.iter(f"{{{_SVG}}}path"):
        path.set("d", _LONG_NUMBER.sub(lambda number: f"{float(number[0]):.1f}", path.get("d", "")))
    for element in root.iter():
        element.attrib.pop(_ROLE_DESCRIPTION, None)
        if element.get("aria-hidden") == "true":  # decoration, which must not lie between the pointer and a link
            element.set("pointer-events", "none")
    _say(root, words)
    return ET.tostring(root, encoding="unicode")


def png(spec: dict[str, Any], scale: float) -> bytes:
    """Draw a specification as PNG on white, `scale` pixels to one of the SVG's."""
    return vl_convert.vegalite_to_png({**spec, "background": "white"}, vl_version=VEGA_LITE, scale=scale)


def _put_right(link: ET.Element) -> None:
    """Make a link lead to this host, and carry the words of what it encloses."""
    link.set("href", link.attrib.pop(_XLINK_HREF).removeprefix(_TAKEN_FOR_HOST))
    for mark in link:
        mark.attrib.pop("role", None)
        if label := mark.attrib.pop("aria-label", None):
            link.set("aria-label", label)


def _say(root: ET.Element, words: Words) -> None:
    """Give the picture its title and description; a picture with links in it is a group, so that they stay links."""
    title, description = ET.Element(f"{{{_SVG}}}title"), ET.Element(f"{{{_SVG}}}desc")
    title.text, description.text = words.title, words.description
    title.set("id", f"title-{words.key}")
    description.set("id", f"desc-{words.key}")
    root[:0] = [title, description]
    root.set("role", "img" if root.find(f".//{{{_SVG}}}a") is None else "group")
    root.set("aria-labelledby", f"title-{words.key}")
    root.set("aria-describedby", f"desc-{words.key}")
