"""What a decision says: every reason, with the parameter and the values it used."""

from dataclasses import dataclass
from enum import StrEnum

from huiyin.kernel.text import Text
from huiyin.policy.parameters import Parameter


class Verdict(StrEnum):
    """What a reason says."""

    MET = "met"
    MISSING = "missing"  # the step can't be taken until it is there
    QUESTION = "question"  # somebody has to answer it; it decides nothing
    LATE = "late"  # told, and not refused


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason.

    Attributes:
        check: what was looked at, by name.
        verdict: what it says.
        words: the sentence for people, with the values in it.
        parameter: the number of policy that was used, with its source; none where none was.
        field: the evidence that it is about, where it is about one: a form says it there.
    """

    check: str
    verdict: Verdict
    words: Text
    parameter: Parameter | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a step may be taken, and why; all reasons, not the first."""

    step: str
    reasons: tuple[Reason, ...]

    @property
    def allowed(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing

    @property
    def missing(self) -> tuple[Reason, ...]:
        """What is missing."""
        return tuple(reason for reason in self.reasons if reason.verdict is Verdict.MISSING)
