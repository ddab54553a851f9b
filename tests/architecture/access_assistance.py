"""Rows of the pages of rounds, units, pairings, proposals, plans, teams and helpers."""

from datetime import date
from typing import Any

from architecture.access_commitments import GIVING, SEEING
from architecture.access_words import COUNTY, HOUSEHOLDS, PREFECTURE, PROVINCE, UNIT, People, Row
from huiyin_web.access.queries import actor_of
from huiyin_web.access.roles import Role
from huiyin_web.assistance.actions.pair_household import Helping, pair_household
from huiyin_web.assistance.actions.post_member import Posting, post_member
from huiyin_web.assistance.models import AssistanceRound, Pairing, Participant
from huiyin_web.core.clock import now, today
from huiyin_web.places.models import Organisation
from support import assistance, cast, commitments, given, proposals

_RUN, _PAIR, _KEEP = frozenset({PROVINCE}), frozenset({PROVINCE, PREFECTURE}), frozenset({COUNTY})
_NOT_THEIRS = GIVING - {UNIT}


def _province() -> Any:
    return actor_of(cast.provincial_office(), on=today())


def a_round(first: int | None = None, last: int | None = None) -> AssistanceRound:
    year = today().year
    return assistance.round_of(first or year, last or year + 3, by=_province())


def a_unit(row: AssistanceRound | None = None) -> Participant:
    return assistance.enrolled(row or a_round(), by=_province())


def a_pairing(village_code: str) -> Pairing:
    return assistance.paired(a_unit(), village_code, on=today(), by=_province())


def rounds(_people: People) -> dict[str, Any]:
    return {"number": a_unit().round_id}


def pairings(_people: People) -> dict[str, Any]:
    return {"number": a_pairing(cast.VILLAGE).participant.round_id}


def paired_here(_people: People) -> dict[str, Any]:
    return {"number": a_pairing(cast.VILLAGE).pk}


def share(_people: People) -> dict[str, Any]:
    return {"number": a_pairing(cast.VILLAGE).participant_id}


def unit(_people: People) -> dict[str, Any]:
    a_pairing(cast.VILLAGE)
    return {"number": assistance.UNIT}


def proposal(_people: People) -> dict[str, Any]:
    row = proposals.proposed(_province(), row=a_round())
    return {"number": row.pk}


def over(_people: People) -> dict[str, Any]:
    return {"number": a_unit(a_round(2011, 2012)).round_id}


def unkept(_people: People) -> dict[str, Any]:
    row = a_round(2011, 2012)
    by = actor_of(cast.county_officer(), on=today())
    return {"number": row.pk, "commitment": commitments.given(by=by, source_key=row.key).pk}


def member(village_code: str, county_code: str) -> dict[str, Any]:
    by = actor_of(cast.county_officer(county_code), on=today())
    terms = Posting("才仁（虚构）", village_code, "member", today(), assistance.UNIT)
    return {"number": post_member(terms=terms, by=by, at=now()).pk}


def helping(village_code: str, county_code: str) -> dict[str, Any]:
    by = actor_of(cast.county_officer(county_code), on=today())
    terms = Helping("李帮扶（虚构）", given.household(village_code).office_number, today(), assistance.UNIT)
    return {"number": pair_household(terms=terms, by=by, at=now()).pk}


def here(build: Any) -> Any:
    return lambda _people: build(cast.VILLAGE, cast.COUNTY)


def next_door(build: Any) -> Any:
    return lambda _people: build(cast.NEXT_VILLAGE, cast.NEXT_COUNTY)


def enrolment(_people: People) -> dict[str, Any]:
    Organisation.objects.get_or_create(number="Z-0007", defaults={"kind": "assisting_unit", "name": "单位七"})
    return {"organisation": "Z-0007", "kind": "organ", "least": "0", "most": "2", "funds": "0"}


def pair(_people: People) -> dict[str, Any]:
    chosen = Participant.objects.get()
    return {"unit": str(chosen.pk), "place_code": cast.VILLAGE, "on": today().isoformat()}


def end(_people: People) -> dict[str, Any]:
    return {"ends_on": today().isoformat(), "reason": "单位撤并"}


def another(_people: People) -> dict[str, Any]:
    chosen = Participant.objects.get(organisation=assistance.UNIT)
    return {"place_code": cast.NEXT_VILLAGE, "unit": str(chosen.pk)}


def plan(_people: People) -> dict[str, Any]:
    year = today().year
    return {
        "line0-title": "修通村道路", "line0-place_code": cast.VILLAGE, "line0-kind": "works",
        "line0-starts_on": today().isoformat(), "line0-due_on": date(year + 1, 12, 31).isoformat(),
    }  # fmt: skip


def decided(_people: People) -> dict[str, Any]:
    return {"carried": "no", "reason": "村已整体搬迁"}


def posting(_people: People) -> dict[str, Any]:
    return {"name": "才仁（虚构）", "role": "member", "place_code": cast.VILLAGE, "starts_on": today().isoformat()}


def leaving(_people: People) -> dict[str, Any]:
    return {"left_as": "relieved", "on": today().isoformat()}


def helper(_people: People) -> dict[str, Any]:
    number = given.household(cast.VILLAGE).office_number
    return {"helper": "李帮扶（虚构）", "household_number": number, "starts_on": today().isoformat()}


def dates(_people: People) -> dict[str, Any]:
    return {"on": today().isoformat()}


def years(_people: People) -> dict[str, Any]:
    return {"name": "新一轮", "first_year": "2030", "last_year": "2032"}


_HELPED: frozenset[Role] = SEEING & HOUSEHOLDS
ASSISTANCE = (
    Row("assistance:rounds", "GET", {200: SEEING}),
    Row("assistance:open_round", "GET", {200: _RUN}),
    Row("assistance:open_round", "POST", {302: _RUN}, data=years),
    Row("assistance:round", "GET", {200: SEEING}, args=rounds),
    Row("assistance:enrol", "GET", {200: _RUN}, args=rounds),
    Row("assistance:enrol", "POST", {302: _RUN}, args=rounds, data=enrolment),
    Row("assistance:pairings", "GET", {200: SEEING}, args=pairings),
    Row("assistance:pair", "GET", {200: _PAIR}, args=rounds),
    Row("assistance:pair", "POST", {302: _PAIR}, args=rounds, data=pair),
    Row("assistance:end_pairing", "GET", {200: _PAIR}, args=paired_here),
    Row("assistance:end_pairing", "POST", {302: _PAIR}, args=paired_here, data=end),
    Row("assistance:proposal", "GET", {200: _PAIR}, args=rounds),
    Row("assistance:ask_proposal", "GET", {200: _RUN}, args=rounds),
    Row("assistance:ask_proposal", "POST", {302: _RUN}, args=rounds, data=dates),
    Row("assistance:change_proposal", "POST", {302: _RUN}, args=proposal, data=another),
    Row("assistance:adopt", "POST", {302: _RUN}, args=proposal),
    Row("assistance:summary", "GET", {200: SEEING}, args=rounds),
    Row("assistance:summary_paper", "GET", {200: SEEING}, args=lambda people: rounds(people) | {"kind": "docx"}),
    Row("assistance:close_round", "GET", {200: _RUN}, args=over),
    Row("assistance:close_round", "POST", {302: _RUN}, args=over),
    Row("assistance:carry", "GET", {200: _RUN}, args=unkept),
    Row("assistance:carry", "POST", {302: _RUN}, args=unkept, data=decided),
    Row("assistance:plan", "GET", {200: frozenset({UNIT}), 404: _NOT_THEIRS}, args=share),
    Row("assistance:plan", "POST", {302: frozenset({UNIT}), 404: _NOT_THEIRS}, args=share, data=plan),
    Row("assistance:unit", "GET", {200: SEEING}, args=unit),
    Row("assistance:teams", "GET", {200: SEEING}),
    Row("assistance:post_member", "GET", {200: _KEEP}),
    Row("assistance:post_member", "POST", {302: _KEEP}, data=posting),
    Row("assistance:leave_team", "GET", {200: _KEEP}, args=here(member), elsewhere=next_door(member)),
    Row("assistance:leave_team", "POST", {302: _KEEP}, args=here(member), data=leaving),
    Row("assistance:helpers", "GET", {200: _HELPED}),
    Row("assistance:name_helper", "GET", {200: _KEEP}),
    Row("assistance:name_helper", "POST", {302: _KEEP}, data=helper),
    Row("assistance:end_helping", "GET", {200: _KEEP}, args=here(helping), elsewhere=next_door(helping)),
    Row("assistance:end_helping", "POST", {302: _KEEP}, args=here(helping), data=lambda people: end(people) | {"confirmed": "on"}),
)  # fmt: skip
