"""One measure of a plan: what, how much, who gives it and when; and why what was proposed is not planned."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from huiyin.followup.household_plans.words import ANSWERS, LONGEST_REASON, LONGEST_WHAT, UNITS
from huiyin.followup.wording import Words, check_words, missing
from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason


@dataclass(frozen=True, slots=True)
class Measure:
    """Help that is planned for a household.

    Attributes:
        kind: a key of `HELP_KIND`.
        answer: a key of `ANSWERS`.
        what: in a few words.
        due_on: by when it is there.
        giver: the office that gives it, by its key; empty where the household's helper does.
        fen: its amount; none where it is not money.
        hundredths: its quantity, in hundredths of its unit; none where it can't be counted.
        unit: a key of `UNITS`; empty without a quantity.
        instead_of: the kind that was proposed, where something else is planned.
        why: why it is not as proposed.
    """

    kind: str
    answer: str
    what: str
    due_on: date | None
    giver: str = ""
    fen: int | None = None
    hundredths: int | None = None
    unit: str = ""
    instead_of: str = ""
    why: str = ""


def plan_measure(measure: Measure, *, year: int, on: date, proposed: Collection[str]) -> Decision:
    """Say whether a measure may stand in the plan of a year.

    Args:
        measure: what is planned.
        year: the year of the plan.
        on: the day on which it is planned.
        proposed: the kinds that the library proposes for the household.
    """
    return Decision("plan", (*_said(measure), *_day(measure, year, on), *_amount(measure), *_answer(measure, proposed)))


def decline(kind: str, reason: str, *, proposed: Collection[str], planned: Collection[str]) -> Decision:
    """Say whether somebody may answer a proposal with no; `planned` are the kinds that the plan holds."""
    reasons = [*check_words([Words("reason", reason, LONGEST_REASON)])]
    if kind not in proposed:
        reasons.append(missing("", _NOT_PROPOSED))
    if kind in planned:
        reasons.append(missing("", _PLANNED))
    return Decision("decline", tuple(reasons))


def _said(measure: Measure) -> Iterator[Reason]:
    needs_why = measure.answer != "accepted"
    yield from check_words(
        [
            Words("what", measure.what, LONGEST_WHAT),
            Words("why", measure.why, LONGEST_REASON, needed=needs_why),
        ]
    )


def _day(measure: Measure, year: int, on: date) -> Iterator[Reason]:
    if measure.due_on is None or measure.due_on.year != year or measure.due_on < on:
        yield missing("due_on", _DAY.fill(first=max(on, date(year, 1, 1)), last=date(year, 12, 31)))


def _amount(measure: Measure) -> Iterator[Reason]:
    if measure.fen is not None and measure.fen <= 0:
        yield missing("yuan", _NOTHING.fill(amount=yuan(measure.fen)))
    if measure.hundredths is not None and measure.hundredths <= 0:
        yield missing("quantity", _NOTHING.fill(amount=measure.hundredths / 100))
    if (measure.hundredths is None) != (measure.unit not in UNITS.keys()):  # noqa: SIM118  a list of codes
        yield missing("unit", _UNIT)


def _answer(measure: Measure, proposed: Collection[str]) -> Iterator[Reason]:
    if measure.answer not in ANSWERS.keys():  # noqa: SIM118  a list of codes
        yield missing("answer", _ANSWER)
    elif measure.answer == "accepted" and measure.kind not in proposed:
        yield missing("answer", _NOT_PROPOSED)
    elif measure.answer == "changed" and measure.instead_of not in proposed:
        yield missing("instead_of", _NOT_PROPOSED)


_DAY = Text("Give the day by which it is there, from {first} to {last}.", "请填写到户期限，{first} 至 {last} 之间。")
_NOTHING = Text("It must be more than nothing ({amount}).", "须大于零（{amount}）。")
_UNIT = Text("A quantity has a unit, and a unit a quantity.", "数量须有计量单位，有计量单位须填数量。")
_ANSWER = Text(
    "Say whether it is as proposed, instead of what is proposed, or besides.",
    "请说明是采纳建议、调整建议还是自行增加。",
)
_NOT_PROPOSED = Text(
    "This kind of help is not proposed for the household. Plan it besides, with your reason.",
    "系统未建议该类帮扶，可作为自行增加的措施并说明理由。",
)
_PLANNED = Text("The plan holds it. Take it out first.", "计划中已有该项，请先删除。")
