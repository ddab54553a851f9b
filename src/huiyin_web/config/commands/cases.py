"""Cases of the demo: every process in several states, in the village of the cast first, then around it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Case as Choice
from django.db.models import IntegerField, QuerySet, Value, When

from huiyin.kernel.places import code_range
from huiyin.policy import Office
from huiyin_web.access.actor import platform
from huiyin_web.casework.actions.answer_objection import answer_objection
from huiyin_web.casework.actions.apply_for_registration import apply_for_registration
from huiyin_web.casework.actions.ask_review import ask_review
from huiyin_web.casework.actions.file_objection import file_objection
from huiyin_web.casework.actions.open_case import open_case
from huiyin_web.casework.actions.review_objection import review_objection
from huiyin_web.casework.actions.triage_objection import triage_objection
from huiyin_web.casework.models import Case, Notice, Outcome
from huiyin_web.config.commands import cases_told as told
from huiyin_web.config.commands.cases_told import Told, Way
from huiyin_web.config.commands.walking import Officers, Walk, officers_at, walk
from huiyin_web.core.clock import day_of
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import households_in_reach
from huiyin_web.registry.queries.members import present

_VILLAGE, _TOWN, _COUNTY = "630223100200", "630223100", "630223"
_APPLICANTS = 3
_NOTICED = "in_notice"


@transaction.atomic
def work_on_cases(*, at: datetime) -> list[Case]:
    """Take the cases of the demo so far on their way; those that are over have changed the register."""
    today = day_of(at)
    made = [_apply(way, number, at=at) for number, way in enumerate(told.IDENTIFICATIONS)]
    families = _homes("exited").filter(member_count__gte=2)
    chosen = [
        (ways, list(homes[: len(ways)]))
        for ways, homes in (
            (told.OF_POOR, _homes("poor")), (told.OF_EXITED, _homes("exited")), (told.OF_REMOVED, _homes("removed")),
            (told.MEMBER_CHANGES, families),
        )
    ]  # fmt: skip
    for ways, homes in chosen:
        made += [_work(way, home, today=today, at=at) for way, home in zip(ways, homes, strict=True)]
    return made


def _homes(status: str) -> QuerySet[Household]:
    """Give the county's households of a status: the village's first, then the township's."""
    near = Choice(
        When(village_code=_VILLAGE, then=Value(0)), When(village_code__startswith=_TOWN, then=Value(1)),
        default=Value(2), output_field=IntegerField(),
    )  # fmt: skip
    there = households_in_reach(platform("demo")).filter(village_code__range=code_range(_COUNTY), status=status)
    return there.order_by(near, "pk")


def _apply(way: Way, number: int, *, at: datetime) -> Case:
    on = _day(way, day_of(at))
    officers = officers_at(_VILLAGE, on)
    cells = told.proven(on.year) | told.money(way.earned, _APPLICANTS, on.year - 1)
    case = apply_for_registration(
        application=told.applicant(number, _VILLAGE), on=on, cells=cells, by=officers[Office.VILLAGE], at=at
    )
    return walk(case, Walk(way.state, cells, shown=way.shown), officers, at=at)


def _work(way: Way, home: Household, *, today: date, at: datetime) -> Case:
    on = _day(way, today)
    officers = officers_at(home.village_code, on)
    cells = _cells(way, home, on)
    case = open_case(process=way.process, household=home.pk, on=on, cells=cells, by=officers[Office.VILLAGE], at=at)
    walking = Walk(way.state, cells, _at_steps(way, home), way.turn, way.shown)
    if way.objection:
        case = walk(case, replace(walking, state=_NOTICED), officers, at=at)
        _object(case, way.objection, officers, at=at)
    return walk(case, walking, officers, at=at)


def _day(way: Way, today: date) -> date:
    return today - way.opened if isinstance(way.opened, timedelta) else way.opened


def _cells(way: Way, home: Household, on: date) -> dict[str, str]:
    members = max(home.member_count, 1)
    cells = told.proven(on.year) | told.money(way.earned, members, on.year - 1) | dict(way.more)
    if way.more.get("member_change") == told.DEATH["member_change"]:
        gone = present(home.persons.all()).exclude(relation="head").order_by("pk")[0]
        cells |= {"member_name": gone.name, "member_birth_date": str(gone.birth_date)}
    return cells


def _at_steps(way: Way, home: Household) -> Mapping[str, Mapping[str, str]]:
    if way.later is None:
        return way.at
    step, earned, year = way.later
    return {**way.at, step: {**way.at.get(step, {}), **told.money(earned, max(home.member_count, 1), year)}}


def _object(case: Case, became: Told, officers: Officers, *, at: datetime) -> None:
    """Let somebody object to a fact: the notice hangs until it is answered, and until a refusal is reviewed."""
    notice = Notice.objects.get(lines__case=case)
    moments = [at] * 5 if became is Told.OPEN else _mornings(notice.posted_on)
    filed = file_objection(case=case.pk, notice=notice, said=told.OBJECTION, by=platform("public"), at=moments[0])
    triage_objection(objection=filed.pk, states_fact=True, by=officers[Office.TOWNSHIP], at=moments[1])
    if became is Told.OPEN:
        return
    answer_objection(
        objection=filed.pk, outcome=Outcome.REFUSED, answer=told.ANSWER, by=officers[Office.TOWNSHIP], at=moments[2]
    )
    if became is Told.REVIEWED:
        ask_review(code=filed.code, reason=told.REVIEW_REASON, at=moments[3])
        review_objection(
            objection=filed.pk, outcome=Outcome.REFUSED, answer=told.REVIEW, by=officers[Office.COUNTY], at=moments[4]
        )


def _mornings(day: date) -> Sequence[datetime]:
    """Give a moment of each of the days after one."""
    return [datetime.combine(day + timedelta(days=after), time(2), UTC) for after in range(1, 6)]
