"""Rows of the pages of files of evidence, all attached to the first step of a case."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from architecture.access_words import (
    AUDITOR,
    COMMANDER,
    HOUSEHOLDS,
    INSPECTOR,
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
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import now
from support.cases import DAY, exit_case
from support.evidence import SHOWS, attached, picture, step_of

_WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR})
_NAME = "632725199003070035 13800138765.jpg"  # what a name may say: never seen on a page
_WHY = {"reason": "核对签字"}


def a_step(village_code: str) -> dict[str, Any]:
    return {"subject": step_of(exit_case(village_code))}


def a_file(village_code: str) -> dict[str, Any]:
    return {"uuid": attached(exit_case(village_code), name=_NAME).uuid}


def a_file_of_the_villages_worker(people: People) -> dict[str, Any]:
    return {"uuid": attached(exit_case(), by=actor_of(people[VILLAGE], on=DAY), at=now()).uuid}


EVIDENCE = (
    Row("evidence:files", "GET", {200: HOUSEHOLDS}, args=in_county(a_step), elsewhere=next_door(a_step), whole=_WIDE),
    Row("evidence:files", "POST", {302: frozenset({VILLAGE})}, args=in_county(a_step), elsewhere=next_door(a_step), whole=_WIDE,
        data=lambda _people: {"shows": SHOWS, "file": SimpleUploadedFile(_NAME, picture())}),
    Row("evidence:file", "GET", {200: HOUSEHOLDS}, args=in_county(a_file), elsewhere=next_door(a_file), whole=_WIDE),
    Row("evidence:open", "POST", {200: OFFICES | {VILLAGE, INSPECTOR}}, args=in_county(a_file), elsewhere=next_door(a_file),
        whole=_WIDE, data=lambda _people: _WHY),
    Row("evidence:withdraw", "POST", {302: frozenset({VILLAGE})}, args=a_file_of_the_villages_worker, elsewhere=next_door(a_file),
        whole=_WIDE, data=lambda _people: _WHY),
)  # fmt: skip
