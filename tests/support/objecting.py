"""Objections of the tests, on a day within the notice of a case."""

from datetime import UTC, date, datetime, time, timedelta

from huiyin.policy import Office
from huiyin_web.access.actor import platform
from huiyin_web.casework.actions.answer_objection import answer_objection
from huiyin_web.casework.actions.file_objection import Said, file_objection
from huiyin_web.casework.actions.triage_objection import triage_objection
from huiyin_web.casework.models import Case, Objection, Outcome
from support.cases import notice_of, officer, place_of


def noon(day: date) -> datetime:
    """Give noon of a day where the office is."""
    return datetime.combine(day, time(4), tzinfo=UTC)


def objection_on(case: Case, *, after: int = 2) -> Objection:
    """File an objection so many days after the notice was hung."""
    notice = notice_of(case)
    at = noon(notice.posted_on + timedelta(days=after))
    return file_objection(
        case=case.pk, notice=notice, said=Said("他家去年买了小汽车", "page"), by=platform("public"), at=at
    )


def refused(case: Case, *, answered_after: int = 5) -> Objection:
    """File an objection that states a fact, and refuse it so many days after it was filed."""
    filed = objection_on(case)
    at = noon(filed.filed_on + timedelta(days=answered_after))
    by = officer(Office.TOWNSHIP, place_of(case, Office.TOWNSHIP))
    triage_objection(objection=filed.pk, states_fact=True, by=by, at=at)
    return answer_objection(
        objection=filed.pk, outcome=Outcome.REFUSED, answer="经车管所核查，无车辆登记", by=by, at=at
    )
