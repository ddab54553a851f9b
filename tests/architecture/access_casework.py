"""Rows of the pages of cases, notices and objections."""

from typing import Any

from architecture.access_words import (
    AUDITOR,
    COMMANDER,
    COUNTY,
    EVERYBODY,
    HOUSEHOLDS,
    NOBODY,
    PREFECTURE,
    PROVINCE,
    SECRETARY,
    TOWNSHIP,
    VILLAGE,
    People,
    Row,
    in_county,
    next_door,
)  # fmt: skip
from huiyin.policy import Office
from huiyin_web.casework.actions.ask_review import ask_review
from huiyin_web.casework.actions.triage_objection import triage_objection
from support import cast, given
from support.cases import AT, CELLS, application, exit_case, notice_of, officer, walked
from support.objecting import objection_on, refused

WORKERS = frozenset({VILLAGE, TOWNSHIP, COUNTY})
ANSWERING = frozenset({TOWNSHIP, COUNTY})
OTHERS = HOUSEHOLDS - {VILLAGE}
WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR})
_EVIDENCE = {f"evidence-{key}": value for key, value in CELLS.items()}
_STEP = _EVIDENCE | {"on": "2016-09-02", "steps_taken": 1}
_LEAVE = {"reason": "农户撤回申请", "on": "2016-09-20", "state": "proposed"}
_ANSWER = {"outcome": "refused", "answer": "经核查不属实，维持原结论"}


def a_case(village_code: str) -> dict[str, Any]:
    return {"number": exit_case(village_code).pk}


def a_step(village_code: str) -> dict[str, Any]:
    return a_case(village_code) | {"step": "appraise"}


def an_appraised_case(village_code: str) -> dict[str, Any]:
    return {"number": walked(exit_case(village_code), until="appraised").pk}


def a_notice(village_code: str) -> dict[str, Any]:
    return {"number": notice_of(walked(exit_case(village_code), until="in_notice")).pk}


def a_public_notice(_people: People) -> dict[str, Any]:
    """Give a notice that hangs still, as an objection stopped its clock."""
    case = walked(exit_case(), until="in_notice")
    triage_objection(objection=objection_on(case).pk, states_fact=True, by=officer(Office.TOWNSHIP), at=AT)
    return {"token": notice_of(case).token}


def an_objection(village_code: str) -> dict[str, Any]:
    return {"number": objection_on(walked(exit_case(village_code), until="in_notice")).pk}


def a_triaged_objection(village_code: str) -> dict[str, Any]:
    objection = an_objection(village_code)
    by = officer(Office.TOWNSHIP, f"{village_code[:9]}000")
    triage_objection(objection=objection["number"], states_fact=True, by=by, at=AT)
    return objection


def an_objection_under_review(village_code: str) -> dict[str, Any]:
    answered = refused(walked(exit_case(village_code), until="in_notice"))
    ask_review(code=answered.code, reason="车在他弟弟名下", at=AT)
    return {"number": answered.pk}


def a_receipt(_people: People) -> dict[str, Any]:
    return {"code": refused(walked(exit_case(), until="in_notice")).code}


def a_household_to_lead_out(village_code: str) -> dict[str, Any]:
    return {"household": given.household(village_code).pk, "process": "exit"}


def an_application(_people: People) -> dict[str, Any]:
    asked = application()
    sent = {f"household-{key}": text for key, text in asked.household.items() if key != "village_code"}
    for number, member in enumerate(asked.members, 1):
        sent |= {f"member{number}-{key}": text for key, text in member.items()}
    return _EVIDENCE | sent | {"village_code": cast.VILLAGE, "on": "2016-09-01", "rows": 2}


def _steps(count: int) -> Any:
    return lambda _people: _LEAVE | {"steps_taken": count}


CASEWORK = (
    Row("casework:cases", "GET", {200: HOUSEHOLDS}),
    Row("casework:exits", "GET", {200: HOUSEHOLDS}),
    Row("casework:apply", "GET", {200: WORKERS}),
    Row("casework:apply", "POST", {302: frozenset({VILLAGE}), 400: ANSWERING}, data=an_application),
    Row("casework:apply_draft", "POST", {204: WORKERS}, data=an_application, does=NOBODY),
    Row("casework:open", "GET", {200: WORKERS}, args=in_county(a_household_to_lead_out), elsewhere=next_door(a_household_to_lead_out)),
    Row("casework:open", "POST", {302: frozenset({VILLAGE}), 400: ANSWERING}, args=in_county(a_household_to_lead_out),
        data=lambda _people: _EVIDENCE | {"on": "2016-09-01"}, elsewhere=next_door(a_household_to_lead_out)),
    Row("casework:case", "GET", {200: HOUSEHOLDS}, args=in_county(a_case), elsewhere=next_door(a_case), whole=WIDE),
    Row("casework:take", "POST", {302: frozenset({VILLAGE})}, args=in_county(a_step), data=lambda _people: _STEP,
        elsewhere=next_door(a_step), whole=WIDE),
    Row("casework:back", "POST", {302: frozenset({VILLAGE}), 400: OTHERS}, args=in_county(an_appraised_case), data=_steps(2),
        elsewhere=next_door(an_appraised_case), whole=WIDE),
    Row("casework:close", "POST", {302: frozenset({VILLAGE}), 400: OTHERS}, args=in_county(an_appraised_case), data=_steps(2),
        elsewhere=next_door(an_appraised_case), whole=WIDE),
    Row("casework:told", "GET", {200: WORKERS}, args=in_county(a_case), elsewhere=next_door(a_case)),
    Row("casework:told", "POST", {302: WORKERS}, args=in_county(a_case),
        data=lambda _people: {"channel": "phone", "text": "他家去年买了小汽车"}, elsewhere=next_door(a_case)),
    Row("casework:notice", "GET", {200: HOUSEHOLDS}, args=in_county(a_notice), elsewhere=next_door(a_notice), whole=WIDE),
    Row("casework:public_notice", "GET", {200: EVERYBODY}, args=a_public_notice, public=True),
    Row("casework:public_notice", "POST", {302: EVERYBODY}, args=a_public_notice,
        data=lambda _people: {"line": "1", "text": "他家去年买了小汽车"}, public=True),
    Row("casework:objections", "GET", {200: HOUSEHOLDS}),
    Row("casework:objection", "GET", {200: HOUSEHOLDS}, args=in_county(an_objection), elsewhere=next_door(an_objection), whole=WIDE),
    Row("casework:triage", "POST", {302: ANSWERING}, args=in_county(an_objection), data=lambda _people: {"states_fact": "yes"},
        elsewhere=next_door(an_objection), whole=WIDE),
    Row("casework:answer", "POST", {302: ANSWERING, 400: HOUSEHOLDS - ANSWERING}, args=in_county(a_triaged_objection),
        data=lambda _people: _ANSWER, elsewhere=next_door(a_triaged_objection), whole=WIDE),
    Row("casework:review", "POST", {302: ANSWERING, 400: HOUSEHOLDS - ANSWERING}, args=in_county(an_objection_under_review),
        data=lambda _people: _ANSWER, elsewhere=next_door(an_objection_under_review), whole=WIDE),
    Row("casework:find_receipt", "GET", {200: EVERYBODY}, public=True),
    Row("casework:receipt", "GET", {200: EVERYBODY}, args=a_receipt, public=True),
    Row("casework:receipt", "POST", {302: EVERYBODY}, args=a_receipt, data=lambda _people: {"reason": "车在他弟弟名下"},
        public=True),
)  # fmt: skip
