"""Rows of the pages of industry."""

from typing import Any

from architecture.access_commitments import SEEING
from architecture.access_words import (
    ANALYST,
    AUDITOR,
    COMMANDER,
    COUNTY,
    DEPARTMENT,
    PARTNER,
    PREFECTURE,
    PROVINCE,
    SECRETARY,
    TOWNSHIP,
    People,
    Row,
)
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import now, today
from support import cast, given, industry

_WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR, DEPARTMENT, ANALYST})
_KEEPING = frozenset({COUNTY, TOWNSHIP})
_LOANS = SEEING - {DEPARTMENT, PARTNER, ANALYST}


def firm(_people: People) -> dict[str, Any]:
    home = given.household()
    row = industry.bound(industry.registered(at=now()), home, at=now())
    return {"number": industry.paid(row, home, at=now()).pk}


def firm_next_door(_people: People) -> dict[str, Any]:
    by = actor_of(cast.county_officer(cast.NEXT_COUNTY), on=today())
    return {"number": industry.registered(by=by, at=now(), place_code=cast.NEXT_VILLAGE).pk}


def loan(_people: People) -> dict[str, Any]:
    return {"number": industry.lent(given.household()).pk}


def loan_next_door(_people: People) -> dict[str, Any]:
    by = actor_of(cast.county_officer(cast.NEXT_COUNTY), on=today())
    return {"number": industry.lent(given.household(cast.NEXT_VILLAGE), by=by).pk}


def step(build: Any, name: str) -> Any:
    return lambda people: build(people) | {"step": name}


def status(_people: People) -> dict[str, Any]:
    sent = {"seen": "2", "year": "2016", "status": "running", "document": "囊农〔2016〕3 号"}
    return {f"tell-{key}": value for key, value in sent.items()}


def repayment(_people: People) -> dict[str, Any]:
    sent = {"seen": "0", "yuan": "1000", "on": today().isoformat(), "document": "凭证 9"}
    return {f"repay-{key}": value for key, value in sent.items()}


def terms(_people: People) -> dict[str, Any]:
    wanted = industry.TERMS
    return {
        "name": wanted.name, "kind": wanted.kind, "branch": wanted.branch, "place_code": wanted.place_code,
        "since": "2014-05-01",
    }  # fmt: skip


def lending(_people: People) -> dict[str, Any]:
    return {
        "household": given.household().office_number, "lender": cast.COUNTY, "branch": "crops", "yuan": "20000",
        "rate": "4.75", "lent_on": today().isoformat(), "due_on": f"{today().year + 2}-01-01", "document": "信借字 7",
    }  # fmt: skip


INDUSTRY = (
    Row("industry:list", "GET", {200: SEEING}),
    Row("industry:register", "GET", {200: _KEEPING}),
    Row("industry:register", "POST", {302: _KEEPING}, data=terms),
    Row("industry:owed", "GET", {200: SEEING}, args=lambda _people: {"place": cast.VILLAGE},
        elsewhere=lambda _people: {"place": cast.NEXT_VILLAGE}, whole=_WIDE),
    Row("industry:one", "GET", {200: SEEING}, args=firm, elsewhere=firm_next_door, whole=_WIDE),
    Row("industry:step", "POST", {302: _KEEPING}, args=step(firm, "tell"), data=status,
        elsewhere=step(firm_next_door, "tell"), whole=_WIDE),
    Row("industry:loans", "GET", {200: _LOANS}),
    Row("industry:lend", "GET", {200: _KEEPING}),
    Row("industry:lend", "POST", {302: _KEEPING}, data=lending),
    Row("industry:loan", "GET", {200: _LOANS}, args=loan, elsewhere=loan_next_door, whole=_WIDE),
    Row("industry:loan_step", "POST", {302: _KEEPING}, args=step(loan, "repay"), data=repayment,
        elsewhere=step(loan_next_door, "repay"), whole=_WIDE),
)  # fmt: skip
