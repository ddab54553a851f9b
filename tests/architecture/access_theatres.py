"""Rows of the pages of theatres."""

from datetime import timedelta
from typing import Any

from architecture.access_commitments import SEEING
from architecture.access_words import (
    ANALYST,
    AUDITOR,
    COMMANDER,
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
)  # fmt: skip
from huiyin_web.core.clock import now, today
from huiyin_web.theatres.models import Theatre, Visit
from huiyin_web.theatres.queries.stored import drawn_now
from support import cast, theatres

WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR, DEPARTMENT, ANALYST})
KEEPING = frozenset({PROVINCE})
COMMANDING = frozenset({COMMANDER, SECRETARY})
BELOW = frozenset({TOWNSHIP, VILLAGE, UNIT})  # a part of the county only, so that they don't see its theatre
REACHING = SEEING - BELOW
KNOWING = KEEPING | COMMANDING | {AUDITOR}
SEE_NO_HOUSEHOLDS = frozenset({DEPARTMENT, PARTNER, ANALYST})
KEEPERS = frozenset({PROVINCE, PREFECTURE})


def theatre(code: str) -> Theatre:
    if code == cast.COUNTY:
        theatres.homes(4)
    return theatres.set_up(code, at=now())


def visit(code: str = cast.COUNTY) -> Visit:
    village = {cast.COUNTY: cast.VILLAGE, cast.NEXT_COUNTY: cast.NEXT_VILLAGE}[code]
    theatres.homes(4, village)
    return theatres.prepared(theatres.set_up(code, at=now()), by=theatres.commander(code), at=now(), place_code=code)


def here(_people: People) -> dict[str, Any]:
    return {"number": theatre(cast.COUNTY).pk}


def next_door(_people: People) -> dict[str, Any]:
    return {"number": theatre(cast.NEXT_COUNTY).pk}


def visited(_people: People) -> dict[str, Any]:
    return {"number": visit().pk}


def visited_next_door(_people: People) -> dict[str, Any]:
    return {"number": visit(cast.NEXT_COUNTY).pk}


def drawn(people: People) -> dict[str, Any]:
    return visited(people) | {"draw": 1}


def taken(_people: People) -> dict[str, Any]:
    row = theatres.set_up(cast.COUNTY, cast.NEXT_COUNTY, at=now())
    return {"number": row.pk, "place": row.places.order_by("pk")[0].pk}


def terms(_people: People) -> dict[str, Any]:
    return {"name": "囊谦战区", "places": cast.COUNTY, "commander": "指挥长（示范）", "post": "省级领导（示范）"}


def planned(_people: People) -> dict[str, Any]:
    return {"place_code": cast.COUNTY, "planned_on": today().isoformat(), "villages": "1", "each": "2"}


def order(_people: People) -> dict[str, Any]:
    due_on = (today() + timedelta(90)).isoformat()
    return {
        "title": "维修漏雨住房", "kind": "rectification", "severity": "ordinary", "place_code": cast.COUNTY,
        "owner": cast.COUNTY, "person": "县扶贫办责任人", "accepter": cast.TOWNSHIP, "due_on": due_on,
    }  # fmt: skip


def reason(_people: People) -> dict[str, Any]:
    return {"reason": "道路中断"}


def recorded(_people: People) -> dict[str, Any]:
    row = Visit.objects.latest("pk")
    drawings = drawn_now(row)
    seen = {f"home{one.pk}": "as_told" for one in drawings} | {
        f"village{one.village_code}": "sound" for one in drawings
    }
    return {"made_on": today().isoformat(), "summary": "看了几户。"} | seen


def of_theatre(url: str, method: str, roles: frozenset[Any], status: int = 200, **more: Any) -> Row:
    """Give the row of something about one theatre: who does not reach it does not find it."""
    return Row(
        f"theatres:{url}", method, {status: roles, 404: BELOW}, args=here, elsewhere=next_door, whole=WIDE, **more
    )


THEATRES = (
    Row("theatres:list", "GET", {200: SEEING}),
    Row("overview:theatre", "GET", {200: REACHING, 404: BELOW}, args=here, elsewhere=next_door, whole=WIDE),
    Row("theatres:set_up", "GET", {200: KEEPERS}),
    Row("theatres:set_up", "POST", {302: KEEPERS}, data=terms),
    of_theatre("one", "GET", REACHING),
    of_theatre("put", "POST", KEEPING, 302, data=lambda _people: {"place_code": cast.NEXT_COUNTY}),
    Row("theatres:take", "POST", {302: KEEPING, 404: BELOW}, args=taken),
    of_theatre("commander", "GET", KEEPING),
    of_theatre("commander", "POST", KEEPING, 302, data=terms),
    of_theatre("plan", "GET", KEEPING),
    of_theatre("plan", "POST", KEEPING, 302, data=lambda _people: {"words": "一、目标。"}),
    of_theatre("prepare", "GET", COMMANDING),
    of_theatre("prepare", "POST", COMMANDING, 302, data=planned),
    of_theatre("order", "GET", COMMANDING),
    of_theatre("order", "POST", COMMANDING, 302, data=order),
    Row("theatres:visit", "GET", {200: KNOWING, 404: SEEING - KNOWING}, args=visited, elsewhere=visited_next_door,
        whole=KNOWING),
    Row("theatres:draw", "GET", {200: KNOWING, 404: SEEING - KNOWING - SEE_NO_HOUSEHOLDS}, args=drawn),
    Row("theatres:again", "POST", {302: COMMANDING, 404: SEEING - KNOWING}, args=visited, data=reason),
    Row("theatres:call_off", "POST", {302: COMMANDING, 404: SEEING - KNOWING}, args=visited, data=reason),
    Row("theatres:record", "GET", {200: COMMANDING, 404: SEEING - KNOWING}, args=visited),
    Row("theatres:record", "POST", {302: COMMANDING, 404: SEEING - KNOWING}, args=visited, data=recorded),
    Row("theatres:order_of_visit", "GET", {200: COMMANDING, 404: SEEING - KNOWING}, args=visited),
    Row("theatres:order_of_visit", "POST", {302: COMMANDING, 404: SEEING - KNOWING}, args=visited, data=order),
)  # fmt: skip
