"""Rows of the pages of relocation."""

from typing import Any

from architecture.access_commitments import SEEING
from architecture.access_words import (
    ANALYST,
    AUDITOR,
    COMMANDER,
    COUNTY,
    DEPARTMENT,
    HOUSEHOLDS,
    PREFECTURE,
    PROVINCE,
    SECRETARY,
    TOWNSHIP,
    VILLAGE,
    VISITORS,
    People,
    Row,
)
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import today
from huiyin_web.relocation.models import Deed, FollowUp, Word
from support import cast, given, relocation

_WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR, DEPARTMENT, ANALYST})
_MANAGING = frozenset({PROVINCE, PREFECTURE, COUNTY})
_NUMBERS = "632725199003070035 13800138765"  # that came in before numbers in words were refused


def scheme(_people: People) -> dict[str, Any]:
    return {"number": relocation.Move.objects.get(pk=move(_people)["number"]).scheme_id}


def scheme_next_door(_people: People) -> dict[str, Any]:
    return {"number": _next_door().scheme_id}


def _next_door() -> Any:
    by = actor_of(cast.county_officer(cast.NEXT_COUNTY), on=today())
    row = relocation.scheme(by=by, place_code=cast.NEXT_COUNTY, origins=(cast.NEXT_VILLAGE,))
    home = given.household(cast.NEXT_VILLAGE)
    return relocation.Move.objects.create(
        scheme=row, household=home, from_code=cast.NEXT_VILLAGE, persons=2, last_on=row.on, changed_at=row.at
    )


def move(_people: People) -> dict[str, Any]:
    """Give a household that moved long ago and was asked once, with words that nobody may read."""
    row = relocation.moved(relocation.offered(given.household(member_count=4)))
    relocation.left(row, "kept", reason="暂作看护房")
    relocation.followed(row)
    Word.objects.update(signed_by=_NUMBERS, reason=_NUMBERS)
    Deed.objects.update(reason=_NUMBERS)
    FollowUp.objects.update(note=_NUMBERS)
    return {"number": row.pk}


def move_next_door(_people: People) -> dict[str, Any]:
    return {"number": _next_door().pk}


def offered(_people: People) -> dict[str, Any]:
    return {"number": relocation.offered().pk, "step": "consent"}


def offered_next_door(people: People) -> dict[str, Any]:
    return move_next_door(people) | {"step": "consent"}


def homes(_people: People) -> dict[str, Any]:
    return {"lines": given.household().office_number, "on": today().isoformat()}


def word(_people: People) -> dict[str, Any]:
    told = {"seen": "0", "signed_by": "多杰", "means": "signature", "on": today().isoformat()}
    return {f"consent-{key}": value for key, value in told.items()}


def answers(_people: People) -> dict[str, Any]:
    told = {
        "seen": relocation.Move.objects.latest("pk").steps, "on": today().isoformat(), "labour": 1, "jobs": 1,
        "income": "3200", "school": "all", "clinic": "near", "lives": "stays",
    }  # fmt: skip
    return {f"follow-{key}": value for key, value in told.items()}


def terms(_people: People) -> dict[str, Any]:
    return {
        "title": "前多安置点", "kind": "together", "year": "2016", "place_code": cast.VILLAGE, "origins": cast.VILLAGE,
        "houses": "40",
    }  # fmt: skip


RELOCATION = (
    Row("relocation:list", "GET", {200: SEEING}),
    Row("relocation:set_up", "GET", {200: _MANAGING}),
    Row("relocation:set_up", "POST", {302: _MANAGING}, data=terms),
    Row("relocation:due", "GET", {200: HOUSEHOLDS}),
    Row("relocation:scheme", "GET", {200: SEEING}, args=scheme, elsewhere=scheme_next_door, whole=_WIDE),
    Row("relocation:offer", "POST", {302: _MANAGING}, args=lambda _people: {"number": relocation.scheme().pk}, data=homes,
        elsewhere=scheme_next_door, whole=_WIDE),
    Row("relocation:move", "GET", {200: HOUSEHOLDS}, args=move, elsewhere=move_next_door,
        whole=frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR})),
    Row("relocation:step", "POST", {302: frozenset({COUNTY, TOWNSHIP, VILLAGE})}, args=offered, data=word,
        elsewhere=offered_next_door, whole=frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR})),
    Row("relocation:follow_up", "POST", {302: VISITORS}, args=move, data=answers, elsewhere=move_next_door,
        whole=frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR})),
)  # fmt: skip
