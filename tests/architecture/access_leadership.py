"""Rows of the pages of the leading group."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from architecture.access_commitments import GIVING, SEEING
from architecture.access_words import (
    ANALYST,
    AUDITOR,
    COMMANDER,
    COUNTY,
    DEPARTMENT,
    INSPECTOR,
    NOBODY,
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
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import now, today
from support import cast, given, leadership, publicity, talking

WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR, DEPARTMENT, ANALYST})
HOLDING = frozenset({PROVINCE, PREFECTURE, COUNTY})
REACHING = WIDE | {COUNTY, PARTNER, INSPECTOR}  # the county itself, not only places in it
MEETING_SEEN = REACHING | {UNIT, TOWNSHIP}  # with a decision for their office
ASKED = REACHING | {UNIT}  # for an opinion
UNIT_NUMBER = leadership.UNIT
FAR = (today() + timedelta(300)).isoformat()
LATER = (today() + timedelta(90)).isoformat()
Build = Callable[[People], dict[str, Any]]


def office(code: str) -> Actor:
    return actor_of(cast.county_officer(code), on=today())


def meeting(code: str, *, open_: bool = False, **more: Any) -> dict[str, Any]:
    build = leadership.written if open_ else leadership.concluded
    return {"number": build(by=office(code), at=now(), **more).pk}


def next_door(*, open_: bool = False) -> Build:
    away = {"owner": "Z-9999", "accepter": cast.NEXT_TOWNSHIP, "place_code": cast.NEXT_VILLAGE}
    return lambda _people: meeting(cast.NEXT_COUNTY, open_=open_, **away)


def here(*, open_: bool = False, **more: Any) -> Build:
    return lambda _people: meeting(cast.COUNTY, open_=open_) | more


def line(*, code: str = cast.COUNTY) -> Build:
    def build(_people: People) -> dict[str, Any]:
        away = {} if code == cast.COUNTY else {"owner": "Z-9999", "place_code": cast.NEXT_VILLAGE}
        row = leadership.written(by=office(code), at=now(), **away)
        return {"number": row.pk, "part": "items", "row": row.items.get().pk}

    return build


def document(code: str) -> Build:
    return lambda _people: {"number": leadership.heard(by=office(code), at=now()).pk}


def next_document(_people: People) -> dict[str, Any]:
    return {"number": leadership.drafted(by=office(cast.NEXT_COUNTY), at=now()).pk}


def acted(build: Build) -> Build:
    return lambda people: build(people) | {"act": "write"}


def terms(_people: People) -> dict[str, Any]:
    return {"kind": "meeting", "title": "领导小组会议", "held_on": today().isoformat()}


def item(_people: People) -> dict[str, Any]:
    return {"kind": "topic", "title": "东西部扶贫协作"}


def problem(code: str = cast.TOWNSHIP) -> Build:
    """Open a problem of a township's office, which waits for its county's."""
    place = cast.VILLAGE if code == cast.TOWNSHIP else cast.NEXT_VILLAGE

    def build(_people: People) -> dict[str, Any]:
        by = actor_of(cast.township_officer(code), on=today())
        wanted = UNIT_NUMBER if code == cast.TOWNSHIP else "Z-9999"
        return {"number": talking.opened(by=by, at=now(), place_code=place, wanted_from=wanted).pk}

    return build


def notice(code: str = cast.COUNTY) -> Build:
    """Send a notice of a county's office to its township's."""
    to = cast.TOWNSHIP if code == cast.COUNTY else cast.NEXT_TOWNSHIP
    by = today() + timedelta(7)
    return lambda _people: {"number": talking.sent(to, by=office(code), at=now(), confirm_by=by).pk}


def problem_told(_people: People) -> dict[str, Any]:
    return {"title": "通村道路塌方", "what": "需工程修复", "place_code": cast.VILLAGE, "severity": "serious",
            "asked": "B-ASKED"}  # fmt: skip


def asked_unit(_people: People) -> dict[str, Any]:
    given.organisation("B-ASKED", name="省应急办（示范）")
    return {}


def owner_told(_people: People) -> dict[str, Any]:
    return {"kind": "works", "owner": cast.PREFECTURE, "person": "责任人", "accepter": cast.TOWNSHIP, "due_on": FAR}


def notice_told(_people: People) -> dict[str, Any]:
    return {"title": "通知", "words": "请报送", "circles": ["below"], "confirm_by": LATER}


def contact_told(_people: People) -> dict[str, Any]:
    return {"name": "联络员甲", "telephone": "0976-8870001", "from_on": today().isoformat()}


WRITES = {302: frozenset({COUNTY}), 404: HOLDING - {COUNTY}}
READS = {200: frozenset({COUNTY}), 404: HOLDING - {COUNTY}}


def piece(code: str = cast.COUNTY) -> Build:
    return lambda _people: {"number": publicity.proposed(at=now(), by=office(code)).pk}


def acted_on_piece(build: Build) -> Build:
    return lambda people: build(people) | {"act": "clear"}


def piece_told(_people: People) -> dict[str, Any]:
    return {
        "topic": "一村一品", "words": "增收", "outlet": "示范日报", "outlet_kind": "newspaper", "audience": "public",
        "planned_on": LATER, "clearer": "",
    }  # fmt: skip


LEADERSHIP = (
    Row("leadership:meetings", "GET", {200: SEEING}),
    Row("leadership:meeting", "GET", {200: MEETING_SEEN, 404: frozenset({VILLAGE})}, args=here(), elsewhere=next_door(),
        whole=WIDE),
    Row("leadership:minutes", "GET", {200: MEETING_SEEN, 404: frozenset({VILLAGE})}, args=here(kind="docx"),
        elsewhere=lambda people: next_door()(people) | {"kind": "docx"}, whole=WIDE),
    Row("leadership:hold", "GET", {200: HOLDING}),
    Row("leadership:hold", "POST", {302: HOLDING}, data=terms),
    Row("leadership:change", "GET", READS, args=here(open_=True), elsewhere=next_door(open_=True), whole=NOBODY),
    Row("leadership:change", "POST", WRITES, args=here(open_=True), data=terms, elsewhere=next_door(open_=True),
        whole=NOBODY),
    Row("leadership:new_line", "GET", READS, args=here(open_=True, part="items")),
    Row("leadership:new_line", "POST", WRITES, args=here(open_=True, part="items"), data=item),
    Row("leadership:line", "GET", READS, args=line(), elsewhere=line(code=cast.NEXT_COUNTY), whole=NOBODY),
    Row("leadership:line", "POST", WRITES, args=line(), data=item, elsewhere=line(code=cast.NEXT_COUNTY), whole=NOBODY),
    Row("leadership:conclude", "POST", WRITES, args=here(open_=True), elsewhere=next_door(open_=True), whole=NOBODY),
    Row("leadership:add", "POST", {302: frozenset({COUNTY})}, args=here(), elsewhere=next_door(),
        data=lambda _people: {"words": "应为第2项", "reason": "笔误"}),
    Row("leadership:documents", "GET", {200: SEEING}),
    Row("leadership:draft", "GET", {200: HOLDING}),
    Row("leadership:draft", "POST", {302: HOLDING},
        data=lambda _people: {"kind": "method", "title": "办法", "words": leadership.TEXT}),
    Row("leadership:document", "GET", {200: ASKED, 404: frozenset({TOWNSHIP, VILLAGE})}, args=document(cast.COUNTY),
        elsewhere=next_document, whole=WIDE),
    Row("leadership:document_act", "POST",
        {302: frozenset({COUNTY}), 400: ASKED - {COUNTY}, 404: frozenset({TOWNSHIP, VILLAGE})},
        args=acted(document(cast.COUNTY)), data=lambda _people: {"write-seen": "2", "write-words": leadership.TEXT},
        elsewhere=acted(next_document), whole=WIDE),
    Row("leadership:problems", "GET", {200: SEEING}),
    Row("leadership:problem", "GET", {200: SEEING}, args=problem(), elsewhere=problem(cast.NEXT_TOWNSHIP), whole=WIDE),
    Row("leadership:open_problem", "GET", {200: GIVING}),
    Row("leadership:open_problem", "POST", {302: GIVING}, args=asked_unit, data=problem_told,
        data_elsewhere=lambda people: problem_told(people) | {"place_code": cast.NEXT_VILLAGE}, whole=WIDE),
    Row("leadership:own_problem", "POST", {302: frozenset({COUNTY})}, args=problem(), data=owner_told,
        elsewhere=problem(cast.NEXT_TOWNSHIP), whole=WIDE),
    Row("leadership:answer_problem", "POST", {302: frozenset({COUNTY})}, args=problem(),
        data=lambda _people: {"answer": "已解决"}, elsewhere=problem(cast.NEXT_TOWNSHIP), whole=WIDE),
    Row("leadership:dispatches", "GET", {200: SEEING}),
    Row("leadership:dispatch", "GET", {200: REACHING | {TOWNSHIP}, 404: frozenset({VILLAGE, UNIT})}, args=notice(),
        elsewhere=notice(cast.NEXT_COUNTY), whole=WIDE),
    Row("leadership:send", "GET", {200: HOLDING}),
    Row("leadership:send", "POST", {302: HOLDING}, data=notice_told),
    Row("leadership:confirm", "POST", {302: frozenset({TOWNSHIP}), 404: frozenset({UNIT})}, args=notice(),
        elsewhere=notice(cast.NEXT_COUNTY), whole=WIDE),
    Row("leadership:publicity", "GET", {200: SEEING}),
    Row("leadership:propose_piece", "GET", {200: HOLDING}),
    Row("leadership:propose_piece", "POST", {302: HOLDING}, data=piece_told),
    Row("leadership:piece", "GET", {200: REACHING, 404: frozenset({TOWNSHIP, VILLAGE, UNIT})}, args=piece(),
        elsewhere=piece(cast.NEXT_COUNTY), whole=WIDE),
    Row("leadership:piece_act", "POST",
        {302: frozenset({COUNTY}), 400: WIDE - {COUNTY, ANALYST, AUDITOR} | {PARTNER},
         404: frozenset({TOWNSHIP, VILLAGE, UNIT})},
        args=acted_on_piece(piece()), data=lambda _people: {"clear-seen": "0"},
        elsewhere=acted_on_piece(piece(cast.NEXT_COUNTY)), whole=WIDE),
    Row("leadership:contacts", "GET", {200: SEEING}),
    Row("leadership:contact", "GET", {200: SEEING}, args=lambda _people: {"office": cast.TOWNSHIP}),
    Row("leadership:contact", "POST", {302: HOLDING | {TOWNSHIP}}, args=lambda _people: {"office": cast.TOWNSHIP},
        data=contact_told),
)  # fmt: skip
