"""The ways through a process: which case is opened when, what leads where, what can be gone back to."""

from collections import deque
from datetime import date

from huiyin import policy
from huiyin.policy import Process, Step
from huiyin.rules.casework.case import Case, Known, Way
from huiyin.rules.casework.errors import UnknownProcessError, WayBackError


def open_case(process: str, *, on: date, known: Known, pack: str | None = None) -> Case:
    """Give a case that nothing was done to yet, under the policy in force on a day; it keeps that process.

    Raises:
        UnknownProcessError: the policy of the day has no such process.
    """
    found = policy.at(on, pack).pack
    if process not in found.processes:
        raise UnknownProcessError(pack=found.key, key=process, on=on, keys=", ".join(found.processes))
    return Case(found.processes[process], found.key, known=known)


def way_to(process: Process, state: str | None, step: Step) -> tuple[Step, ...]:
    """Give the shortest way of steps from a state to where a step may be taken; nothing where there is none."""
    ways: deque[tuple[str | None, tuple[Step, ...]]] = deque([(state, ())])
    seen = {state}
    while ways:
        at, way = ways.popleft()
        if way and (at in step.comes_from):
            return way
        for one in process.steps.values():
            follows = at in one.comes_from if at else not one.comes_from
            if follows and one.leads_to not in seen:
                seen.add(one.leads_to)
                ways.append((one.leads_to, (*way, one)))
    return ()


def states_behind(case: Case) -> tuple[str, ...]:
    """Give the states that the case can go back to, the earliest first: those it was in, without the present one."""
    if case.is_over:
        return ()
    steps = case.process.steps
    return tuple(dict.fromkeys(steps[done.step].leads_to for done in case.standing if done.way is Way.STEP))[:-1]


def check_way_back(case: Case, state: str) -> None:
    """Insist that a case can go back to a state.

    Raises:
        WayBackError: it was never in that state, or is over.
    """
    behind = states_behind(case)
    if state not in behind:
        states = case.process.states
        raise WayBackError(state=states.get(state, state), states=", ".join(states[one].en for one in behind) or "-")
