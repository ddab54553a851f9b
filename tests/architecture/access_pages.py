"""Rows of the pages about places, households, years and assessments, and of imports."""

import json
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.conf import settings

from architecture.access_words import (
    ANALYST,
    ASSESSMENTS,
    AUDITOR,
    COMMANDER,
    COUNTY,
    DEPARTMENT,
    EVERYBODY,
    FIGURES,
    HOUSEHOLDS,
    INSPECTOR,
    NOBODY,
    OFFICES,
    PREFECTURE,
    PROVINCE,
    SECRETARY,
    TOWNSHIP,
    VILLAGE,
    VISITORS,
    People,
    Row,
    in_county,
    next_door,
    nothing,
)  # fmt: skip
from huiyin.kernel.canonical import content_hash
from huiyin.kernel.text import Text
from huiyin.scoring import Figure, load_scheme, score
from huiyin_web.access.actor import platform
from huiyin_web.assessment.models import Round
from huiyin_web.assistance.models import Visit
from huiyin_web.core.clock import now, today
from huiyin_web.snapshots.actions.settle import settle
from huiyin_web.snapshots.readiness import readiness_of
from support import assessable, batches, cast, given, sheets


def a_place(code: str) -> dict[str, Any]:
    return {"code": code}


def a_figure(code: str) -> dict[str, Any]:
    return {"code": code, "indicator": "poor_persons"}


def a_cell(code: str) -> dict[str, Any]:
    return {"code": code, "cell": "poor-left"}


def a_household(village_code: str) -> dict[str, Any]:
    return {"household": given.household(village_code, phone="13900000000").pk}


def a_visit_to(village_code: str) -> dict[str, Any]:
    made = Visit.objects.create(
        uuid=uuid4(), household=given.household(village_code), village_code=village_code, by_key="user:0", by_name="—",
        visited_on=batches.AT.date(), recorded_at=batches.AT, found="same",
    )  # fmt: skip
    return {"visit": made.pk}


def a_told_visit(_people: People) -> dict[str, Any]:
    return {"uuid": str(uuid4()), "found": "better", "visited_on": today().isoformat()}


def a_told_help(_people: People) -> dict[str, Any]:
    return {"kind": "industry", "what": "母羊 7 只", "given_by": "县农牧局", "given_on": "2016-05-04"}


def a_help_by_hand(village_code: str) -> dict[str, Any]:
    return {"number": given.help_received(given.household(village_code), what="母牛").pk}


def a_checked_file(village_code: str) -> dict[str, Any]:
    return {"number": batches.batch(state="checked", place_code=village_code).pk}


def a_file_that_decides(village_code: str) -> dict[str, Any]:
    return {"number": batches.batch(state="checked", place_code=village_code, deciding=2, handed_in_at=now()).pk}


def some_rows(village_code: str) -> dict[str, Any]:
    """Ask for the rows of a village: its township is offered it, an office above is offered larger places only."""
    return {"kind": "households", "place": village_code, "reason": "更新联系电话"}


def an_applied_file(village_code: str) -> dict[str, Any]:
    return {"number": batches.batch(state="applied", place_code=village_code, applied_at=now()).pk}


def a_file(village_code: str) -> dict[str, Any]:
    return batches.sent(content=batches.csv_of([sheets.household(行政村代码=village_code)]))


def a_year_to_freeze(village_code: str) -> dict[str, Any]:
    """Build a year that lacks an income, and send that this was seen."""
    given.population(village_code)
    given.household(village_code, income_per_capita=None)
    return {"accepted": "on", "seen": json.dumps(readiness_of(2016, at=batches.AT).flaws)}


def a_frozen_year(_people: People) -> dict[str, Any]:
    if not (settings.HUIYIN_DATA / "snapshots" / "2016").exists():
        assessable.freeze_2016(settings.HUIYIN_DATA)
    settle(by=platform("test"), at=batches.AT)
    return {"year": 2016, "scheme": SCHEME.key}


def a_round() -> int:
    result = score(SCHEME, dict.fromkeys((cast.PREFECTURE, NEXT_PREFECTURE), _SATISFIED)).as_dict()
    made = Round.objects.create(
        year=2016, scheme=SCHEME.key, scheme_version=SCHEME.version, scheme_hash=SCHEME.hash, run=1, result=result,
        result_hash=content_hash(result), at=batches.AT, by_name="—",
    )  # fmt: skip
    return made.pk


def a_result(place_code: str, **more: str) -> Any:
    """Name the result of a prefecture in a round that has two."""
    return lambda _people: {"round_id": a_round(), "place_code": place_code, **more}


NEXT_PREFECTURE = "632600000000"
SCHEME = load_scheme("cn-prefecture-2016")
_SATISFIED = {"satisfaction": {"value": Figure(Decimal(93), Text("evaluation", "评估"))}}
_PROVINCIAL = frozenset({PROVINCE, DEPARTMENT, ANALYST, AUDITOR})
_WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR, DEPARTMENT, ANALYST})
_HELP_RECORDERS = VISITORS | {COUNTY, TOWNSHIP}
_REASON = {"value": "household.phone", "reason": "核对补贴发放账户"}

PAGES: tuple[Row, ...] = (
    # what every page with charts fetches
    Row("core:outlines", "GET", {200: EVERYBODY}),
    Row("core:runtime", "GET", {200: EVERYBODY}, args=nothing(version="1")),
    Row("core:chart", "GET", {404: EVERYBODY}, args=nothing(key="none")),
    # situation, places, households
    Row("overview:today", "GET", {200: EVERYBODY}),
    Row("overview:situation", "GET", {200: FIGURES}),
    # Every role measures its own place; the line is the statutory one.
    Row("overview:measurement", "GET", {200: FIGURES}),
    Row("overview:transitions", "GET", {200: FIGURES}),
    # Finds for each what they may see: for an administrator nothing.
    Row("overview:search", "GET", {200: EVERYBODY}),
    Row("overview:search", "POST", {200: EVERYBODY}, data=nothing(id_number="632722198404300045"), does=NOBODY),
    # What nobody froze is not found, whoever may see households.
    Row("overview:behind", "GET", {404: HOUSEHOLDS}, args=in_county(a_figure), elsewhere=next_door(a_figure)),
    Row("overview:transition_households", "GET", {404: HOUSEHOLDS}, args=in_county(a_cell), elsewhere=next_door(a_cell)),
    Row("overview:place", "GET", {200: FIGURES}, args=in_county(a_place), elsewhere=next_door(a_place), whole=_WIDE),
    Row("overview:household", "GET", {200: HOUSEHOLDS}, args=in_county(a_household), elsewhere=next_door(a_household), whole=_WIDE),
    Row("overview:unmask", "POST", {302: OFFICES | {VILLAGE, INSPECTOR}}, args=in_county(a_household), data=lambda _people: _REASON,
        elsewhere=next_door(a_household), whole=_WIDE),
    # visits
    Row("assistance:my", "GET", {200: VISITORS}),
    Row("assistance:blank", "GET", {200: VISITORS}),
    Row("assistance:worker", "GET", {200: EVERYBODY}, public=True),
    Row("assistance:visit", "GET", {200: VISITORS}, args=in_county(a_household)),
    Row("assistance:visit", "POST", {302: VISITORS}, args=in_county(a_household), data=a_told_visit, mine=lambda user: {"by": user.key}),
    Row("assistance:help", "GET", {200: _HELP_RECORDERS}, args=in_county(a_household), elsewhere=next_door(a_household)),
    Row("assistance:help", "POST", {302: _HELP_RECORDERS}, args=in_county(a_household), data=a_told_help, elsewhere=next_door(a_household)),
    Row("assistance:withdraw_help", "GET", {200: frozenset({TOWNSHIP, COUNTY}), 403: HOUSEHOLDS - {TOWNSHIP, COUNTY}},
        args=in_county(a_help_by_hand), elsewhere=next_door(a_help_by_hand), whole=_WIDE),
    Row("assistance:withdraw_help", "POST", {302: frozenset({TOWNSHIP, COUNTY}), 403: HOUSEHOLDS - {TOWNSHIP, COUNTY}},
        args=in_county(a_help_by_hand), data=nothing(reason="写错了户"), elsewhere=next_door(a_help_by_hand), whole=_WIDE),
    Row("assistance:visits", "GET", {200: HOUSEHOLDS}),
    Row("assistance:slip", "GET", {200: HOUSEHOLDS}, args=in_county(a_visit_to), elsewhere=next_door(a_visit_to), whole=_WIDE),
    Row("places:organisations", "GET", {200: FIGURES}),
    Row("places:statistics", "GET", {200: FIGURES}, args=in_county(a_place), elsewhere=next_door(a_place), whole=_WIDE),
    # frozen years
    Row("snapshots:list", "GET", {200: FIGURES}),
    Row("snapshots:year", "GET", {200: frozenset({PROVINCE})}, args=nothing(year=2016)),
    Row("snapshots:year", "POST", {302: frozenset({PROVINCE})}, args=nothing(year=2016), data=in_county(a_year_to_freeze)),
    Row("snapshots:verify", "POST", {302: frozenset({PROVINCE})}),
    # assessments
    Row("assessment:rounds", "GET", {200: ASSESSMENTS}),
    Row("assessment:assess", "POST", {302: frozenset({PROVINCE})}, data=a_frozen_year),
    Row("assessment:round", "GET", {200: ASSESSMENTS}, args=lambda _people: {"round_id": a_round()}),  # of the whole province
    Row("assessment:scorecard", "GET", {200: ASSESSMENTS}, args=a_result(cast.PREFECTURE), elsewhere=a_result(NEXT_PREFECTURE), whole=_PROVINCIAL),
    Row("assessment:working", "GET", {200: ASSESSMENTS}, args=a_result(cast.PREFECTURE, indicator="satisfaction"),
        elsewhere=a_result(NEXT_PREFECTURE, indicator="satisfaction"), whole=_PROVINCIAL),
    # files on their way in
    Row("imports:centre", "GET", {200: OFFICES}),
    Row("imports:centre", "POST", {302: OFFICES}, data=in_county(a_file)),
    Row("imports:template", "GET", {200: OFFICES}, args=nothing(kind="persons", language="zh")),
    Row("imports:rows", "GET", {200: OFFICES}),
    Row("imports:rows", "POST", {200: OFFICES}, data=in_county(some_rows), does=frozenset({TOWNSHIP})),
    Row("imports:batch", "GET", {200: OFFICES}, args=in_county(a_checked_file), elsewhere=next_door(a_checked_file)),
    Row("imports:absent", "GET", {200: OFFICES}, args=in_county(a_checked_file), elsewhere=next_door(a_checked_file)),
    Row("imports:corrected", "GET", {404: OFFICES}, args=in_county(a_checked_file)),
    Row("imports:check", "POST", {302: OFFICES}, args=in_county(a_checked_file), elsewhere=next_door(a_checked_file)),
    Row("imports:apply", "POST", {302: OFFICES}, args=in_county(a_checked_file), elsewhere=next_door(a_checked_file)),
    Row("imports:hand_in", "POST", {409: OFFICES}, args=in_county(a_checked_file), elsewhere=next_door(a_checked_file)),
    Row("imports:send_back", "POST", {302: OFFICES}, args=in_county(a_file_that_decides),
        data=lambda _people: {"reason": "收入来源请附凭证"}, elsewhere=next_door(a_file_that_decides)),
    Row("imports:undo", "POST", {302: OFFICES}, args=in_county(an_applied_file), data=lambda _people: {"sure": "on"},
        elsewhere=next_door(an_applied_file)),
    Row("imports:cancel", "POST", {302: OFFICES}, args=in_county(a_checked_file), elsewhere=next_door(a_checked_file)),
)  # fmt: skip
