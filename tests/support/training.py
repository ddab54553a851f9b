"""Training of the tests: the county sets up a course in its seat; people of the village take it."""

from datetime import UTC, date, datetime
from typing import Any

from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import day_of
from huiyin_web.registry.models import Person
from huiyin_web.training.actions import record_attendance as attending
from huiyin_web.training.actions import record_results as judging
from huiyin_web.training.actions.join_course import join_course
from huiyin_web.training.actions.record_jobs import record_jobs
from huiyin_web.training.actions.set_up_course import Terms, set_up_course
from huiyin_web.training.models import Course, Participant
from support import cast, given

AT = datetime(2016, 9, 14, 2, 0, tzinfo=UTC)
TERMS = Terms("拉面制作培训", "cooking", "Z-0001", cast.COUNTY, date(2016, 3, 1), date(2016, 3, 20), 10, 30, 60_000_00)
ASKED_ON = date(2016, 6, 21)


def county() -> Actor:
    return actor_of(cast.county_officer(), on=day_of(AT))


def village() -> Actor:
    return actor_of(cast.village_worker(), on=day_of(AT))


def worker(**fields: Any) -> Person:
    """Give somebody who can work."""
    told = {"labour": "ordinary", "birth_date": date(1988, 5, 6), "schooling": "none", "sex": "male"}
    return given.person(fields.pop("of", None) or given.household(), **told | fields)


def course(*, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Course:
    """Set up a course."""
    terms = Terms(**{name: getattr(TERMS, name) for name in Terms.__slots__} | changes)
    return set_up_course(terms=terms, by=by or county(), at=at)


def seen(row: Course) -> int:
    """Give how much was done to it."""
    return Course.objects.get(pk=row.pk).steps


def joined(row: Course, *people: Person, by: Actor | None = None, at: datetime = AT) -> Course:
    """Let people join it."""
    numbers = [one.office_number for one in people]
    return join_course(course=row.pk, numbers=numbers, seen=seen(row), by=by or county(), at=at)


def attended(row: Course, days: dict[Person, tuple[int, ...]], *, by: Actor | None = None, at: datetime = AT) -> Course:
    """Record who was there."""
    lines = [attending.Line(one.office_number, told) for one, told in days.items()]
    return attending.record_attendance(course=row.pk, lines=lines, seen=seen(row), by=by or county(), at=at)


def judged(
    row: Course, results: dict[Person, bool], *, certificate: str = "", by: Actor | None = None, at: datetime = AT
) -> Course:
    """Record who passed."""
    lines = [judging.Line(one.office_number, told, certificate) for one, told in results.items()]
    return judging.record_results(course=row.pk, lines=lines, seen=seen(row), by=by or county(), at=at)


def passed(*people: Person, row: Course | None = None, at: datetime = AT, **changes: Any) -> Course:
    """Let people join, be there on all days, and pass."""
    row = joined(row or course(at=at, **changes), *people, at=at)
    row = attended(row, dict.fromkeys(people, tuple(range(1, row.days + 1))), at=at)
    return judged(row, dict.fromkeys(people, True), at=at)


def asked(*people: Person, job: str = "employed", on: date = ASKED_ON, by: Actor | None = None) -> int:
    """Ask people about a job."""
    keys = Participant.objects.filter(person__in=people).values_list("pk", flat=True)
    return record_jobs(answers=dict.fromkeys(keys, job), on=on, by=by or village(), at=AT)
