"""Why something about East-West cooperation is refused."""

from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin_web.core.errors import ConflictError, DomainError


class CooperationRefusedError(DomainError):
    """What may not be recorded, with every reason and the field that each is about."""

    code = "COOPERATION"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(what=Text.join([reason.words for reason in decision.missing], " ", ""))


class NoSuchEntryError(DomainError):
    """An entry that is not there."""

    code = "COOPERATION_ENTRY"
    template = Text("This entry is not there. Choose one of the list.", "没有该事项，请从列表中选择。")


class NoPlanError(DomainError):
    """A year without a plan to agree to."""

    code = "COOPERATION_PLAN"
    template = Text(
        "There is no plan for {year} that waits for the county. The eastern partner makes it first.",
        "{year} 年没有待同意的计划，请由东部协作方先制定。",
    )


class PlacedError(DomainError):
    """Households of those placed of which some can't be taken: none was."""

    code = "COOPERATION_PLACED"
    template = Text("No household was recorded. {what}", "未登记任何农户。{what}")


class LedgerRefusedError(DomainError):
    """A ledger that can't be carried over."""

    code = "COOPERATION_LEDGER"
    template = Text("Nothing was carried over. {what}", "未转入任何记录。{what}")


class ChangedMeanwhileError(ConflictError):
    """Something was done since the form was opened."""

    code = "COOPERATION_CHANGED"
    template = Text(
        "Something was done to this pair since you opened it. Nothing was changed; look at it again.",
        "您打开后该协作关系已有新的办理记录。未作更改，请重新查看。",
    )
