"""Why something about a relocation is refused."""

from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin_web.core.errors import ConflictError, DomainError


class RelocationRefusedError(DomainError):
    """What may not be done, with every reason and the field that each is about."""

    code = "RELOCATION"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(what=Text.join([reason.words for reason in decision.missing], " ", ""))


class HouseholdsRefusedError(DomainError):
    """Households of which some can't be offered a house: none was."""

    code = "RELOCATION_HOUSEHOLDS"
    template = Text("No household was entered. {what}", "未登记任何农户。{what}")


class ChangedMeanwhileError(ConflictError):
    """A household to which something was done since the form was opened."""

    code = "RELOCATION_CHANGED"
    template = Text(
        "Something was recorded of this household since you opened the page. Nothing was changed; look at it again.",
        "您打开页面后该户已有新的登记。未作更改，请重新查看。",
    )
