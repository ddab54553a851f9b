"""How every chart looks: no frame, no ticks, a dotted grid, one accent, earth tones for poverty.

The colours are those of the platform's style sheet; a chart sets none of its own.
"""

from collections.abc import Sequence
from typing import Any, Final

INK: Final = "#1d2329"
LABEL: Final = "#66707a"
GRID: Final = "#e4e1da"
DOMAIN: Final = "#cfcabf"
SUNKEN: Final = "#efece4"
SURFACE: Final = "#fffdf9"
ACCENT: Final = "#0f5c6e"
ACCENT_SOFT: Final = "#cfdde1"
TARGET: Final = "#b4552d"
QUIET: Final = "#8b939b"
NO_DATA: Final = "#d3d6d8"
OUTLINE: Final = "#3a3f45"
SEQUENTIAL: Final = ("#f4eee3", "#ecd3ad", "#dfae78", "#cb8350", "#aa5a36", "#7c3626")
# Years side by side, the latest last; each darker than the one before.
YEARS: Final = ("#a9c4cb", "#8bb0ba", "#6d9ba8", "#4f8696", "#327183", ACCENT)
FONTS: Final = "Inter, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, WenQuanYi Micro Hei, sans-serif"

_SMALL: Final = 11
_TITLE: Final = 14


def heading(title: str, lines: Sequence[str]) -> dict[str, Any]:
    """Give the heading of a picture that stands by itself, with lines below it in small letters."""
    return {
        "text": title, "subtitle": list(lines), "anchor": "start", "offset": 12, "color": INK, "fontSize": _TITLE,
        "subtitleColor": LABEL, "subtitleFontSize": _SMALL, "subtitlePadding": 6, "aria": False,
    }  # fmt: skip


def theme() -> dict[str, Any]:
    """Give the theme as a Vega-Lite `config`.

    Vega's own words for screen readers are English whatever the page's language, so its axes, legends and titles
    stay silent: a figure speaks by its title, its description and its table.
    """
    lettering = {"labelColor": LABEL, "titleColor": LABEL, "labelFontSize": _SMALL, "titleFontSize": _SMALL}
    return {
        "background": "transparent",
        "font": FONTS,
        "padding": 4,
        "view": {"stroke": None},
        "axis": {
            **lettering,
            "aria": False,
            "domain": False,
            "ticks": False,
            "labelPadding": 6,
            "titleFontWeight": "normal",
            "gridColor": GRID,
            "gridDash": [2, 3],
        },
        "legend": {
            **lettering,
            "aria": False,
            "titleFontWeight": "normal",
            "titlePadding": 6,
            "symbolStrokeWidth": 2,
            "labelLimit": 240,
            "titleLimit": 480,
        },
        "text": {"fontSize": _SMALL, "fill": INK},
        "line": {"color": ACCENT, "strokeWidth": 2},
        "point": {"color": ACCENT, "filled": True, "size": 45, "opacity": 1},
        "bar": {"color": ACCENT},
    }
