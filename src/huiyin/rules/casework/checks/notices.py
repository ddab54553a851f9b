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
_STOOD_STILL = Text(
    "On {on} the clock of the notice stood still: an objection that states a fact was answered on {answered}.",
    "{on} 公示期中止计算：涉及事实的异议于 {answered} 答复。",
)
_NONE = Text("No notice has hung.", "尚未公示。")
_OPEN = Text("Objections that are not answered: {count}. Answer them first.", "尚有 {count} 件异议未答复，请先答复。")
_TOO_EARLY = Text(
    "The day {on} lies before the answer to an objection: date the step {answered} or later.",
    "办理日期 {on} 早于异议答复日期，请填写 {answered} 或之后的日期。",
)
_UPHELD = Text(
    "An objection that states a fact was upheld on {answered}: send the case back to “{state}” and verify it again, or "
    "close it.",
    "{answered} 答复的异议涉及事实且成立，请退回至“{state}”重新核实，或终止本事项。",
)
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
        yield asked.told(_still(asked), days, met=False)
        return
    over = asked.on > until
    yield asked.told((_OVER if over else _HANGS).fill(since=posted.on, until=until), days, met=over)


def no_open_objection(asked: Asked) -> Iterator[Reason]:
    """Ask that every objection was answered by the day, and the case verified again since one was upheld."""
    told = list(_objected(asked))
    for words in told:
        yield asked.told(words, met=False)
    if not told:
        yield asked.told(_ANSWERED, met=True)


def _objected(asked: Asked) -> Iterator[Text]:
    """Say what of the objections stands in the way; nothing where nothing does."""
    objections = asked.case.objections
    if count := sum(one.answered_on is None for one in objections):
        yield _OPEN.fill(count=count)
    if later := [one.answered_on for one in objections if one.answered_on is not None and one.is_open(asked.on)]:
        yield _TOO_EARLY.fill(on=asked.on, answered=max(later))
    upheld = [one.answered_on for one in objections if one.upheld and one.states_fact and one.answered_on is not None]
    steps = asked.case.process.steps
    verified = next((done for done in reversed(asked.case.standing) if steps[done.step].verifies), None)
    if upheld and verified is not None and verified.on < max(upheld):
        state = steps[verified.step].comes_from[0]
        yield _UPHELD.fill(answered=max(upheld), state=asked.case.process.states[state])


def _still(asked: Asked) -> Text:
    """Say why the clock stands still on the day: nobody has answered yet, or only later."""
    days = [one.answered_on for one in asked.case.objections if one.stops(asked.on)]
    answered = [day for day in days if day is not None]
    return _STOOD_STILL.fill(on=asked.on, answered=max(answered)) if len(answered) == len(days) else _STANDS_STILL


def _latest(case: Case) -> tuple[Done, Term] | None:
    """Give the latest notice that still counts, with its term; none where none has hung."""
    for done in reversed(case.standing):
        term = case.process.steps[done.step].notice
        if term is not None:
            return done, term
    return None
