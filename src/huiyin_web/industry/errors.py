"""Why something about a firm or a loan is refused."""

from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin_web.core.errors import ConflictError, DomainError


class IndustryRefusedError(DomainError):
    """What may not be recorded, with every reason and the field that each is about."""

    code = "INDUSTRY"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(what=Text.join([reason.words for reason in decision.missing], " ", ""))


class HouseholdLinesError(DomainError):
    """Lines of households of which some can't be taken: none was."""

    code = "INDUSTRY_HOUSEHOLDS"
    template = Text("No household was recorded. {what}", "未登记任何农户。{what}")


class SameFirmError(DomainError):
    """A firm that is there already."""

    code = "INDUSTRY_SAME_FIRM"
    template = Text(
        "A firm called {name} stands at this place already. Open it, or give this one another name.",
        "该地已有名为“{name}”的主体，请直接查看或另起名称。",
    )


class NoHouseholdError(DomainError):
    """A household that is not in reach."""

    code = "INDUSTRY_NO_HOUSEHOLD"
    template = Text("No household in your reach has the number {number}.", "管辖范围内没有编号为 {number} 的农户。")


class NoEntryError(DomainError):
    """An entry or contract that is not there, was reversed, or is over."""

    code = "INDUSTRY_NO_ENTRY"
    template = Text(
        "This entry was reversed already, is itself a reversal, or is over. Choose another.",
        "该记录已冲销、本身即为冲销记录或已终止，请另选。",
    )


class LedgerRefusedError(DomainError):
    """A ledger of firms and loans of which some can't be carried over: none was."""

    code = "INDUSTRY_LEDGER"
    template = Text("Nothing was carried over. {what}", "未转入任何记录。{what}")


class ChangedMeanwhileError(ConflictError):
    """Something was done since the form was opened."""

    code = "INDUSTRY_CHANGED"
    template = Text(
        "Something was done to it since you opened it. Nothing was changed; look at it again.",
        "您打开后已有新的办理记录。未作更改，请重新查看。",
    )
