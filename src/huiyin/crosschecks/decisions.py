"""What people decide about a flag, and how often a kind of list was right to raise one."""

from collections.abc import Mapping
from enum import StrEnum

from huiyin.kernel.text import Text


class Decision(StrEnum):
    """What asking about a flag found."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    LIST_WRONG = "list_wrong"
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
    Decision.CONFIRMED: Text("confirmed", "属实"),
    Decision.CORRECTED: Text("corrected or to be", "已更正或待更正"),
    Decision.LIST_WRONG: Text("the list is wrong", "名单有误"),
    Decision.EXPLAINED: Text("explained", "情况说明"),
}
_MEANINGS = {
    Decision.CONFIRMED: Text("What the list says is true", "名单所列情况属实"),
    Decision.CORRECTED: Text("The entry was wrong and is corrected, or will be", "登记有误，已更正或将更正"),
    Decision.LIST_WRONG: Text("The list is wrong, or is about somebody else", "名单有误或非本人"),
    Decision.EXPLAINED: Text("Both are right; something explains it", "名单与台账均无误，另作说明"),
}


def precision(decided: Mapping[Decision, int]) -> float | None:
    """Give the share of the decided flags in which the list was right; none while nothing is decided."""
    total = sum(decided.values())
    right = decided.get(Decision.CONFIRMED, 0) + decided.get(Decision.CORRECTED, 0)
    return right / total if total else None
