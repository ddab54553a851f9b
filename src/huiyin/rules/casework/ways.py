"""The ways through a process: which case is opened when, what leads where, what can be gone back to."""

from collections import deque
from datetime import date

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import Process, Step
from huiyin.rules.casework.case import Case, Known
from huiyin.rules.casework.errors import EarlierDayError, PackNotInForceError, UnknownProcessError, WayBackError

_NONE = Text("none", "无")


def open_case(process: str, *, on: date, known: Known, pack: str | None = None) -> Case:
    """Give a case that nothing was done to yet, under the policy in force on a day; it keeps that process.

    A region that has a pack of its own names it.

    Raises:
        PackNotInForceError: the pack that is named is not in force on the day.
        UnknownProcessError: the policy of the day has no such process.
    """
    found = policy.at(on, pack).pack
    if on < found.since or (found.until is not None and on > found.until):
        raise PackNotInForceError(pack=found.key, on=on, instead=policy.at(on).pack.key)
    if process not in found.processes:
        keys = ", ".join(found.processes) or _NONE
        raise UnknownProcessError(pack=found.key, key=process, on=on, keys=keys)
    return Case(found.processes[process], found.key, known=known)


def next_steps(case: Case) -> tuple[Step, ...]:
    """Give the steps that lead on from where the case is; none once it is over."""
    return () if case.is_over else _leading_on(case.process, case.state)


def way_to(process: Process, state: str | None, step: Step) -> tuple[Step, ...]:
    """Give the shortest way of steps from a state to where a step may be taken; nothing where there is none."""
    ways: deque[tuple[str | None, tuple[Step, ...]]] = deque([(state, ())])
    seen = {state}
    while ways:
        at, way = ways.popleft()
        if way and at in step.comes_from:
            return way
        for one in _leading_on(process, at):
            if one.leads_to not in seen:
                seen.add(one.leads_to)
                ways.append((one.leads_to, (*way, one)))
    return ()


def leaving_step(case: Case) -> Step | None:
    """Give the step whose office may send a case back: the ordinary next one, or that which ended it; or nobody's."""
    if case.reopens:
        return case.process.steps[case.standing[-1].step]
    return next(iter(next_steps(case)), None)


def states_behind(case: Case) -> tuple[str, ...]:
    """Give the states that the case can go back to, the earliest first: those it was in, without the present one."""
    if case.is_over and not case.reopens:
        return ()
    return tuple(dict.fromkeys(case.process.steps[done.step].leads_to for done in case.standing))[:-1]


def check_way_back(case: Case, state: str) -> None:
    """Insist that a case can go back to a state.

    Raises:
        WayBackError: it was never in that state, or is over for good.
    """
    behind = states_behind(case)
    if state not in behind:
        states = case.process.states
        raise WayBackError(
            state=states.get(state, state), states=Text.join(states[one] for one in behind) if behind else _NONE
        )


def check_leaving_day(case: Case, on: date) -> None:
    """Insist that a case goes back, or is given up, no earlier than it came to where it is.

    Raises:
        EarlierDayError: the day lies before that.
    """
    if case.since is not None and on < case.since:
        raise EarlierDayError(on=on, last=case.since)


def _leading_on(process: Process, state: str | None) -> tuple[Step, ...]:
    return (process.first,) if state is None else process.following(state)
