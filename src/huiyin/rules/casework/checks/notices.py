"""Checks of publicity: the notice hung its days, and nobody's objection is open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from huiyin.kernel.text import Text
from huiyin.policy import Counted, Policy, Term, last_day
from huiyin.policy.decision import Reason
from huiyin.rules.casework.asked import Asked
from huiyin.rules.casework.case import Case, Done

_OVER = Text("The notice hung until the end of {until}.", "公示已于 {until} 24 时届满。")
_HANGS = Text(
    "The notice of {since} hangs until the end of {until}; wait until the day after.",
    "{since} 张贴的公示至 {until} 24 时届满，次日方可办理。",
)
_STANDS_STILL = Text(
    "The clock of the notice stands still: an objection states a fact and is not answered.",
    "公示期中止计算：有涉及事实的异议尚未答复。",
)
_NONE = Text("No notice has hung.", "尚未公示。")
_OPEN = Text("Objections that are not answered: {count}. Answer them first.", "尚有 {count} 件异议未答复，请先答复。")
_ANSWERED = Text("No objection is open.", "没有未答复的异议。")


@dataclass(frozen=True, slots=True)
class Hung:
    """One notice of a case: the day on which it was hung, for how many days, and how these are counted."""

    on: date
    days: int
    counted: Counted


def notice_ends(case: Case, hung: Hung, on: date) -> date | None:
    """Give the last day of a notice of the case, by its own days; none while its clock stands still."""
    until = last_day(hung.on, hung.days, hung.counted, stopped=case.stopped(on))
    stands_still = on <= until and any(objection.stops(on) for objection in case.objections)
    return None if stands_still else until


def notice_over(asked: Asked) -> Iterator[Reason]:
    """Ask that the case's latest notice hung all its days; a day on which an objection stopped the clock is none."""
    latest = _latest(asked.case)
    if latest is None:
        yield asked.told(_NONE, met=False)
        return
    posted, term = latest
    days = Policy(posted.on, asked.policy.pack).value(term.days)
    until = notice_ends(asked.case, Hung(posted.on, int(days.value), term.counted), asked.on)
    if until is None:
        yield asked.told(_STANDS_STILL, days, met=False)
        return
    over = asked.on > until
    yield asked.told((_OVER if over else _HANGS).fill(since=posted.on, until=until), days, met=over)


def no_open_objection(asked: Asked) -> Iterator[Reason]:
    """Ask that every objection was answered by the day."""
    count = sum(objection.is_open(asked.on) for objection in asked.case.objections)
    yield asked.told(_OPEN.fill(count=count) if count else _ANSWERED, met=count == 0)


def _latest(case: Case) -> tuple[Done, Term] | None:
    """Give the latest notice that still counts, with its term; none where none has hung."""
    for done in reversed(case.standing):
        term = case.process.steps[done.step].notice
        if term is not None:
            return done, term
    return None
