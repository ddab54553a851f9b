"""Record who passed a course, with the number of their certificate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from huiyin.followup.training import decide_result, job_rounds
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.training.actions._keeping import done, need_lines, opened, participants_by_number, told_of
from huiyin_web.training.models import Course, Participant

_ASKED = Text("was asked about a job already", "已作就业回访")


@dataclass(frozen=True, slots=True)
class Line:
    """A person by office number, whether they passed, and the number of the certificate; empty for none."""

    number: str
    passed: bool
    certificate: str = ""


@transaction.atomic
def record_results(*, course: int, lines: Sequence[Line], seen: int, by: Actor, at: datetime) -> Course:
    """Record results, all lines or none; what is told again holds until somebody was asked about a job.

    Who: offices that keep courses, each participant in their reach.
    Rule: `huiyin.followup.training.decide_result`: after the course, a pass only for whoever was there.
    Recorded: `training.course.judged`, with how many and how many of them passed.

    Raises:
        NotAllowedError, NotFoundError: their role records none, or the course is out of reach.
        ChangedMeanwhileError: it changed.
        LinesRefusedError: some results can't be so; each is named, with every reason.
    """
    row = opened(course, seen=seen, by=by)
    there, on = participants_by_number(row, by), day_of(at)
    asked = set(row.participants.filter(jobs__isnull=False).values_list("pk", flat=True))
    need_lines(told_of(line.number, there, _decide(row, line, there, asked, at)) for line in lines)
    rows = []
    for line in lines:
        one = there[line.number]
        one.passed, one.certificate, one.judged_on = line.passed, line.certificate.strip(), on
        one.due_on = job_rounds(row.ends_on)[0][1] if line.passed else None
        rows.append(one)
    Participant.objects.bulk_update(rows, ["passed", "certificate", "judged_on", "due_on"], batch_size=500)
    passed = sum(one.passed is True for one in rows)
    return done("judged", row, by=by, at=at, people=len(rows), passed=passed)


def _decide(
    row: Course, line: Line, there: Mapping[str, Participant], asked: set[int], at: datetime
) -> Decision | None:
    one = there.get(line.number)
    if one is None:
        return None
    found = decide_result(
        passed=line.passed, attended=one.attended, days=row.days, certificate=line.certificate, ended=row.ends_on,
        on=day_of(at),
    )  # fmt: skip
    more = (Reason("asked", Verdict.MISSING, _ASKED),) if one.pk in asked else ()
    return Decision(found.step, (*found.reasons, *more))
