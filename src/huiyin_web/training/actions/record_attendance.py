"""Record on which days people were at a course."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from huiyin.followup.training import Presence, clashes, days_of, marks_of
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.training.actions._keeping import done, need_lines, opened, participants_by_number, told_of
from huiyin_web.training.models import Clash, Course, Participant

_OUTSIDE = Text("day {day} is none of the course's days 1 to {whole}", "第 {day} 天不在培训期第 1 至 {whole} 天内")
_MANY = Text("{days} days are more than the {most} days of training", "出勤 {days} 天超过培训 {most} 天")
_FUTURE = Text("day {day} has not come yet", "第 {day} 天尚未到")
_JUDGED = Text("has a result already", "已登记结果")


@dataclass(frozen=True, slots=True)
class Line:
    """A person by office number, and the days of the course, counted from 1, on which they were there."""

    number: str
    days: tuple[int, ...]


@transaction.atomic
def record_attendance(*, course: int, lines: Sequence[Line], seen: int, by: Actor, at: datetime) -> Course:
    """Record who was there on which days, all lines or none; what is told again holds until there is a result.

    Who: offices that keep courses, each participant in their reach.
    Rule: `huiyin.followup.training.clashes`: days on which somebody was at a course elsewhere become a question.
    Recorded: `training.course.attended`, with how many.

    Raises:
        NotAllowedError, NotFoundError: their role records none, or the course is out of reach.
        ChangedMeanwhileError: it changed.
        LinesRefusedError: some lines can't be so; each is named.
    """
    row = opened(course, seen=seen, by=by)
    there = participants_by_number(row, by)
    elapsed = (day_of(at) - row.begins_on).days + 1
    need_lines(told_of(line.number, there, _decide(row, line, there, elapsed)) for line in lines)
    rows = []
    for line in lines:
        one = there[line.number]
        one.marks, one.attended = marks_of(line.days, row.whole), len(set(line.days))
        rows.append(one)
    Participant.objects.bulk_update(rows, ["marks", "attended"], batch_size=500)
    ask_clashes(rows, at=at)
    return done("attended", row, by=by, at=at, people=len(rows))


def ask_clashes(rows: Sequence[Participant], *, at: datetime) -> int:
    """Ask about everybody who would have been in two places at once, and say how many; what is gone is not asked."""
    ids = [one.pk for one in rows]
    about = Clash.objects.filter(Q(one__in=ids) | Q(other__in=ids))
    about.filter(answer="").delete()
    asked = {frozenset(pair) for pair in about.values_list("one", "other")}
    there: dict[int, list[Participant]] = defaultdict(list)
    for one in rows:
        there[one.person_id].append(one)
    found: list[Clash] = []
    elsewhere = Participant.objects.filter(person__in=there.keys()).exclude(marks="").select_related("course")
    for other in elsewhere.order_by("pk"):
        for one in there[other.person_id]:
            pair = frozenset((one.pk, other.pk))
            if pair not in asked:
                asked.add(pair)
                found += _clash(one, other, at)
    return len(Clash.objects.bulk_create(found))


def _clash(one: Participant, other: Participant, at: datetime) -> Iterator[Clash]:
    days = clashes(presence(one), presence(other))
    if days:
        yield Clash(one=one, other=other, first_on=days[0], days=len(days), found_at=at)


def presence(one: Participant) -> Presence:
    """Give where a participant was on which days."""
    return Presence(one.course.place_code, days_of(one.marks, one.course.begins_on))


def _decide(row: Course, line: Line, there: Mapping[str, Participant], elapsed: int) -> Decision | None:
    one = there.get(line.number)
    if one is None:
        return None
    wrong = [_OUTSIDE.fill(day=day, whole=row.whole) for day in line.days if not 1 <= day <= row.whole]
    wrong += [_FUTURE.fill(day=day) for day in line.days if elapsed < day <= row.whole][:1]
    if len(set(line.days)) > row.days:
        wrong.append(_MANY.fill(days=len(set(line.days)), most=row.days))
    if one.passed is not None:
        wrong.append(_JUDGED)
    return Decision("attended", tuple(Reason("days", Verdict.MISSING, words) for words in wrong))
