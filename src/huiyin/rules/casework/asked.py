"""What a check is given, and how it answers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from huiyin.kernel.text import Text
from huiyin.policy import Parameter, Policy, Step
from huiyin.rules.casework.case import Case, Value
from huiyin.rules.casework.decision import Reason, Verdict


@dataclass(frozen=True, slots=True)
class Asked:
    """A step that somebody wants to take.

    Attributes:
        case: the case as it stands.
        step: the step.
        by: who wants to take it, by a stable key.
        on: the day.
        evidence: the evidence given with the step.
        policy: the case's pack as it is on the day.
    """

    case: Case
    step: Step
    by: str
    on: date
    evidence: Mapping[str, Value]
    policy: Policy

    def given(self, key: str) -> Value:
        """Give the evidence of the step, or else of the steps before that still count."""
        value = self.evidence.get(key)
        return self.case.evidence().get(key) if value is None else value

    def whole(self, key: str) -> int:
        """Give a number among the evidence; 0 where it is missing, which is a reason of its own."""
        value = self.given(key)
        return value if isinstance(value, int) else 0


# A check gives every reason it finds; a process names it, with the parameter it reads as it is on the day.
CheckFunction = Callable[[Asked, Parameter | None], Iterator[Reason]]


def told(check: str, words: Text, parameter: Parameter | None = None, *, met: bool) -> Reason:
    """Give a reason that is met, or missing."""
    return Reason(check, Verdict.MET if met else Verdict.MISSING, words, parameter)
