"""What all changes of a course share: its number, whether they may be made, lines about people, the record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.turns import take_turn
from huiyin_web.training.errors import ChangedMeanwhileError, LinesRefusedError, TrainingRefusedError
from huiyin_web.training.models import Course, Participant
from huiyin_web.training.queries.stored import course_or_404, keep_counts, participants_in_reach, recounted

_NUMBERS = 0x54_52_41_49  # "TRAI": one number is given at a time
_SHOWN = 20  # refusals that a message names
_LINE = Text("Line {line} ({number}): {why}.", "第 {line} 行（{number}）：{why}。")
_MORE = Text("And {count} more.", "另有 {count} 条。")
_NONE = Text("Write a line for each person.", "请逐行填写人员。")
_TWICE = Text("stands in the list twice", "名单中重复")
_NOT_THERE = Text("nobody in your reach who takes this course has this number", "管辖范围内本班无此人员编号")


@dataclass(frozen=True, slots=True)
class Told:
    """A line about somebody by their office number, and what stands against it; nothing where all is well."""

    number: str
    against: tuple[Text, ...] = ()


def next_serial(year: int) -> int:
    """Give the next number of a year; nobody else is given one until the transaction ends."""
    take_turn(_NUMBERS)
    last = Course.objects.filter(year=year).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def opened(course: int, *, seen: int, by: Actor) -> Course:
    """Give a course to which somebody may do something; nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: their role keeps none, or it is out of their reach.
        ChangedMeanwhileError: something was done to it that they had not seen.
    """
    by.need(May.MANAGE_TRAINING)
    by.need(May.SEE_HOUSEHOLDS)
    row = course_or_404(by, course, lock=True)
    if row.steps != seen:
        raise ChangedMeanwhileError(number=row.number)
    return row


def need_allowed(decision: Decision) -> None:
    """Insist that a decision of the library allows a step.

    Raises:
        TrainingRefusedError: something is missing.
    """
    if not decision.allowed:
        raise TrainingRefusedError(decision)


def need_lines(lines: Iterable[Told]) -> None:
    """Insist that nothing stands against any line, that none is there twice, and that there is one.

    Raises:
        LinesRefusedError: something does; each line is named.
    """
    told = list(lines)
    refused = list(_refused(told)) if told else [_NONE]
    if refused:
        more = [_MORE.fill(count=len(refused) - _SHOWN)] if len(refused) > _SHOWN else []
        raise LinesRefusedError(what=Text.join([*refused[:_SHOWN], *more], " ", ""))


def participants_by_number(row: Course, by: Actor) -> dict[str, Participant]:
    """Give the participants of a course that somebody reaches, by their office numbers."""
    found = participants_in_reach(by).filter(course=row).select_related("person")
    return {one.person.office_number: one for one in found}


def told_of(number: str, there: Mapping[str, Participant], decision: Decision | None) -> Told:
    """Give a line about a participant with what stands against it: that they are none, or what a decision misses."""
    if number not in there:
        return Told(number, (_NOT_THERE,))
    return Told(number, reasons_of(decision))


def reasons_of(decision: Decision | None) -> tuple[Text, ...]:
    """Give the words of what a decision misses."""
    return tuple(reason.words for reason in decision.missing) if decision else ()


def done(what: str, row: Course, *, by: Actor, at: datetime, **detail: object) -> Course:
    """Bring a course's sums up to what was done to it, save it and record that; the log names nobody."""
    keep_counts(row, recounted(row))
    row.steps += 1
    row.save()
    audit.record(
        f"training.course.{what}", by=by, at=at, subject=f"course:{row.pk}", place_code=row.place_code,
        detail={"number": row.number, **detail},
    )  # fmt: skip
    return row


def _refused(told: list[Told]) -> Iterator[Text]:
    seen: set[str] = set()
    for line, one in enumerate(told, start=1):
        why = (_TWICE,) if one.number in seen else one.against
        if why:
            yield _LINE.fill(line=line, number=one.number, why=Text.join(why, "; ", "；"))
        seen.add(one.number)
