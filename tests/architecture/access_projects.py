"""Rows of the pages of projects."""

from typing import Any

from architecture.access_commitments import SEEING
from architecture.access_words import (
    ANALYST,
    AUDITOR,
    COMMANDER,
    COUNTY,
    DEPARTMENT,
    PREFECTURE,
    PROVINCE,
    SECRETARY,
    People,
    Row,
)
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import now, today
from support import cast, given, projects

_WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR, DEPARTMENT, ANALYST})
MANAGING = frozenset({PROVINCE, PREFECTURE, COUNTY, DEPARTMENT})


def here(_people: People) -> dict[str, Any]:
    row = projects.approved(at=now())
    return {"number": projects.reached(row, given.household(), at=now()).pk}


def next_door(_people: People) -> dict[str, Any]:
    by = actor_of(cast.county_officer(cast.NEXT_COUNTY), on=today())
    return {"number": projects.proposed(at=now(), by=by, place_code=cast.NEXT_VILLAGE, owner="Z-9999").pk}


def allocated(build: Any) -> Any:
    return lambda people: build(people) | {"step": "allocate"}


def money(_people: People) -> dict[str, Any]:
    sent = {"seen": "4", "yuan": "1000", "on": today().isoformat(), "document": "玉财农〔2016〕8 号"}
    return {f"allocate-{key}": value for key, value in sent.items()}


def terms(_people: People) -> dict[str, Any]:
    wanted = projects.TERMS
    return {
        "title": wanted.title, "kind": wanted.kind, "source": wanted.source, "place_code": wanted.place_code,
        "owner": cast.TOWNSHIP, "planned": "1000000", "begins_on": "2016-04-01", "due_on": "2016-10-31",
    }  # fmt: skip


PROJECTS = (
    Row("projects:list", "GET", {200: SEEING}),
    Row("projects:propose", "GET", {200: MANAGING}),
    Row("projects:propose", "POST", {302: MANAGING}, data=terms),
    Row("projects:one", "GET", {200: SEEING}, args=here, elsewhere=next_door, whole=_WIDE),
    Row("projects:step", "POST", {302: MANAGING - {DEPARTMENT}}, args=allocated(here), data=money, elsewhere=allocated(next_door),
        whole=_WIDE),
    Row("projects:spread", "GET", {200: SEEING}, args=lambda _people: {"place": cast.VILLAGE},
        elsewhere=lambda _people: {"place": cast.NEXT_VILLAGE}, whole=_WIDE),
)  # fmt: skip
