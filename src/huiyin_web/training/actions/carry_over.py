"""Carry a ledger of courses over into the system, with who took part and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.training import Counted, decide_joining, decide_result, job_rounds, marks_of
from huiyin.followup.training.words import UNREACHED, WORKING
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.registry.models import Person
from huiyin_web.training.actions._keeping import need_allowed, next_serial
from huiyin_web.training.actions.join_course import new_participant, trainee
from huiyin_web.training.actions.record_attendance import ask_clashes
from huiyin_web.training.actions.set_up_course import Terms, need_sound, new_course
from huiyin_web.training.models import Course, Job, Participant
from huiyin_web.training.queries.stored import keep_counts

_PORTION = 1_000  # rows that are written at once


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody of a ledger: their id, the days they were there, whether they passed, and the jobs that they told.

    `passed` is none while there is no result; `jobs` stand in the order of the times at which people are asked.
    """

    person: int
    days: tuple[int, ...] = ()
    passed: bool | None = None
    certificate: str = ""
    jobs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A course of a ledger: what it is, by whom and when it was set up, who took part."""

    terms: Terms
    by: Actor
    at: datetime
    people: tuple[Taken, ...] = ()
    project: int | None = None


@transaction.atomic
def carry_over(*, ledger: Sequence[Line], by: Actor, at: datetime) -> list[Course]:
    """Carry a ledger over: every line, or none; who may join and what a result may be is asked as by hand.

    Who: whoever keeps the installation.
    Rule: `huiyin.followup.training` for every course, person and result; clashes become questions.
    Recorded: `training.courses.carried`, once, with how many.

    Raises:
        NotAllowedError: their role keeps no courses.
        TrainingRefusedError: something stands against a course, a person or a result.
    """
    by.need(May.MANAGE_TRAINING)
    people = Person.objects.select_related("household").in_bulk({one.person for line in ledger for one in line.people})
    taken: dict[tuple[int, str, int], str] = {}
    serials: dict[int, int] = {}
    courses = [_course(line, serials) for line in ledger]
    pairs = list(zip(courses, ledger, strict=True))
    made = [
        (_participant(row, line, one, people, taken, on=day_of(at)), one) for row, line in pairs for one in line.people
    ]
    Course.objects.bulk_create(courses, batch_size=_PORTION)
    Participant.objects.bulk_create((row for row, _one in made), batch_size=_PORTION)
    Job.objects.bulk_create((job for row, one in made for job in _jobs(row, one, at)), batch_size=_PORTION)
    there = [row for row, _one in made if row.marks]
    asked = sum(ask_clashes(there[start : start + _PORTION], at=at) for start in range(0, len(there), _PORTION))
    audit.record(
        "training.courses.carried", by=by, at=at, subject="courses",
        detail={"courses": len(courses), "people": len(made), "questions": asked},
    )  # fmt: skip
    return courses


def _course(line: Line, serials: dict[int, int]) -> Course:
    need_sound(line.terms)
    year = line.terms.begins_on.year
    serial = serials.get(year) or next_serial(year)
    serials[year] = serial + 1
    row = new_course(line.terms, serial=serial, by=line.by, at=line.at)
    row.project = line.project
    keep_counts(row, _counted(line.people))
    return row


def _counted(people: Sequence[Taken]) -> Counted:
    told = [[one.jobs[at] for one in people if len(one.jobs) > at and one.jobs[at] != UNREACHED] for at in (0, 1)]
    return Counted(
        joined=len(people),
        judged=sum(one.passed is not None for one in people),
        passed=sum(one.passed is True for one in people),
        asked=(len(told[0]), len(told[1])),
        working=(sum(job in WORKING for job in told[0]), sum(job in WORKING for job in told[1])),
    )


def _participant(
    row: Course, line: Line, one: Taken, people: Mapping[int, Person], taken: dict[tuple[int, str, int], str], *,
    on: date,
) -> Participant:  # fmt: skip
    person, key = people[one.person], (one.person, row.skill, row.year)
    need_allowed(decide_joining(trainee(person, is_member=True, taken=taken.get(key, "")), begins=row.begins_on))
    taken[key] = row.number
    made = new_participant(row, person, by=line.by, at=line.at)
    made.marks, made.attended = marks_of(one.days, row.whole) if one.days else "", len(one.days)
    if one.passed is not None:
        need_allowed(
            decide_result(
                passed=one.passed, attended=made.attended, days=row.days, certificate=one.certificate,
                ended=row.ends_on, on=on,
            )
        )  # fmt: skip
        made.passed, made.certificate, made.judged_on = one.passed, one.certificate, row.ends_on
    rounds = job_rounds(row.ends_on)
    made.due_on = rounds[len(one.jobs)][1] if one.passed and len(one.jobs) < len(rounds) else None
    return made


def _jobs(row: Participant, one: Taken, at: datetime) -> list[Job]:
    return [
        Job(participant=row, months=months, job=job, on=day, at=at, by_key=row.by_key, by_name=row.by_name)
        for (months, day), job in zip(job_rounds(row.course.ends_on), one.jobs, strict=False)
    ]
