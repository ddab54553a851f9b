"""Rows of the pages of papers."""

from typing import Any

from architecture.access_words import (
    AUDITOR,
    COMMANDER,
    COUNTY,
    HOUSEHOLDS,
    PREFECTURE,
    PROVINCE,
    SECRETARY,
    Row,
    in_county,
    next_door,
)  # fmt: skip
from huiyin_web.core.clock import today
from support import cast, given, papers
from support.cases import exit_case

EDITING = frozenset({PROVINCE, PREFECTURE, COUNTY})
_WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR})
_SENT = {"title": "公示", "body": papers.NOTICE.body, "since": today().isoformat()}


def of_village(village_code: str) -> dict[str, Any]:
    given.places()
    return {"code": village_code}


def a_text(village_code: str) -> dict[str, Any]:
    return of_village(village_code) | {"kind": "notice", "language": "zh-Hans"}


def an_own_text(village_code: str) -> dict[str, Any]:
    given.places()
    papers.text(village_code)
    return a_text(village_code)


def a_blank(village_code: str) -> dict[str, Any]:
    return of_village(village_code) | {"kind": "consent"}


def a_paper(village_code: str) -> dict[str, Any]:
    return {"number": exit_case(village_code).pk, "kind": "acknowledgement"}


PAPERS = (
    Row("papers:papers", "GET", {200: EDITING}, data=lambda _people: {"place": cast.VILLAGE},
        data_elsewhere=lambda _people: {"place": cast.NEXT_VILLAGE}),
    Row("papers:languages", "POST", {302: EDITING}, args=in_county(of_village), elsewhere=next_door(of_village),
        data=lambda _people: {"languages": ["zh-Hans", "bo"]}),
    Row("papers:telephone", "POST", {302: EDITING}, args=in_county(of_village), elsewhere=next_door(of_village),
        data=lambda _people: {"number": "0976-8872345"}),
    Row("papers:blank", "GET", {200: HOUSEHOLDS}, args=in_county(a_blank), elsewhere=next_door(a_blank), whole=_WIDE),
    Row("papers:text", "GET", {200: EDITING}, args=in_county(a_text), elsewhere=next_door(a_text)),
    Row("papers:text", "POST", {302: EDITING}, args=in_county(a_text), elsewhere=next_door(a_text),
        data=lambda _people: _SENT),
    Row("papers:withdraw", "POST", {302: EDITING}, args=in_county(an_own_text), elsewhere=next_door(an_own_text),
        data=lambda _people: {"version": 1}),
    Row("casework:paper", "GET", {200: HOUSEHOLDS}, args=in_county(a_paper), elsewhere=next_door(a_paper),
        whole=_WIDE),
)  # fmt: skip
