"""Rows of the pages of plans, targets and letters."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from architecture.access_words import (
    ANALYST,
    AUDITOR,
    COMMANDER,
    COUNTY,
    DEPARTMENT,
    EVALUATOR,
    FIGURES,
    HELPER,
    INSPECTOR,
    OFFICES,
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
from huiyin_web.core.clock import today
from support import cast, targets

_WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR, DEPARTMENT, ANALYST})
SETTING = frozenset({PROVINCE, PREFECTURE, COUNTY})
ANSWERING = OFFICES | {DEPARTMENT}
BELOW_THE_COUNTY = frozenset({TOWNSHIP, VILLAGE, HELPER, UNIT})
SEEING = FIGURES - BELOW_THE_COUNTY
assert {EVALUATOR, PARTNER} <= SEEING
_OWNER, _SETTER = frozenset({COUNTY}), frozenset({PREFECTURE})
Build = Callable[[People], dict[str, Any]]


def one(code: str, *, asked: bool = False) -> Build:
    def build(_people: People) -> dict[str, Any]:
        row = targets.of_county(code)
        if asked:
            targets.asked(
                row, by=None if code == cast.COUNTY else targets.actor_of(cast.county_officer(code), on=today())
            )
        return {"number": row.pk}

    return build


def letter(code: str, **more: str) -> Build:
    return lambda _people: {"number": targets.drawn_up(code, due_on=today() + timedelta(200)).pk, **more}


def saved(code: str, township: str) -> Build:
    def build(_people: People) -> dict[str, Any]:
        row = targets.of_county(code)
        by = targets.actor_of(cast.county_officer(code), on=today())
        targets.broken_down(row, {township: "600" if code == cast.COUNTY else "400"}, by=by)
        return {"number": row.pk}

    return build


def sent(act: str, **more: str) -> Build:
    told = {"seen": "2", "value": "590"} | more
    return lambda _people: {f"{act}-{name}": value for name, value in told.items()}


def adopted(**more: Any) -> Build:
    return lambda _people: {"plan": targets.adopted().key, **more}


def drawing(_people: People) -> dict[str, Any]:
    targets.of_county()
    due_on = (today() + timedelta(200)).isoformat()
    return {"period": f"{targets.PLAN}/2016", "lower": cast.COUNTY, "due_on": due_on, "reason": ""}


def act(name: str, who: Any, rest: Any, *, asked: bool = False, **more: str) -> Row:
    return Row(f"targets:{name}", "POST", {302: who, 404: rest}, args=one(cast.COUNTY, asked=asked),
               data=sent(name, **more), elsewhere=one(cast.NEXT_COUNTY, asked=asked))  # fmt: skip


TARGETS = (
    Row("targets:plans", "GET", {200: FIGURES}),
    Row("targets:adopt", "POST", {302: frozenset({PROVINCE}), 404: SETTING - {PROVINCE}},
        args=lambda _people: {"plan": targets.PLAN}),
    Row("targets:plan", "GET", {200: FIGURES}, args=adopted(), data_elsewhere=lambda _people: {"place": cast.NEXT_COUNTY}, whole=_WIDE),
    Row("targets:set", "GET", {200: SETTING}, args=adopted(year=2016)),
    Row("targets:set", "POST", {302: frozenset({PROVINCE}), 400: SETTING - {PROVINCE}}, args=adopted(year=2016), does=frozenset({PROVINCE}),
        data=lambda _people: {"office": cast.PROVINCE, "indicator": "lifted", "value": "1000"}),
    Row("targets:one", "GET", {200: SEEING, 404: BELOW_THE_COUNTY}, args=one(cast.COUNTY), elsewhere=one(cast.NEXT_COUNTY), whole=_WIDE),
    act("revise", _SETTER, SETTING - _SETTER, reason="雪灾"),
    act("report", _OWNER, ANSWERING - _OWNER, source="年报"),
    act("propose", _OWNER, ANSWERING - _OWNER, reason="雪灾"),
    Row("targets:inspect", "POST", {302: frozenset({INSPECTOR})}, args=one(cast.COUNTY), data=sent("inspect", source="抽查")),
    act("answer", _SETTER, SETTING - _SETTER, asked=True, seen="3", answer="accepted"),
    Row("targets:break_down", "GET", {200: _OWNER, 404: SETTING - _OWNER}, args=one(cast.COUNTY), elsewhere=one(cast.NEXT_COUNTY)),
    Row("targets:break_down", "POST", {302: _OWNER, 404: SETTING - _OWNER}, args=one(cast.COUNTY), elsewhere=one(cast.NEXT_COUNTY),
        data=lambda _people: {"seen": "2", f"part_{cast.TOWNSHIP}": "600"}),
    Row("targets:issue", "POST", {302: _OWNER, 404: SETTING - _OWNER}, args=saved(cast.COUNTY, cast.TOWNSHIP),
        data=lambda _people: {"seen": "3"}, elsewhere=saved(cast.NEXT_COUNTY, cast.NEXT_TOWNSHIP)),
    Row("targets:letters", "GET", {200: FIGURES}),
    Row("targets:letter", "GET", {200: SEEING, 404: BELOW_THE_COUNTY}, args=letter(cast.COUNTY), elsewhere=letter(cast.NEXT_COUNTY), whole=_WIDE),
    Row("targets:draw_up", "GET", {200: SETTING}),
    Row("targets:draw_up", "POST", {302: _SETTER, 400: SETTING - _SETTER}, data=drawing, does=_SETTER),
    Row("targets:sign", "POST", {302: _OWNER, 404: ANSWERING - _OWNER}, args=letter(cast.COUNTY), elsewhere=letter(cast.NEXT_COUNTY)),
    Row("targets:paper", "GET", {200: SEEING, 404: BELOW_THE_COUNTY}, args=letter(cast.COUNTY, kind="docx", language="zh"),
        elsewhere=letter(cast.NEXT_COUNTY, kind="docx", language="zh"), whole=_WIDE),
)  # fmt: skip
