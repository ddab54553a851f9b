"""How often a rule was right to ask: what the answers to its questions were."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from huiyin.kernel.text import Text


class Outcome(StrEnum):
    """What asking found."""

    TRUE_VALUE = "true_value"
    CORRECTED = "corrected"
    EXPLAINED = "explained"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _LABELS[self]

    @property
    def meaning(self) -> Text:
        """What somebody chooses by recording it."""
        return _MEANINGS[self]


_LABELS = {
    Outcome.TRUE_VALUE: Text("the entry is true", "登记属实"),
    Outcome.CORRECTED: Text("corrected", "已更正"),
    Outcome.EXPLAINED: Text("explained", "情况说明"),
}
_MEANINGS = {
    Outcome.TRUE_VALUE: Text("The entry is true, however odd it looks", "登记属实（虽有疑点，数据无误）"),
    Outcome.CORRECTED: Text("The entry was wrong and is corrected, or will be", "登记有误，已更正或将更正"),
    Outcome.EXPLAINED: Text("Something explains it that no entry can say", "情况特殊，另作说明"),
}


@dataclass(frozen=True, slots=True)
class Precision:
    """How many questions of a rule were answered, and how many of the answers mended an entry."""

    answered: int
    corrected: int

    @property
    def share(self) -> float | None:
        """The share of the answered ones that were corrected; none while nothing is answered."""
        return self.corrected / self.answered if self.answered else None


def precision(outcomes: Mapping[Outcome, int]) -> Precision:
    """Give the precision of a rule from how often each outcome was recorded."""
    return Precision(sum(outcomes.values()), outcomes.get(Outcome.CORRECTED, 0))
