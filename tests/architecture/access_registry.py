"""Rows of the pages on which the register is changed."""

from datetime import UTC, datetime
from typing import Any

from architecture.access_words import (
    AUDITOR,
    COMMANDER,
    COUNTY,
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
from huiyin_web.access.models import User
from huiyin_web.registry.models import ChangeRequest
from support import given

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
_KEEPERS = frozenset({COUNTY, TOWNSHIP, VILLAGE})
_CHECKERS = frozenset({COUNTY, TOWNSHIP})
_SENT = {"version": 1, "farmland": "5"}


def a_section(village_code: str) -> dict[str, Any]:
    return {"household": given.household(village_code).pk, "section": "land"}


def a_member_s_section(village_code: str) -> dict[str, Any]:
    return {"person": given.person(given.household(village_code)).pk, "section": "schooling"}


def a_request(village_code: str) -> dict[str, Any]:
    made = ChangeRequest.objects.create(
        household=given.household(village_code), changes={"wage_income": ["", "1200"]}, reason="入户核实", by_key="user:0",
        by_name="—", at=AT,
    )  # fmt: skip
    return {"number": made.pk}


def an_answer(_people: People) -> dict[str, Any]:
    return {"answer": "缺少工资流水证明"}


def what_is_mine(user: User) -> dict[str, Any]:
    """Make every request this person's own."""
    ChangeRequest.objects.update(by_key=user.key)
    return {}


REGISTRY: tuple[Row, ...] = (
    Row("registry:household", "GET", {200: _KEEPERS}, args=in_county(a_section), elsewhere=next_door(a_section)),
    Row("registry:household", "POST", {302: _KEEPERS}, args=in_county(a_section), data=lambda _people: _SENT, elsewhere=next_door(a_section)),
    Row("registry:household_draft", "POST", {204: _KEEPERS}, args=in_county(a_section), data=lambda _people: _SENT, does=NOBODY,
        elsewhere=next_door(a_section)),
    Row("registry:person", "GET", {200: _KEEPERS}, args=in_county(a_member_s_section), elsewhere=next_door(a_member_s_section)),
    Row("registry:person", "POST", {302: _KEEPERS}, args=in_county(a_member_s_section),
        data=lambda _people: {"version": 1, "education": "junior"}, elsewhere=next_door(a_member_s_section)),
    Row("registry:person_draft", "POST", {204: _KEEPERS}, args=in_county(a_member_s_section), data=lambda _people: {"version": 1}, does=NOBODY,
        elsewhere=next_door(a_member_s_section)),
    Row("registry:changes", "GET", {200: _KEEPERS}),
    Row("registry:change", "GET", {200: HOUSEHOLDS}, args=in_county(a_request), elsewhere=next_door(a_request), whole=frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR})),
    Row("registry:show_change", "POST", {200: _CHECKERS}, args=in_county(a_request), elsewhere=next_door(a_request)),
    Row("registry:approve_change", "POST", {302: _CHECKERS}, args=in_county(a_request), elsewhere=next_door(a_request)),
    Row("registry:refuse_change", "POST", {302: _CHECKERS}, args=in_county(a_request), data=an_answer, elsewhere=next_door(a_request)),
    Row("registry:withdraw_change", "POST", {302: _KEEPERS}, args=in_county(a_request), mine=what_is_mine, elsewhere=next_door(a_request)),
)  # fmt: skip
