"""What came into force while a case was open: said as soon as it holds, with the step that asks for it."""

from collections.abc import Iterator
from datetime import date

from huiyin.kernel.text import Text
from huiyin.policy import Step
from huiyin.rules.casework.case import Case
from huiyin.rules.casework.checks.proofs import unproven
from huiyin.rules.casework.deciding import fields_of
from huiyin.rules.casework.ways import next_steps

_STILL_PROVEN, _PROVEN = "criteria_still_proven", "criteria_proven"
_ASKED = Text(
    "Since {since} this is asked, too: {criterion}. The step “{step}” asks for it.",
    "自 {since} 起增加一项标准：{criterion}，在“{step}”环节核实填写。",
)
_BACK = Text(
    "Since {since} this is asked, too: {criterion}. It was not verified, and no step before the decision asks for it: "
    "send the case back to “{state}” and verify it again.",
    "自 {since} 起增加一项标准：{criterion}。此前未核实，决定前的环节不再询问，请退回至“{state}”并重新核实。",
)


def new_criteria(case: Case, on: date) -> tuple[Text, ...]:
    """Say which criteria came into force since a case was opened, until they are proven, and what to do about each.

    Nothing where no decision that asks for them lies ahead.
    """
    ahead = tuple(_ahead(case))
    if not case.done or not any(check.key == _STILL_PROVEN for step in ahead for check in step.checks):
        return ()
    new = [one for one in unproven(case, on) if one.since > case.done[0].on]
    verify = next(step for step in case.process.steps.values() if any(one.key == _PROVEN for one in step.checks))
    said = []
    for one in new:
        asking = next((step for step in ahead if f"{one.key}_met" in _asked(case, step, on)), None)
        values = {"since": one.since, "criterion": one.label}
        before = case.process.states[verify.comes_from[0]]
        said.append(_ASKED.fill(**values, step=asking.label) if asking else _BACK.fill(**values, state=before))
    return tuple(said)


def _asked(case: Case, step: Step, on: date) -> set[str]:
    return {field.key for field in fields_of(case, step, on)}


def _ahead(case: Case) -> Iterator[Step]:
    """Give the ordinary way from where a case is, to the first decision that asks whether all is still proven."""
    following = next_steps(case)
    while following:
        step = following[0]
        yield step
        if any(check.key == _STILL_PROVEN for check in step.checks):
            return
        following = case.process.following(step.leads_to)
