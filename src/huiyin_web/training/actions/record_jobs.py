"""Record who has a job some months after a course."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.training import decide_job, job_rounds
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.training.actions._keeping import Told, need_lines, reasons_of
from huiyin_web.training.models import Course, Job, Participant
from huiyin_web.training.permissions import need_ask
from huiyin_web.training.queries.stored import keep_counts, participants_in_reach, recounted
from huiyin_web.training.queries.wording import PERSON


@transaction.atomic
def record_jobs(*, answers: Mapping[int, str], on: date, by: Actor, at: datetime) -> int:
    """Keep whether people who passed have a job, by the ids of their places in a course, and say of how many.

    Who: offices that keep courses, and whoever visits households; each person in their reach.
    Rule: `huiyin.followup.training.decide_job`; which of the two times it is, the day on which they were due tells.
    Recorded: `training.jobs.asked`, with how many.

    Raises:
        NotAllowedError, NotFoundError: their role asks nobody, or somebody is out of reach or not to be asked.
        LinesRefusedError: it is too early, or they have not passed; each is named.
    """
    need_ask(by)
    rows = participants_in_reach(by).filter(pk__in=answers, due_on__isnull=False)
    # Who asks about the same people at the same moment waits here, and finds that they were asked.
    locked = list(rows.select_for_update(of=("self",)).select_related("person", "course").order_by("pk"))
    if len(locked) != len(answers):
        raise NotFoundError(what=PERSON)
    need_lines(
        Told(
            one.person.office_number,
            reasons_of(decide_job(passed=one.passed, asked_on=on, due=one.due_on or on, on=day_of(at))),
        )
        for one in locked
    )
    Job.objects.bulk_create(new_job(one, answers[one.pk], on=on, by=by, at=at) for one in locked)
    for one in locked:
        one.due_on = due_after(one)
    Participant.objects.bulk_update(locked, ["due_on"], batch_size=500)
    for course in Course.objects.filter(pk__in={one.course_id for one in locked}).select_for_update().order_by("pk"):
        keep_counts(course, recounted(course))
        course.steps += 1
        course.save()
    audit.record("training.jobs.asked", by=by, at=at, subject="courses", detail={"people": len(locked)})
    return len(locked)


def new_job(one: Participant, job: str, *, on: date, by: Actor, at: datetime) -> Job:
    """Give the row of an answer to the time that is due; it is not saved."""
    months = next(months for months, day in job_rounds(one.course.ends_on) if day == one.due_on)
    return Job(participant=one, months=months, job=job, on=on, at=at, by_key=by.key, by_name=by.name)


def due_after(one: Participant) -> date | None:
    """Give the day of the time after the one that is due; none after the last."""
    later = [day for _months, day in job_rounds(one.course.ends_on) if one.due_on and day > one.due_on]
    return later[0] if later else None
