"""Whether a step of a case may be taken: every reason, with the parameter and the values it used.

Nothing here counts against a target: how many a place planned to lead out of poverty gates no step.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import Criterion, Policy, Step, last_day
from huiyin.records.fields import Field
from huiyin.rules.casework.asked import Asked, told
from huiyin.rules.casework.case import Case, Value
from huiyin.rules.casework.checks import CHECKS
from huiyin.rules.casework.decision import Decision, Reason, Verdict
from huiyin.rules.casework.errors import UnknownStepError
from huiyin.rules.casework.evidence import BY_KEY
from huiyin.rules.casework.ways import way_to

_OVER = Text("The case is over ({state}).", "该事项已办结（{state}）。")
_FIRST = Text("First: {steps}.", "须先完成：{steps}。")
_PAST = Text(
    "This step is behind the case; go back first, with a reason.", "该步骤已办理；如需重办请先退回并说明理由。"
)
_EARLIER = Text("The day {on} lies before the last step ({last}).", "日期 {on} 早于上一步骤（{last}）。")
_EVIDENCE = Text("Missing: {field}.", "缺少：{field}。")
_LATE = Text(
    "Due by {due}, {days} days after {step} ({since}).", "应于 {due} 前办理（{step}于 {since} 完成，限 {days} 天）。"
)
_IN_TIME = Text("In time: due by {due}.", "按期：应于 {due} 前办理。")


def decide(case: Case, step: str, *, by: str, on: date, evidence: Mapping[str, Value]) -> Decision:
    """Say whether somebody may take a step on a day, with every reason.

    Raises:
        UnknownStepError: the process has no such step.
    """
    found = step_of(case, step)
    asked = Asked(case, found, by, on, evidence, policy.at(on, case.pack))
    order = tuple(_order(asked))
    if order:
        return Decision(step, order)
    return Decision(step, (*_evidence(asked), *_checks(asked), *_term(asked)))


def fields_of(case: Case, step: Step, on: date) -> tuple[Field, ...]:
    """Give the evidence that a step asks for on a day, in order; with the criteria in force where it proves them."""
    named = list(step.evidence)
    if any(check.key == "criteria_proven" for check in step.checks):
        named += [f"{one.key}_{part}" for one in criteria_on(case, on) for part in ("met", "proof")]
    return tuple(BY_KEY[key] for key in named)


def criteria_on(case: Case, on: date) -> tuple[Criterion, ...]:
    """Give the criteria in force on a day."""
    return tuple(one for one in case.process.criteria if one.since <= on)


def step_of(case: Case, key: str) -> Step:
    """Give a step of the case's process.

    Raises:
        UnknownStepError: the process has no such step.
    """
    if key not in case.process.steps:
        raise UnknownStepError(process=case.process.label.sentence(), key=key, keys=", ".join(case.process.steps))
    return case.process.steps[key]


def next_steps(case: Case) -> tuple[Step, ...]:
    """Give the steps that lead on from where the case is; none once it is over."""
    if case.is_over:
        return ()
    state = case.state
    return tuple(
        step for step in case.process.steps.values() if (state in step.comes_from if state else not step.comes_from)
    )


def due_by(case: Case, step: Step, rules: Policy) -> date | None:
    """Give the day by which a step is due; none where its process sets none."""
    if step.within is None or not case.standing:
        return None
    days = rules.value(step.within.days)
    return last_day(case.standing[-1].on, int(days.value), step.within.counted)


def _order(asked: Asked) -> Iterator[Reason]:
    """Give why the step does not follow; nothing where it does."""
    case, step = asked.case, asked.step
    if case.is_over:
        yield told(
            "order", _OVER.fill(state=case.process.states.get(str(case.state), Text("closed", "已终止"))), met=False
        )
    elif step not in next_steps(case):
        way = way_to(case.process, case.state, step)
        labels = Text.join(one.label for one in way)
        yield told("order", _FIRST.fill(steps=labels) if way else _PAST, met=False)
    elif case.done and asked.on < case.done[-1].on:
        yield told("order", _EARLIER.fill(on=asked.on, last=case.done[-1].on), met=False)


def _evidence(asked: Asked) -> Iterator[Reason]:
    for field in fields_of(asked.case, asked.step, asked.on):
        if field.required and asked.evidence.get(field.key) in (None, ""):
            yield told("evidence", _EVIDENCE.fill(field=field.label), met=False)


def _checks(asked: Asked) -> Iterator[Reason]:
    for check in asked.step.checks:
        parameter = asked.policy.value(check.parameter) if check.parameter else None
        yield from CHECKS[check.key](asked, parameter)


def _term(asked: Asked) -> Iterator[Reason]:
    due = due_by(asked.case, asked.step, asked.policy)
    if due is None or asked.step.within is None:
        return
    days = asked.policy.value(asked.step.within.days)
    before = asked.case.standing[-1]
    if asked.on <= due:
        yield told("term", _IN_TIME.fill(due=due), days, met=True)
        return
    words = _LATE.fill(
        due=due, days=days.value, since=before.on, step=asked.case.process.steps[before.step].label
    )  # fmt: skip
    yield Reason("term", Verdict.LATE, words, days)
