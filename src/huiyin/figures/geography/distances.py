"""How far apart two places lie, as the crow flies between points inside the drawn areas that hold them.

A county is the finest area that is drawn: two villages of one county lie 0 apart. A province lies where its capital is.
"""

import math
from typing import Final

from huiyin.figures.geography import outlines
from huiyin.kernel.places import Level, ancestor, level_of

_RADIUS: Final = 6_371.0  # kilometres, the Earth's mean
_CAPITALS: Final = {"63": "630100000000"}


def point_of(place: str) -> tuple[float, float] | None:
    """Give a point (east, north, in degrees) in the smallest drawn area that holds a place; none where none does."""
    areas = outlines()
    if level_of(place) is Level.PROVINCE:
        place = _CAPITALS.get(place[: Level.PROVINCE.digits], place)
    above = (place if level_of(place) is level else ancestor(place, level) for level in _finest_first(place))
    return next((areas[code].at for code in above if code in areas), None)


def kilometres(one: str, other: str) -> float | None:
    """Give the kilometres between two places along the great circle; none where a map lacks one of them."""
    ends = point_of(one), point_of(other)
    if ends[0] is None or ends[1] is None:
        return None
    (east, north), (east_, north_) = ([math.radians(degree) for degree in end] for end in ends if end)
    half = math.sin((north_ - north) / 2) ** 2 + math.cos(north) * math.cos(north_) * math.sin((east_ - east) / 2) ** 2
    return 2 * _RADIUS * math.asin(math.sqrt(half))


def _finest_first(place: str) -> list[Level]:
    levels = [level for level in Level if level.digits <= level_of(place).digits]
    return sorted(levels, key=lambda level: -level.digits)
