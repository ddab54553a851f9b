"""Rows of the pages of collections and of the burden meter."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from architecture.access_words import (
    ANALYST,
    AUDITOR,
    COMMANDER,
    COUNTY,
    DEPARTMENT,
    FIGURES,
    PREFECTURE,
    PROVINCE,
    SECRETARY,
    TOWNSHIP,
    People,
    Row,
)  # fmt: skip
from huiyin_web.access.queries import actor_of
from huiyin_web.access.roles import Role
from huiyin_web.collecting.models import Collection
from huiyin_web.core.clock import now, today
from support import cast, collecting, given

_WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR, DEPARTMENT, ANALYST})
PROPOSING = frozenset({PROVINCE, PREFECTURE, COUNTY, DEPARTMENT})
ADMITTING = frozenset({PROVINCE, PREFECTURE})


def _days() -> dict[str, Any]:
    return {"begins_on": today(), "ends_on": today() + timedelta(days=9), "at": now()}


def a_proposal(village_code: str, county_code: str) -> Collection:
    given.household(village_code)
    by = actor_of(cast.county_officer(county_code), on=today())
    return collecting.proposed(by=by, place_code=county_code, **_days())


def a_running_one(village_code: str, county_code: str) -> Collection:
    given.household(village_code)
    by = actor_of(cast.county_officer(county_code), on=today())
    return collecting.admitted(by=by, place_code=county_code, **_days())


def here(build: Any) -> Any:
    return lambda _people: {"number": build(cast.VILLAGE, cast.COUNTY).pk}


def next_door(build: Any) -> Any:
    return lambda _people: {"number": build(cast.NEXT_VILLAGE, cast.NEXT_COUNTY).pk}


def own(people: People) -> dict[str, Any]:
    """Give a proposal by the very officer who asks."""
    given.household()
    by = actor_of(people[Role.COUNTY_OFFICER], on=today())
    return {"number": collecting.proposed(by=by, **_days()).pk}


def what_is_sent(_people: People) -> dict[str, Any]:
    given.household()
    wanted = replace(collecting.WANTED, begins_on=today(), ends_on=today() + timedelta(days=9))
    return {
        "title": wanted.title, "place_code": wanted.place_code, "basis": wanted.basis, "serves": wanted.serves,
        "begins_on": wanted.begins_on.isoformat(), "ends_on": str(wanted.ends_on), "minutes": wanted.minutes,
        "fields_asked": list(wanted.fields),
    }  # fmt: skip


def a_reason(_people: People) -> dict[str, Any]:
    return {"reason": "按规定办理"}


COLLECTING = (
    Row("collecting:collections", "GET", {200: FIGURES}),
    Row("collecting:meter", "GET", {200: FIGURES}),
    Row("collecting:propose", "GET", {200: PROPOSING}, args=lambda _people: {"kind": "households"}),
    Row("collecting:propose", "POST", {302: PROPOSING}, args=lambda _people: {"kind": "households"},
        data=what_is_sent),
    Row("collecting:collection", "GET", {200: FIGURES}, args=here(a_running_one), elsewhere=next_door(a_running_one),
        whole=_WIDE),
    Row("collecting:admit", "POST", {302: ADMITTING}, args=here(a_proposal), data=a_reason),
    Row("collecting:refuse", "POST", {302: ADMITTING}, args=here(a_proposal), data=a_reason),
    Row("collecting:withdraw", "POST", {302: frozenset({PROVINCE, PREFECTURE, COUNTY}), 400: frozenset({DEPARTMENT})},
        args=own, data=a_reason, elsewhere=next_door(a_proposal), whole=_WIDE),
    Row("collecting:form", "POST", {200: frozenset({PROVINCE, PREFECTURE, COUNTY, TOWNSHIP})},
        args=here(a_running_one), data=lambda _people: {"place": cast.VILLAGE}, elsewhere=next_door(a_running_one),
        data_elsewhere=lambda _people: {"place": cast.NEXT_VILLAGE}, whole=_WIDE),
)  # fmt: skip
