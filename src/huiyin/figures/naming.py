"""Which names fit on a map: larger areas first, none over another."""

from collections.abc import Mapping
from math import cos, radians
from typing import Final

from huiyin.figures.geography import Outline

_WIDE_LETTER: Final = 11.5
_NARROW_LETTER: Final = 6.2
_LINE: Final = 15.0

Box = tuple[float, float, float, float]


def with_room(names: Mapping[str, str], outlines: Mapping[str, Outline], size: tuple[int, int]) -> set[str]:
    """Choose the codes whose names can be written at their areas' inner points on a map of `size` pixels."""
    ordered = sorted(names, key=lambda code: (-_extent(outlines[code].box), code))
    west, south, east, north = (
        pick(outline.box[side] for outline in outlines.values()) for side, pick in enumerate((min, min, max, max))
    )
    squeeze = cos(radians((south + north) / 2))
    pixels = min(size[0] / ((east - west) * squeeze), size[1] / (north - south))
    chosen: dict[str, Box] = {}
    for code in ordered:
        longitude, latitude = outlines[code].at
        box = _box((longitude - west) * squeeze * pixels, (north - latitude) * pixels, names[code])
        if not any(_overlap(box, other) for other in chosen.values()):
            chosen[code] = box
    return set(chosen)


def _extent(box: Box) -> float:
    west, south, east, north = box
    return (east - west) * (north - south)


def _box(x: float, y: float, name: str) -> Box:
    """Guess the room that a name takes around its point; letters beyond Latin are as wide as high."""
    half = sum(_NARROW_LETTER if letter < "\u2e80" else _WIDE_LETTER for letter in name) / 2
    return x - half, y - _LINE / 2, x + half, y + _LINE / 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
