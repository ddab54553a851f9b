"""Rows of the pages of East-West cooperation."""

from typing import Any

from architecture.access_commitments import SEEING
from architecture.access_words import (
    ANALYST,
    AUDITOR,
    COMMANDER,
    COUNTY,
    DEPARTMENT,
    PARTNER,
    PREFECTURE,
    PROVINCE,
    SECRETARY,
    TOWNSHIP,
    UNIT,
    VILLAGE,
    People,
    Row,
)
from huiyin_web.core.clock import today
from support import cast, cooperation, given

_WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR, DEPARTMENT, ANALYST})
_BELOW = frozenset({TOWNSHIP, VILLAGE, UNIT})  # an agreement is of the county: they reach none
_BOTH = frozenset({COUNTY, PARTNER})


def pair(_people: People) -> dict[str, Any]:
    row = cooperation.signed()
    cooperation.placed(row, cooperation.entered(row, cooperation.JOBS), given.household())
    return {"number": row.pk}


def next_door(_people: People) -> dict[str, Any]:
    by = cooperation.county(cast.NEXT_COUNTY)
    return {"number": cooperation.signed(by=by, partner="D-0009", place_code=cast.NEXT_COUNTY).pk}


def step(build: Any) -> Any:
    return lambda people: build(people) | {"year": cooperation.YEAR, "step": "enter"}


def result(_people: People) -> dict[str, Any]:
    sent = {
        "seen": "2", "item": "firms", "amount": "1", "on": today().isoformat(), "what": "食品加工企业", "document": "协 3",
    }  # fmt: skip
    return {f"enter-{key}": value for key, value in sent.items()}


def terms(_people: People) -> dict[str, Any]:
    cooperation.paired()
    return {
        "partner": cooperation.PARTNER, "place_code": cast.COUNTY, "document": "东西协 1", "begins": "2016-09-01",
        "until": "2020-12-31",
    }  # fmt: skip


COOPERATION = (
    Row("cooperation:list", "GET", {200: SEEING}),
    Row("cooperation:sign", "GET", {200: _BOTH}),
    Row("cooperation:sign", "POST", {302: _BOTH}, data=terms),
    Row("cooperation:pair", "GET", {200: SEEING - _BELOW, 404: _BELOW}, args=pair, elsewhere=next_door, whole=_WIDE),
    Row("cooperation:step", "POST", {302: _BOTH, 404: _BELOW}, args=step(pair), data=result, elsewhere=step(next_door),
        whole=_WIDE),
)  # fmt: skip
