"""Whether a step of a case may be taken: every reason, with the parameter and the values it used.

Nothing here counts against a target: how many a place planned to lead out of poverty gates no step.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import Criterion, Policy, Step, ValueNotKnownError, last_day
from huiyin.policy.decision import Decision, Reason, Verdict
from huiyin.records.fields import Field
from huiyin.rules.casework.asked import Asked, NotGivenError, told
from huiyin.rules.casework.case import Case, Value
from huiyin.rules.casework.checks import CHECKS
from huiyin.rules.casework.checks.people import OF_STATUS
from huiyin.rules.casework.checks.proofs import criteria_on, risks_of, unproven
from huiyin.rules.casework.errors import UnknownStepError
from huiyin.rules.casework.evidence import BY_KEY
from huiyin.rules.casework.fitting import MISSING, fitting, flaws, is_blank
from huiyin.rules.casework.ways import next_steps, way_to

# The checks of a step that asks for criteria, with those that it asks for.
_ASK_CRITERIA = {"criteria_proven": criteria_on, "poverty_found": criteria_on, "new_criteria_proven": unproven}
_ASKS_RISKS = "risks_ended"  # the check of a step that asks for every risk which was found
# The checks that look at nothing but who takes the step.
_OF_PERSON = frozenset({"recorded_by_another", "reviewed_by_another", "verified_by_another"})
_OVER = Text("The case is over ({state}).", "该事项已办结（{state}）。")
_CLOSED = Text("closed", "已终止")
_FIRST = Text("First: {steps}.", "须先完成：{steps}。")
_PAST = Text(
    "This step is behind the case; go back first, with a reason.", "该步骤已办理；如需重办请先退回并说明理由。"
)
_EARLIER = Text("The day {on} lies before the last step ({last}).", "办理日期 {on} 早于上一步骤日期（{last}）。")
_LATE = Text("Late: due by {due}, {days} days after {since}.", "已逾期：应自 {since} 起 {days} 天内（至 {due}）办理。")
_IN_TIME = Text(
    "In time: due by {due}, {days} days after {since}.", "按期：应自 {since} 起 {days} 天内（至 {due}）办理。"
)


def decide(case: Case, step: str, *, by: str, on: date, evidence: Mapping[str, Value]) -> Decision:
    """Say whether somebody may take a step on a day, with every reason.

    A check whose evidence is missing or does not fit keeps silent: what is wrong is said among the evidence.

    Raises:
        UnknownStepError: the process has no such step.
    """
    found = step_of(case, step)
    order = tuple(_order(case, found, on))
    if order:
        return Decision(step, order)
    fields = answered_fields(case, found, on, {key for key, value in evidence.items() if not is_blank(value)})
    rules = policy.at(on, case.pack)
    checks = (
        reason
        for check in found.checks
        for reason in _answer(Asked(case, found, check, by, on, fitting(fields, evidence), rules), fields)
    )
    return Decision(step, (*flaws(fields, evidence), *checks, *_term(case, found, on, rules)))


def may_begin(case: Case, *, on: date) -> bool:
    """Say whether the status of a household lets its case begin; everything else is asked with the first step."""
    first, rules = case.process.first, policy.at(on, case.pack)
    known = {check.__name__ for check in OF_STATUS}
    asked = [Asked(case, first, check, "", on, {}, rules) for check in first.checks if check.key in known]
    return all(reason.verdict is Verdict.MET for one in asked for reason in CHECKS[one.check.key](one))


def barred(case: Case, step: Step, *, by: str, on: date) -> tuple[Text, ...]:
    """Say why somebody has to leave a step to somebody else, whatever they write; nothing where they may take it."""
    rules = policy.at(on, case.pack)
    asked = [Asked(case, step, check, by, on, {}, rules) for check in step.checks if check.key in _OF_PERSON]
    return tuple(
        reason.words for one in asked for reason in CHECKS[one.check.key](one) if reason.verdict is Verdict.MISSING
    )


def fields_of(case: Case, step: Step, on: date) -> tuple[Field, ...]:
    """Give the evidence that a step asks for on a day, in order; with the criteria and risks where it looks at each."""
    return tuple(BY_KEY[key] for key in (*step.evidence, *_parts(_criteria(case, step, on)), *_risk_parts(case, step)))


def answered_fields(case: Case, step: Step, on: date, answered: Collection[str]) -> tuple[Field, ...]:
    """Give what a step asks for on a day, and each criterion that comes into force later and is answered already.

    A form made later than the day of the step asks for it: its answer is kept and counts from the criterion's day.
    """
    later = (one for one in _criteria(case, step, date.max) if one.since > on)
    ahead = [one for one in later if any(key in answered for key in _parts((one,)))]
    return (*fields_of(case, step, on), *(BY_KEY[key] for key in _parts(ahead)))


def known_for(case: Case, step: Step, on: date) -> dict[str, Value]:
    """Give what the steps before told of what a step asks for, without what has to be told anew at every step."""
    carried = {field.key for field in fields_of(case, step, on) if not field.anew}
    return {key: value for key, value in case.evidence().items() if key in carried}


def step_of(case: Case, key: str) -> Step:
    """Give a step of the case's process.

    Raises:
        UnknownStepError: the process has no such step.
    """
    if key not in case.process.steps:
        raise UnknownStepError(process=case.process.label.sentence(), key=key, keys=", ".join(case.process.steps))
    return case.process.steps[key]


def due_by(case: Case, step: Step, rules: Policy) -> date | None:
    """Give the day by which a step is due, counted from when the case came to where it is; none where none is set."""
    if step.within is None or case.since is None:
        return None
    return last_day(case.since, int(rules.value(step.within.days).value), step.within.counted)


def _criteria(case: Case, step: Step, on: date) -> list[Criterion]:
    asking = [_ASK_CRITERIA[check.key] for check in step.checks if check.key in _ASK_CRITERIA]
    return [one for asks in asking for one in asks(case, on)]


def _risk_parts(case: Case, step: Step) -> list[str]:
    if not any(check.key == _ASKS_RISKS for check in step.checks):
        return []
    return [f"risk_{one.key}_{part}" for one in risks_of(case) for part in ("gone", "proof")]


def _parts(criteria: Iterable[Criterion]) -> list[str]:
    return [f"{one.key}_{part}" for one in criteria for part in ("met", "proof")]


def _order(case: Case, step: Step, on: date) -> Iterator[Reason]:
    """Give why the step does not follow; nothing where it does."""
    if case.is_over:
        state = case.process.states.get(str(case.state), _CLOSED)
        yield told("order", _OVER.fill(state=state), met=False)
    elif step not in next_steps(case):
        way = way_to(case.process, case.state, step)
        yield told("order", _FIRST.fill(steps=Text.join(one.label for one in way)) if way else _PAST, met=False)
    elif case.since is not None and on < case.since:
        yield told("order", _EARLIER.fill(on=on, last=case.since), met=False)


def _answer(asked: Asked, fields: tuple[Field, ...]) -> Iterator[Reason]:
    """Give what a check says; what it lacks is said here only where the step does not ask for it."""
    try:
        yield from CHECKS[asked.check.key](asked)
    except NotGivenError as missing:
        if BY_KEY[missing.key] not in fields:
            yield asked.told(MISSING.fill(field=BY_KEY[missing.key].label), met=False)
    except ValueNotKnownError as unknown:
        yield asked.told(unknown.text, met=False)


def _term(case: Case, step: Step, on: date, rules: Policy) -> Iterator[Reason]:
    due = due_by(case, step, rules)
    if due is None or step.within is None:
        return
    days = rules.value(step.within.days)
    in_time = on <= due
    words = (_IN_TIME if in_time else _LATE).fill(due=due, days=days.value, since=case.since)
    yield Reason("term", Verdict.MET if in_time else Verdict.LATE, words, days)
