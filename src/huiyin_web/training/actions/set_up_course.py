"""Set up a course."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.training import decide_course
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.evidence.subjects import row_of
from huiyin_web.places.queries import place_or_404
from huiyin_web.training.actions._keeping import need_allowed, next_serial
from huiyin_web.training.models import Course


@dataclass(frozen=True, slots=True)
class Terms:
    """What a course is: money in fen; `project` is the number of the project that pays, empty for none."""

    title: str
    skill: str
    provider: str
    place_code: str
    begins_on: date
    ends_on: date
    days: int
    places: int
    cost: int
    project: str = ""


@transaction.atomic
def set_up_course(*, terms: Terms, by: Actor, at: datetime) -> Course:
    """Set up a course in a place in reach.

    Who: provincial, prefecture, county and township offices.
    Rule: `huiyin.followup.training.decide_course`.
    Recorded: `training.course.set_up`.

    Raises:
        NotAllowedError, NotFoundError: their role sets up none, or the place or the project is out of reach.
        TrainingRefusedError: something stands against it.
    """
    by.need(May.MANAGE_TRAINING)
    need_sound(terms)
    place_or_404(by, terms.place_code)
    row = new_course(terms, serial=next_serial(terms.begins_on.year), by=by, at=at)
    row.project = row_of(by, "project", terms.project)
    row.save()
    audit.record(
        "training.course.set_up", by=by, at=at, subject=f"course:{row.pk}", place_code=row.place_code,
        detail={"number": row.number, "title": row.title, "provider": row.provider, "places": row.places},
    )  # fmt: skip
    return row


def need_sound(terms: Terms) -> None:
    """Insist that a course may be set up so.

    Raises:
        TrainingRefusedError: something stands against it.
    """
    need_allowed(
        decide_course(
            title=terms.title, begins=terms.begins_on, ends=terms.ends_on, days=terms.days, places=terms.places,
            cost=terms.cost,
        )
    )  # fmt: skip


def new_course(terms: Terms, *, serial: int, by: Actor, at: datetime) -> Course:
    """Give the row of a course under a number; it is not saved."""
    return Course(
        year=terms.begins_on.year, serial=serial, title=terms.title.strip(), skill=terms.skill,
        provider=terms.provider, place_code=terms.place_code, begins_on=terms.begins_on, ends_on=terms.ends_on,
        days=terms.days, places=terms.places, cost=terms.cost, on=day_of(at), at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
