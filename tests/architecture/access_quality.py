"""Rows of the pages that ask whether the register is true."""

from typing import Any

from architecture.access_words import (
    AUDITOR,
    COMMANDER,
    HOUSEHOLDS,
    OFFICES,
    PREFECTURE,
    PROVINCE,
    SECRETARY,
    VILLAGE,
    People,
    Row,
    in_county,
    next_door,
)  # fmt: skip
from support import given


def a_suspect(village_code: str) -> dict[str, Any]:
    return {"number": given.suspect(village_code).pk}


def an_outcome(_people: People) -> dict[str, Any]:
    return {"outcome": "corrected", "note": "", "seen": ""}


_WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR})
_ANSWER = OFFICES | {VILLAGE}

QUALITY: tuple[Row, ...] = (
    Row("quality:suspects", "GET", {200: HOUSEHOLDS}),
    Row("quality:rules", "GET", {200: HOUSEHOLDS}),
    Row("quality:search", "POST", {302: frozenset({PROVINCE})}),
    Row("quality:suspect", "GET", {200: HOUSEHOLDS}, args=in_county(a_suspect), elsewhere=next_door(a_suspect), whole=_WIDE),
    Row("quality:suspect", "POST", {302: _ANSWER}, args=in_county(a_suspect), data=an_outcome,
        elsewhere=next_door(a_suspect), whole=_WIDE),
)  # fmt: skip
