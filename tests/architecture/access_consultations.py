"""Rows of the pages of consultations."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from architecture.access_commitments import SEEING
from architecture.access_leadership import HOLDING, WIDE
from architecture.access_words import COUNTY, PARTNER, PREFECTURE, PROVINCE, TOWNSHIP, UNIT, VILLAGE, People, Row
from huiyin_web.core.clock import now, today
from support import assistance, cast, consultations

RAISING = frozenset({COUNTY, TOWNSHIP, VILLAGE})
Build = Callable[[People], dict[str, Any]]


def here(**more: Any) -> Build:
    return lambda _people: {"number": consultations.called(at=now()).pk} | more


def next_door(**more: Any) -> Build:
    def build(_people: People) -> dict[str, Any]:
        by = consultations.acting(cast.county_officer(cast.NEXT_COUNTY))
        return {"number": consultations.called(at=now(), by=by, place=cast.NEXT_COUNTY).pk} | more

    return build


def need(_people: People) -> dict[str, Any]:
    return {"number": consultations.raised(at=now()).pk}


def next_need(_people: People) -> dict[str, Any]:
    row, by = consultations.called(at=now()), consultations.acting(cast.county_officer(cast.NEXT_COUNTY))
    asked = consultations.Asked("技能培训", "training", consultations.OTHER)
    return {"number": consultations.raised(row, asked, place=cast.NEXT_VILLAGE, by=by, at=now()).pk}


def declined(build: Build) -> Build:
    return lambda people: build(people) | {"act": "decline"}


def called_for(place_code: str) -> Build:
    def build(_people: People) -> dict[str, Any]:
        days = {"needs_by": today() + timedelta(20), "answers_by": today() + timedelta(40)}
        told = {"round_id": assistance.round_of().pk, "year": today().year, "place_code": place_code}
        return told | {key: day.isoformat() for key, day in days.items()}

    return build


def told(_people: People) -> dict[str, Any]:
    blank = {"title": "", "unit": consultations.UNIT, "kind": "other", "quantity": "", "counted_in": "", "what": ""}
    lines = {f"{prefix}-{key}": value for prefix in ("new0", "new1") for key, value in blank.items()}
    return lines | {"new0-title": "村委会电脑"}


CONSULTATIONS = (
    Row("consultations:list", "GET", {200: SEEING}),
    Row("consultations:call", "GET", {200: HOLDING}),
    Row("consultations:call", "POST", {302: HOLDING}, data=called_for(cast.COUNTY),
        data_elsewhere=called_for(cast.NEXT_COUNTY), whole=frozenset({PROVINCE, PREFECTURE})),
    Row("consultations:one", "GET", {200: SEEING}, args=here(), elsewhere=next_door(), whole=WIDE),
    Row("consultations:needs", "GET", {200: SEEING}, args=here(), elsewhere=next_door(), whole=WIDE),
    Row("consultations:places", "GET", {200: SEEING}, args=here(), elsewhere=next_door(), whole=WIDE),
    Row("consultations:units", "GET", {200: SEEING}, args=here(), elsewhere=next_door(), whole=WIDE),
    Row("consultations:paper", "GET", {200: SEEING}, args=here(kind="docx"), elsewhere=next_door(kind="pdf"),
        whole=WIDE),
    Row("consultations:raise", "GET", {200: SEEING}, args=here(place=cast.VILLAGE),
        elsewhere=here(place=cast.NEXT_VILLAGE), whole=WIDE),
    Row("consultations:raise", "POST", {302: RAISING}, args=here(place=cast.VILLAGE), data=told),
    Row("consultations:close", "GET", {200: SEEING}, args=here(), elsewhere=next_door(), whole=WIDE),
    Row("consultations:close", "POST", {302: frozenset({PROVINCE})}, args=here()),
    Row("consultations:need", "GET", {200: SEEING}, args=need, elsewhere=next_need, whole=WIDE),
    Row("consultations:act", "POST", {302: frozenset({UNIT}), 400: frozenset({PARTNER})}, args=declined(need),
        data=lambda _people: {"decline-seen": "0", "decline-reason": "不在职责范围"}, elsewhere=declined(next_need)),
)  # fmt: skip
