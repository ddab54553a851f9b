"""What a check is given, and how it answers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from huiyin.kernel.text import Text
from huiyin.policy import Check, Parameter, Policy, Step
from huiyin.policy.decision import Reason, Verdict
from huiyin.rules.casework.case import Case, Value


class NotGivenError(Exception):
    """A check reads evidence that is not there: what is missing is said once, among the evidence."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Asked:
    """One check of a step that somebody wants to take.

    Attributes:
        case: the case as it stands.
        step: the step.
        check: the check, with the parameter that the process names for it.
        by: who wants to take the step, by a stable key.
        on: the day.
        evidence: the evidence given with the step, as far as it fits.
        policy: the case's pack as it is on the day.
    """

    case: Case
    step: Step
    check: Check
    by: str
    on: date
    evidence: Mapping[str, Value]
    policy: Policy

    def given(self, key: str) -> Value:
        """Give the evidence of the step, or else of the steps before that still count."""
        return self.known().get(key)

    def needed(self, key: str) -> Value:
        """Give evidence that the check can't do without.

        Raises:
            NotGivenError: it is not there.
        """
        value = self.given(key)
        if value is None:
            raise NotGivenError(key)
        return value

    def whole(self, key: str) -> int:
        """Give a number among the evidence.

        Raises:
            NotGivenError: it is not there.
        """
        value = self.needed(key)
        if not isinstance(value, int):
            raise NotGivenError(key)
        return value

    def known(self) -> dict[str, Value]:
        """Give all evidence that counts: that of the steps before, then that of the step."""
        return {**self.case.evidence(), **self.evidence}

    def parameter(self, on: date | None = None) -> Parameter:
        """Give the parameter that the process names for the check, as it is on the day of the step or on another.

        Raises:
            ValueNotKnownError: it has no value on that day.
        """
        return Policy(on or self.on, self.policy.pack).value(str(self.check.parameter))

    def told(self, words: Text, parameter: Parameter | None = None, *, met: bool, field: str = "") -> Reason:
        """Give a reason that is met, or missing."""
        return told(self.check.key, words, parameter, met=met, field=field)


# A check gives every reason it finds; a process names it.
CheckFunction = Callable[[Asked], Iterator[Reason]]


def told(check: str, words: Text, parameter: Parameter | None = None, *, met: bool, field: str = "") -> Reason:
    """Give a reason that is met, or missing."""
    return Reason(check, Verdict.MET if met else Verdict.MISSING, words, parameter, field)
