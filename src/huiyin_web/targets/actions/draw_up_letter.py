"""Draw up a letter of responsibility from the targets of a year between two offices."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.targets.actions._changing import worded
from huiyin_web.targets.actions._keeping import next_serial, note_letter
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Letter, LetterLine
from huiyin_web.targets.queries.letters import content_of, targets_for
from huiyin_web.targets.queries.stored import need_year, plan_or_404
from huiyin_web.targets.words import ANSWER_FIRST, NO_REASON

_NOTHING = Text(
    "No target of this year was issued to that office. Break one down and issue it first.",
    "尚未向该单位下达该年度目标，请先分解并下达。",
)
_SAME = Text("It says what version {version} says. Nothing was drawn up.", "内容与第 {version} 版相同，未拟定新版本。")
_PAST = Text("The day must come after today ({today}).", "期限应晚于今天（{today}）。")


@dataclass(frozen=True, slots=True)
class Sides:
    """Whose letter it is.

    Attributes:
        plan: the plan's key.
        year: of the plan.
        lower: the office that takes the targets on.
    """

    plan: str
    year: int
    lower: str


@transaction.atomic
def draw_up_letter(*, sides: Sides, due_on: date, reason: str, by: Actor, at: datetime) -> Letter:
    """Draw up a letter, or a new version of one; it waits for both signatures.

    Who: the office that set the targets.
    Rule: it holds every target of the year that it issued to the other office; open requests are answered first; a
    new version has a reason, and takes the place of one that is not signed yet.
    Recorded: `targets.letter.drawn_up`.

    Raises:
        NotAllowedError, NotFoundError: their role sets no targets, or there is no such plan or year.
        TargetRefusedError: there is nothing to sign for, a request is open, the day is past, a reason lacks, or the
            last version says the same.
    """
    by.need(May.SET_TARGETS)
    plan, known = plan_or_404(by, sides.plan)
    need_year(known, sides.year)
    rows = list(targets_for(plan, sides.year, upper=by.office, lower=sides.lower))
    if not rows:
        raise TargetRefusedError(_NOTHING, "lower")
    if any(row.proposed is not None for row in rows):
        raise TargetRefusedError(ANSWER_FIRST, "lower")
    if due_on <= day_of(at):
        raise TargetRefusedError(_PAST.fill(today=day_of(at)), "due_on")
    same = Letter.objects.filter(plan=plan, year=sides.year, upper=by.office, lower=sides.lower)
    last = same.select_for_update().order_by("-version").first()
    why = worded(reason, NO_REASON, "reason") if last is not None else ""
    values = [(row.indicator, row.wanted) for row in rows]
    content = content_of(plan.key, sides.year, (by.office, sides.lower), due_on, values)
    if last is not None and last.content == content:
        raise TargetRefusedError(_SAME.fill(version=last.version))
    if last is not None and last.upper_on is None:
        last.superseded = True
        last.save(update_fields=["superseded"])
    letter = Letter.objects.create(
        plan=plan, year=sides.year, serial=last.serial if last else next_serial(sides.year),
        version=last.version + 1 if last else 1, upper=by.office, lower=sides.lower, place_code=rows[0].place_code,
        due_on=due_on, reason=why, content=content, on=day_of(at), at=at, by_key=by.key,
        by_name=by.name,
    )  # fmt: skip
    LetterLine.objects.bulk_create([LetterLine(letter=letter, target=row, value=row.wanted) for row in rows])
    note_letter("drawn_up", letter, by=by, at=at, lower=letter.lower, targets=len(rows), reason=letter.reason)
    return letter
