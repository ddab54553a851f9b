"""Enter people of the register in a course."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from huiyin.followup.training import Trainee, decide_joining
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.registry.models import Person
from huiyin_web.registry.queries.members import persons_in_reach, present
from huiyin_web.training.actions._keeping import Told, done, need_allowed, need_lines, opened, reasons_of
from huiyin_web.training.models import Course, Participant

_UNKNOWN = Text("nobody in your reach has this number", "管辖范围内没有该人员编号")
_FULL = Text(
    "{asked} people and {there} who take it already are more than its {places} places.",
    "拟登记 {asked} 人，已登记 {there} 人，超过名额 {places} 人。",
)


@transaction.atomic
def join_course(*, course: int, numbers: Sequence[str], seen: int, by: Actor, at: datetime) -> Course:
    """Enter people by their office numbers, all of them or none.

    Who: offices that keep courses, each person in their reach.
    Rule: `huiyin.followup.training.decide_joining`: people who can work, each skill once a year; a place for each.
    Recorded: `training.course.joined`, with how many.

    Raises:
        NotAllowedError, NotFoundError: their role enters none, or the course is out of reach.
        ChangedMeanwhileError, TrainingRefusedError: it changed, or has too few places.
        LinesRefusedError: some can't join; each is named by its line, with every reason.
    """
    row = opened(course, seen=seen, by=by)
    people = {
        one.office_number: one
        for one in persons_in_reach(by).filter(office_number__in=set(numbers)).select_related("household")
    }
    need_lines(_told(row, numbers, people))
    there = row.participants.count()
    if there + len(numbers) > row.places:
        words = _FULL.fill(asked=len(numbers), there=there, places=row.places)
        need_allowed(Decision("join", (Reason("places", Verdict.MISSING, words, field="lines"),)))
    Participant.objects.bulk_create(new_participant(row, people[number], by=by, at=at) for number in numbers)
    return done("joined", row, by=by, at=at, people=len(numbers))


def new_participant(row: Course, person: Person, *, by: Actor, at: datetime) -> Participant:
    """Give the row of somebody who joins; it is not saved."""
    return Participant(
        course=row, person=person, village_code=person.household.village_code, on=day_of(at), at=at, by_key=by.key,
        by_name=by.name,
    )  # fmt: skip


def trainee(person: Person, *, is_member: bool, taken: str) -> Trainee:
    """Give a person of the register as the library asks about them."""
    return Trainee(person.birth_date, person.labour, person.schooling, is_member, taken)


def _told(row: Course, numbers: Sequence[str], people: Mapping[str, Person]) -> Iterator[Told]:
    keys = [one.pk for one in people.values()]
    there = set(present(Person.objects.filter(pk__in=keys)).values_list("pk", flat=True))
    same = Participant.objects.filter(person__in=keys, course__skill=row.skill, course__year=row.year)
    taken = {one.person_id: one.course.number for one in same.select_related("course").order_by("pk")}
    for number in numbers:
        person = people.get(number)
        if person is None:
            yield Told(number, (_UNKNOWN,))
            continue
        asked = trainee(person, is_member=person.pk in there, taken=taken.get(person.pk, ""))
        yield Told(number, reasons_of(decide_joining(asked, begins=row.begins_on)))
