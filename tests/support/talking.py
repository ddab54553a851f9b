"""Problems, notices and contacts of the tests: the township opens, the county answers and sends."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.leadership.actions.appoint_liaison import Contact, appoint_liaison
from huiyin_web.leadership.actions.open_problem import ProblemTerms, open_problem
from huiyin_web.leadership.actions.own_problem import Ownership, own_problem
from huiyin_web.leadership.actions.send_dispatch import Notice, send_dispatch
from huiyin_web.leadership.models import Dispatch, Liaison, Problem
from support import cast
from support.leadership import AT, DAY, UNIT, county

PROBLEM = ProblemTerms("通村道路塌方", "便道已通，需工程修复。", cast.VILLAGE, "serious", UNIT)
OWNERSHIP = Ownership("works", UNIT, "责任人", cast.TOWNSHIP, DAY + timedelta(200))
NOTICE = Notice("报送年度总结", "请于期限前报送。", DAY + timedelta(7))
CONTACT = Contact("联络员甲", "0976-8870001", date(2016, 1, 1), "办公室")


def township() -> Actor:
    return actor_of(cast.township_officer(), on=DAY)


def opened(*, by: Actor | None = None, at: Any = AT, **changes: Any) -> Problem:
    """Open the problem."""
    return open_problem(terms=replace(PROBLEM, **changes), by=by or township(), at=at)


def owned(row: Problem, *, by: Actor | None = None, at: Any = AT, **changes: Any) -> Problem:
    """Give the problem its owner."""
    return own_problem(problem=row.pk, ownership=replace(OWNERSHIP, **changes), by=by or county(), at=at)


def sent(*offices: str, by: Actor | None = None, at: Any = AT, **changes: Any) -> Dispatch:
    """Send the notice; to the township's and the unit's office where none is named."""
    to = offices or (cast.TOWNSHIP, UNIT)
    return send_dispatch(notice=replace(NOTICE, **changes), offices=to, by=by or county(), at=at)


def appointed(office: str = UNIT, *, by: Actor | None = None, at: Any = AT, **changes: Any) -> Liaison:
    """Name the liaison officer."""
    return appoint_liaison(office=office, contact=replace(CONTACT, **changes), by=by or county(), at=at)
