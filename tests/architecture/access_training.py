"""Rows of the pages of training."""

from typing import Any

from architecture.access_commitments import SEEING
from architecture.access_words import (
    ANALYST,
    AUDITOR,
    COMMANDER,
    DEPARTMENT,
    OFFICES,
    PREFECTURE,
    PROVINCE,
    SECRETARY,
    VISITORS,
    People,
    Row,
)
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import today
from huiyin_web.registry.models import Person
from huiyin_web.training.models import Clash, Participant
from support import cast, given, training

_WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR, DEPARTMENT, ANALYST})
_KEEPING = OFFICES
_ASKING = OFFICES | VISITORS
_NUMBERS = "632725199003070035 13800138765"  # that came in before numbers in words were refused


def course(_people: People) -> dict[str, Any]:
    """Give a course in the village with somebody who passed and is to be asked, and a question about them."""
    one = training.worker()
    row = training.passed(one, place_code=cast.VILLAGE)
    other = training.joined(training.course(skill="driving", place_code=cast.TOWNSHIP), one)
    training.attended(other, {one: (1, 2)})
    return {"number": row.pk}


def empty(_people: People) -> dict[str, Any]:
    return {"number": training.course(place_code=cast.VILLAGE).pk}


def begun(_people: People) -> dict[str, Any]:
    return {"number": training.joined(training.course(place_code=cast.VILLAGE), training.worker()).pk}


def next_door(_people: People) -> dict[str, Any]:
    by = actor_of(cast.county_officer(cast.NEXT_COUNTY), on=today())
    return {"number": training.course(by=by, place_code=cast.NEXT_VILLAGE, provider="Z-9999").pk}


def newcomer(_people: People) -> dict[str, Any]:
    return {"join-seen": "0", "join-lines": training.worker().office_number}


def days(_people: People) -> dict[str, Any]:
    number = Person.objects.latest("pk").office_number
    return {"attendance-seen": "1", "attendance-lines": f"{number} 1-3,5"}


def failed(_people: People) -> dict[str, Any]:
    number = Person.objects.latest("pk").office_number
    return {"results-seen": "1", "results-lines": f"{number} 不合格"}


def job(people: People) -> dict[str, Any]:
    course(people)
    key = Participant.objects.get(due_on__isnull=False).pk
    return {"on": today().isoformat(), f"job-{key}": "employed"}


def asked_of(people: People) -> dict[str, Any]:
    course(people)
    return {}


def clash(people: People) -> dict[str, Any]:
    course(people)
    return {"number": Clash.objects.get().pk}


def clash_next_door(_people: People) -> dict[str, Any]:
    one = given.person(given.household(cast.NEXT_VILLAGE))
    county = actor_of(cast.county_officer(cast.NEXT_COUNTY), on=today())
    rows = [training.course(by=county, place_code=cast.NEXT_VILLAGE, skill=skill) for skill in ("cooking", "driving")]
    taken = [
        Participant.objects.create(
            course=row, person=one, village_code=cast.NEXT_VILLAGE, on=row.on, at=row.at, by_key="k", by_name="n"
        )
        for row in rows
    ]
    found = Clash.objects.create(one=taken[0], other=taken[1], first_on=rows[0].begins_on, days=1, found_at=rows[0].at)
    return {"number": found.pk}


def word(_people: People) -> dict[str, Any]:
    return {f"{Clash.objects.latest('pk').pk}-answer": "签到表串班（核实）"}


def answered(people: People) -> dict[str, Any]:
    course(people)
    Clash.objects.update(answer=_NUMBERS, answered_at=training.AT)
    return {}


def terms(_people: People) -> dict[str, Any]:
    wanted = training.TERMS
    return {
        "title": wanted.title, "skill": wanted.skill, "provider": cast.COUNTY, "place_code": cast.VILLAGE,
        "begins_on": "2016-03-01", "ends_on": "2016-03-20", "days": "10", "places": "30", "cost": "60000",
    }  # fmt: skip


TRAINING = (
    Row("training:list", "GET", {200: SEEING}),
    Row("training:set_up", "GET", {200: _KEEPING}),
    Row("training:set_up", "POST", {302: _KEEPING}, data=terms),
    Row("training:course", "GET", {200: SEEING}, args=course, elsewhere=next_door, whole=_WIDE),
    Row("training:join", "POST", {302: _KEEPING}, args=empty, data=newcomer, elsewhere=next_door, whole=_WIDE),
    Row("training:attendance", "POST", {302: _KEEPING}, args=begun, data=days, elsewhere=next_door,
        data_elsewhere=lambda _people: {}, whole=_WIDE),
    Row("training:results", "POST", {302: _KEEPING}, args=begun, data=failed, elsewhere=next_door,
        data_elsewhere=lambda _people: {}, whole=_WIDE),
    Row("training:due", "GET", {200: _ASKING}, data=asked_of),
    Row("training:due", "POST", {302: _ASKING}, data=job),
    Row("training:questions", "GET", {200: _KEEPING}, data=answered),
    Row("training:answer", "POST", {302: _KEEPING}, args=clash, data=word, elsewhere=clash_next_door),
)  # fmt: skip
