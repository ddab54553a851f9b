"""Checks of publicity: the notice hung its days, and nobody's objection is open."""

from collections.abc import Iterator
from datetime import date

from huiyin.kernel.text import Text
from huiyin.policy import Parameter, last_day
from huiyin.rules.casework.asked import Asked, told
from huiyin.rules.casework.case import Case
from huiyin.rules.casework.decision import Reason

_OVER = Text("The notice hung until the end of {until}.", "公示已于 {until} 24时届满。")
_HANGS = Text(
    "The notice of {since} hangs until the end of {until}; wait until the day after.",
    "{since} 张贴的公示至 {until} 24时届满，期满次日方可办理。",
)
_STANDS_STILL = Text(
    "The clock of the notice stands still: an objection states a fact and is not answered.",
    "公示期中止计算：有涉及事实的异议尚未答复。",
)
_NONE = Text("No notice has hung.", "尚未公示。")
_OPEN = Text("Objections that are not answered: {count}. Answer them first.", "尚有 {count} 件异议未答复，请先答复。")
_ANSWERED = Text("No objection is open.", "没有未答复的异议。")


def notice_ends(case: Case, on: date, days: int) -> date | None:
    """Give the last day of the case's latest notice of so many days; none while its clock stands still.

    Raises:
        ValueError: no notice of the case has hung.
    """
    hung = next((done for done in reversed(case.standing) if case.process.steps[done.step].notice), None)
    if hung is None:
        raise ValueError("No notice of this case has hung; take the step that hangs it first.")
    if any(objection.stops(on) for objection in case.objections):
        return None
    term = case.process.steps[hung.step].notice
    if term is None:  # it was chosen because it has one
        raise AssertionError
    return last_day(hung.on, days, term.counted, stopped=case.stopped(on))


def notice_over(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that the case's latest notice hung all its days; a day on which an objection stopped the clock is none."""
    del parameter
    hung = next((done for done in reversed(asked.case.standing) if asked.case.process.steps[done.step].notice), None)
    term = asked.case.process.steps[hung.step].notice if hung else None
    if hung is None or term is None:
        yield told("notice_over", _NONE, met=False)
        return
    days = asked.policy.pack.parameters[term.days].on(hung.on)
    until = notice_ends(asked.case, asked.on, int(days.value))
    if until is None:
        yield told("notice_over", _STANDS_STILL, days, met=False)
        return
    words = _OVER if asked.on > until else _HANGS
    yield told("notice_over", words.fill(since=hung.on, until=until), days, met=asked.on > until)


def no_open_objection(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that every objection was answered."""
    del parameter
    count = sum(objection.answered_on is None for objection in asked.case.objections)
    yield told("no_open_objection", _OPEN.fill(count=count) if count else _ANSWERED, met=count == 0)
