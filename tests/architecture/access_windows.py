"""Rows of the pages of windows, and of the applications that wait for one."""

from typing import Any

from architecture.access_words import (
    ANALYST,
    AUDITOR,
    COMMANDER,
    COUNTY,
    DEPARTMENT,
    FIGURES,
    HOUSEHOLDS,
    PREFECTURE,
    PROVINCE,
    SECRETARY,
    VILLAGE,
    People,
    Row,
    in_county,
    next_door,
)  # fmt: skip
from huiyin_web.access.queries import actor_of
from huiyin_web.access.roles import Role
from huiyin_web.casework.actions.keep_application import keep_application
from support import cast, given, windows
from support.cases import AT, CELLS, DAY, application, officer
from support.windows import TODAY

_WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR, DEPARTMENT, ANALYST})
OPENING = frozenset({PROVINCE})
EXCEPTING = frozenset({PROVINCE, PREFECTURE, COUNTY})
_DECLARED = {"process": "exit", "place_code": cast.COUNTY, "opens_on": "2099-10-01", "reason": "年度集中办理"}
_EXCEPTED = {"process": "exit", "place_code": cast.VILLAGE, "opens_on": "2099-01-01", "closes_on": "2099-01-31",
             "reason": "雪灾封路，须补办"}  # fmt: skip
_DELEGATED = {"process": "exit", "place_code": cast.VILLAGE, "office_code": cast.COUNTY, "until": "2099-12-31",
              "reason": "雪灾封路，须补办"}  # fmt: skip
_FAR = (windows.AUTUMN[0], TODAY.replace(year=2100))


def a_window(_people: People) -> dict[str, Any]:
    return {"number": windows.window(days=(windows.AUTUMN[0], None)).pk}


def _held(people: People) -> None:
    """Give prefecture and county the right that what is sent needs."""
    for code in (cast.PREFECTURE, cast.COUNTY):
        by = actor_of(people[Role.PROVINCIAL_OFFICE], on=TODAY)
        windows.delegation(cast.COUNTY, to=code, by=by, until=_FAR[1])


def an_exception(people: People) -> dict[str, Any]:
    _held(people)
    return _EXCEPTED


def a_right(people: People) -> dict[str, Any]:
    _held(people)
    return _DELEGATED


def a_delegation(people: People) -> dict[str, Any]:
    by = actor_of(people[Role.PROVINCIAL_OFFICE], on=TODAY)
    return {"number": windows.delegation(by=by, until=_FAR[1]).pk}


def a_village_to_lead_out(village_code: str) -> dict[str, Any]:
    given.poor_place(village_code)
    return {"code": village_code, "process": "village_exit"}


def a_village_with_facilities(village_code: str) -> dict[str, Any]:
    given.facility(village_code)
    return {"code": village_code}


def one_that_waits(village_code: str) -> dict[str, Any]:
    given.places()
    by = officer(place_code=village_code)
    return {"number": keep_application(application=application(village_code), on=DAY, cells=CELLS, by=by, at=AT).pk}


WINDOWS = (
    Row("windows:windows", "GET", {200: FIGURES}),
    Row("windows:windows", "POST", {302: OPENING}, data=lambda _people: _DECLARED),
    Row("windows:except", "POST", {302: EXCEPTING}, data=an_exception),
    Row("windows:delegate", "POST", {302: EXCEPTING}, data=a_right),
    Row("windows:end", "POST", {302: OPENING, 404: EXCEPTING - OPENING}, args=a_delegation),
    Row("windows:window", "GET", {200: OPENING}, args=a_window),
    Row("windows:window", "POST", {302: OPENING}, args=a_window,
        data=lambda _people: {"opens_on": "2016-10-01", "closes_on": "2099-12-31", "reason": "延长办理"}),
    Row("windows:close", "POST", {302: OPENING}, args=a_window, data=lambda _people: {"reason": "提前截止"}),
    Row("casework:open_place", "GET", {200: frozenset({VILLAGE})}, args=in_county(a_village_to_lead_out),
        elsewhere=next_door(a_village_to_lead_out), whole=_WIDE),
    Row("casework:open_place", "POST", {302: frozenset({VILLAGE})}, args=in_county(a_village_to_lead_out),
        data=lambda _people: {"evidence-proposal_reason": "达到退出标准", "on": "2016-09-01"},
        elsewhere=next_door(a_village_to_lead_out), whole=_WIDE),
    Row("places:facilities", "GET", {200: FIGURES}, args=in_county(a_village_with_facilities),
        elsewhere=next_door(a_village_with_facilities), whole=_WIDE),
    Row("casework:waiting", "GET", {200: HOUSEHOLDS}),
    Row("casework:begin", "POST", {302: frozenset({VILLAGE})}, args=in_county(one_that_waits),
        data=lambda _people: {"on": "2016-09-01"}, elsewhere=next_door(one_that_waits), whole=frozenset({PROVINCE, PREFECTURE, AUDITOR})),
)  # fmt: skip
