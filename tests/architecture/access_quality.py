"""Rows of the pages that ask whether the register is true."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from architecture.access_words import (
    AUDITOR,
    COMMANDER,
    COUNTY,
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
    nothing,
)  # fmt: skip
from huiyin_web.access.actor import platform
from huiyin_web.quality.actions.approve_merge import approve_merge
from huiyin_web.quality.actions.decide_duplicate import Said, decide_duplicate
from huiyin_web.quality.models import Decision, Duplicate
from huiyin_web.quality.queries.duplicates import proposal_of, versions_of
from support import given
from support.suspects import AT


def a_suspect(village_code: str) -> dict[str, Any]:
    return {"number": given.suspect(village_code).pk}


def an_outcome(_people: People) -> dict[str, Any]:
    return {"outcome": "corrected", "note": "", "seen": ""}


def a_duplicate(village_code: str) -> dict[str, Any]:
    return {"number": given.duplicate(village_code).pk}


def a_decision(_people: People) -> dict[str, Any]:
    seen = versions_of(Duplicate.objects.latest("pk"))
    return {"decision": "household", "keep": "left", "reason": "问过本人", "seen": seen, "before": ""}


def a_proposal(village_code: str) -> dict[str, Any]:
    asked = given.duplicate(village_code)
    said = Said(Decision.HOUSEHOLD, "left", "问过本人", versions_of(asked), "")
    decide_duplicate(duplicate=asked.pk, said=said, by=platform("test"), at=AT)
    return {"number": asked.pk}


def its_key(_people: People) -> dict[str, Any]:
    return {"proposal": proposal_of(Duplicate.objects.latest("pk")), "answer": "请补充核对情况"}


def a_merge(village_code: str) -> dict[str, Any]:
    asked = a_proposal(village_code)
    proposal = its_key({})["proposal"]
    approve_merge(duplicate=asked["number"], proposal=proposal, by=platform("other"), at=AT)
    return asked


def a_flag(village_code: str) -> dict[str, Any]:
    return {"number": given.flag(village_code).pk}


def a_flags_decision(_people: People) -> dict[str, Any]:
    return {"decision": "confirmed", "note": "入户见到车辆", "seen": "", "facts": "0" * 64}


def a_list(village_code: str) -> dict[str, Any]:
    return {"number": given.department_list(f"{village_code[:6]}000000").pk}


def a_file(_people: People) -> dict[str, Any]:
    file = SimpleUploadedFile("车辆.csv", "姓名,身份证号\n王五,11010519491231002X\n".encode())
    return {"kind": "vehicles", "as_of": "2016-01-01", "place": "", "file": file}


_WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR})
_ANSWER = OFFICES | {VILLAGE}
_FLAGS = OFFICES | {AUDITOR}
_LISTS = frozenset({PROVINCE, PREFECTURE, COUNTY})

QUALITY: tuple[Row, ...] = (
    Row("quality:suspects", "GET", {200: HOUSEHOLDS}),
    Row("quality:rules", "GET", {200: HOUSEHOLDS}),
    Row("quality:search", "POST", {302: frozenset({PROVINCE})}),
    Row("quality:suspect", "GET", {200: HOUSEHOLDS}, args=in_county(a_suspect), elsewhere=next_door(a_suspect), whole=_WIDE),
    Row("quality:suspect", "POST", {302: _ANSWER}, args=in_county(a_suspect), data=an_outcome,
        elsewhere=next_door(a_suspect), whole=_WIDE),
    Row("quality:duplicates", "GET", {200: HOUSEHOLDS}),
    Row("quality:search_duplicates", "POST", {302: frozenset({PROVINCE})}),
    Row("quality:duplicate", "GET", {200: HOUSEHOLDS}, args=in_county(a_duplicate), elsewhere=next_door(a_duplicate),
        whole=_WIDE),
    Row("quality:duplicate", "POST", {302: OFFICES}, args=in_county(a_duplicate), data=a_decision,
        elsewhere=next_door(a_duplicate), whole=_WIDE),
    Row("quality:approve_merge", "POST", {302: OFFICES}, args=in_county(a_proposal), data=its_key,
        elsewhere=next_door(a_proposal), whole=_WIDE),
    Row("quality:send_back_merge", "POST", {302: OFFICES}, args=in_county(a_proposal), data=its_key,
        elsewhere=next_door(a_proposal), whole=_WIDE),
    Row("quality:flags", "GET", {200: _FLAGS}),
    Row("quality:flag", "GET", {200: _FLAGS}, args=in_county(a_flag), elsewhere=next_door(a_flag), whole=_WIDE),
    Row("quality:flag", "POST", {302: OFFICES}, args=in_county(a_flag), data=a_flags_decision,
        elsewhere=next_door(a_flag), whole=_WIDE),
    Row("quality:lists", "GET", {200: _LISTS}),
    Row("quality:lists", "POST", {302: _LISTS}, data=a_file),
    Row("quality:list_template", "GET", {200: _LISTS}, args=nothing(kind="vehicles")),
    Row("quality:list", "GET", {200: _LISTS}, args=in_county(a_list), elsewhere=next_door(a_list)),
    Row("quality:withdraw", "POST", {302: _LISTS}, args=in_county(a_list), elsewhere=next_door(a_list)),
    Row("quality:part", "POST", {302: OFFICES}, args=in_county(a_merge), elsewhere=next_door(a_merge), whole=_WIDE),
)  # fmt: skip
