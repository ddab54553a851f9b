"""Why something about training is refused."""

from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin_web.core.errors import ConflictError, DomainError


class TrainingRefusedError(DomainError):
    """What may not be done, with every reason and the field that each is about."""

    code = "TRAINING"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(what=Text.join([reason.words for reason in decision.missing], " ", ""))


class LinesRefusedError(DomainError):
    """Lines about people of which some can't be taken: none was."""

    code = "TRAINING_LINES"
    template = Text("Nothing was recorded. {what}", "未登记任何人员。{what}")


class ChangedMeanwhileError(ConflictError):
    """A course to which something was done since the form was opened."""

    code = "TRAINING_CHANGED"
    template = Text(
        "Something was done to {number} since you opened it. Nothing was changed; look at it again.",
        "{number} 在您打开后已有新的办理记录。未作更改，请重新查看。",
    )


class AnsweredError(DomainError):
    """A question that was answered already."""

    code = "TRAINING_ANSWERED"
    template = Text("This question was answered already.", "该疑点已核实。")
