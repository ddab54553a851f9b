"""The outlines that maps are drawn from; where they come from stands in `ATTRIBUTION.md` beside them.

The simplified outlines are for pictures only: never decide from them where a border runs.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from huiyin.kernel.canonical import file_hash
from huiyin.kernel.places import Level
from huiyin.kernel.text import Text

NAME: Final = "qinghai"
OBJECT: Final = "areas"
FILE: Final = Path(__file__).parent / f"{NAME}.topojson"
HASH: Final = file_hash(FILE)
ATTRIBUTION: Final = Text(
    "Boundaries simplified from Tianditu, map review number GS(2024)0650",
    "边界据天地图简化，审图号：GS(2024)0650",
)


@dataclass(frozen=True, slots=True)
class Outline:
    """One drawn area: its 12-digit code and level; a point inside it and its west, south, east and north (degrees)."""

    code: str
    level: Level
    at: tuple[float, float]
    box: tuple[float, float, float, float]


@cache
def topology() -> dict[str, Any]:
    """Give the TopoJSON document; it is shared, so nobody may change it."""
    content: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return content


@cache
def outlines() -> dict[str, Outline]:
    """Give every drawn area by its code, in the order of the file: counties, then prefectures."""
    return {
        area["id"]: Outline(
            code=area["id"],
            level=Level(area["properties"]["level"]),
            at=tuple(area["properties"]["at"]),
            box=tuple(area["properties"]["box"]),
        )
        for area in topology()["objects"][OBJECT]["geometries"]
    }
