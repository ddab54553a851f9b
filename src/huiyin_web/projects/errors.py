"""Why something about a project is refused."""

from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin_web.core.errors import ConflictError, DomainError


class ProjectRefusedError(DomainError):
    """What may not be proposed, or not be done to a project, with every reason and the field that each is about."""

    code = "PROJECT"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(what=Text.join([reason.words for reason in decision.missing], " ", ""))


class NoSeasonError(DomainError):
    """Works between whose days no building season lies."""

    code = "PROJECT_SEASON"
    template = Text(
        "Between {begins} and {due} lies no day of the building season (months {first} to {last}). Let it begin "
        "earlier or be due later.",
        "{begins} 至 {due} 之间没有施工期（{first} 月至 {last} 月），请提前开始或推后完成日期。",
    )


class ReversalError(DomainError):
    """An entry that can't be reversed."""

    code = "PROJECT_REVERSAL"
    template = Text(
        "This entry was reversed already, or is itself a reversal. Choose another.",
        "该记录已冲销或本身即为冲销记录，请另选。",
    )


class MilestoneError(DomainError):
    """A milestone that is not there or was reached already."""

    code = "PROJECT_MILESTONE"
    template = Text(
        "This milestone was reached already, or the project has none of this kind. Choose one that is open.",
        "该节点已完成或项目无此节点，请选择未完成的节点。",
    )


class HouseholdsRefusedError(DomainError):
    """Lines of households of which some can't be taken: none was."""

    code = "PROJECT_HOUSEHOLDS"
    template = Text("No household was recorded. {what}", "未登记任何农户。{what}")


class LedgerRefusedError(DomainError):
    """Projects to be carried over of which some can't be as they are: none was."""

    code = "PROJECT_LEDGER"
    template = Text("Nothing was carried over. {what}", "未转入任何项目。{what}")


class ChangedMeanwhileError(ConflictError):
    """A project to which something was done since the form was opened."""

    code = "PROJECT_CHANGED"
    template = Text(
        "Something was done to {number} since you opened it. Nothing was changed; look at it again.",
        "{number} 在您打开后已有新的办理记录。未作更改，请重新查看。",
    )
