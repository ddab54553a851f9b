"""Rows of the pages of commitments."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from architecture.access_words import (
    ADMIN,
    ANALYST,
    AUDITOR,
    COMMANDER,
    COUNTY,
    DEPARTMENT,
    EVALUATOR,
    EVERYBODY,
    HELPER,
    OFFICES,
    PARTNER,
    PREFECTURE,
    PROVINCE,
    SECRETARY,
    TOWNSHIP,
    UNIT,
    People,
    Row,
)  # fmt: skip
from huiyin_web.access.queries import actor_of
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.clock import now, today
from support import cast, commitments

_WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR, DEPARTMENT, ANALYST})
SEEING = EVERYBODY - {HELPER, EVALUATOR, ADMIN}
GIVING = OFFICES | {UNIT, DEPARTMENT, PARTNER, COMMANDER, SECRETARY}
MANAGING = OFFICES | {ADMIN}
PARTIES = frozenset({COUNTY, UNIT, TOWNSHIP})


def one(village_code: str, county_code: str, township_code: str, **more: Any) -> Commitment:
    by = actor_of(cast.county_officer(county_code), on=today())
    days = {"starts_on": today(), "due_on": today() + timedelta(60)}
    return commitments.given(by=by, at=now(), place_code=village_code, accepter=township_code, **days, **more)


def here(_people: People) -> dict[str, Any]:
    return {"number": one(cast.VILLAGE, cast.COUNTY, cast.TOWNSHIP).pk}


def next_door(_people: People) -> dict[str, Any]:
    return {"number": one(cast.NEXT_VILLAGE, cast.NEXT_COUNTY, cast.NEXT_TOWNSHIP, owner="Z-9999").pk}


def acted(build: Any) -> Any:
    return lambda people: build(people) | {"act": "remark"}


def terms(_people: People) -> dict[str, Any]:
    wanted = replace(commitments.TERMS, starts_on=today(), due_on=today() + timedelta(60), accepter=cast.TOWNSHIP)
    return {
        "title": wanted.title, "kind": wanted.kind, "severity": wanted.severity, "source": wanted.source,
        "place_code": wanted.place_code, "owner": cast.COUNTY, "accepter": wanted.accepter,
        "starts_on": wanted.starts_on.isoformat(), "due_on": wanted.due_on.isoformat(),
    }  # fmt: skip


def ticked(people: People) -> dict[str, Any]:
    """Tick a commitment that two offices may remind of; its owner may not."""
    return {"act": "remind", "chosen": f"{here(people)['number']}-0"}


def to_be_reminded(_people: People) -> dict[str, Any]:
    return {"email": "zhaxi@example.invalid"}


COMMITMENTS = (
    Row("commitments:my_reminders", "GET", {200: SEEING}),
    Row("commitments:my_reminders", "POST", {302: SEEING}, data=to_be_reminded),
    Row("commitments:save_filter", "POST", {302: SEEING}, data=lambda _people: {"name": "待办"}),
    Row("commitments:delete_filter", "POST", {404: SEEING}, args=lambda _people: {"number": 1}, does=frozenset()),
    Row("commitments:reminders", "GET", {200: MANAGING}),
    Row("commitments:list", "GET", {200: SEEING}),
    Row("commitments:one", "GET", {200: SEEING}, args=here, elsewhere=next_door, whole=_WIDE),
    Row("commitments:give", "GET", {200: GIVING}),
    Row("commitments:give", "POST", {302: GIVING}, data=terms),
    Row("commitments:part", "GET", {200: GIVING}, args=here, elsewhere=next_door, whole=_WIDE),
    Row("commitments:part", "POST", {302: GIVING}, args=here, data=terms, elsewhere=next_door, whole=_WIDE),
    Row("commitments:act", "POST", {302: PARTIES, 400: SEEING - PARTIES}, args=acted(here), does=PARTIES,
        data=lambda _people: {"remark-seen": "0", "remark-reason": "请抓紧"}, elsewhere=acted(next_door), whole=_WIDE),
    Row("commitments:together", "POST", {302: frozenset({COUNTY, TOWNSHIP}), 400: GIVING - {COUNTY, TOWNSHIP}}, does=frozenset({COUNTY, TOWNSHIP}),
        data=ticked),
    Row("commitments:office", "GET", {200: SEEING}, args=lambda _people: {"office": cast.COUNTY}),
    Row("commitments:place", "GET", {200: SEEING}, args=lambda _people: {"place": cast.VILLAGE},
        elsewhere=lambda _people: {"place": cast.NEXT_VILLAGE}, whole=_WIDE),
)  # fmt: skip
