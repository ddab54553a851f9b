"""Why something of a leading group is refused."""

from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin_web.core.errors import ConflictError, DomainError


class LeadershipRefusedError(DomainError):
    """What may not be done, with every reason and the field that each is about."""

    code = "LEADERSHIP"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(what=Text.join([reason.words for reason in decision.missing], " ", ""))


class ConcludedError(ConflictError):
    """A meeting that is concluded: it is never edited."""

    code = "MEETING_CONCLUDED"
    template = Text(
        "This meeting is concluded and is not edited any more. Nothing was changed; add a correction with its reason.",
        "该会议已办结，不再修改。未作更改，请补充更正并说明理由。",
    )


class DocumentChangedError(ConflictError):
    """A document to which something was done since the form was opened."""

    code = "DOCUMENT_CHANGED"
    template = Text(
        "Something was done to this document since you opened it. Nothing was changed; look at it again.",
        "该文件在您打开后已有新的办理记录。未作更改，请重新查看。",
    )


class PieceChangedError(ConflictError):
    """A piece of the publicity plan to which something was done since the form was opened."""

    code = "PIECE_CHANGED"
    template = Text(
        "Something was done to this piece since you opened it. Nothing was changed; look at it again.",
        "该事项在您打开后已有新的办理记录。未作更改，请重新查看。",
    )


class AnsweredAlreadyError(ConflictError):
    """A problem that has its owner or its answer."""

    code = "PROBLEM_ANSWERED"
    template = Text(
        "{number} was answered already. Nothing was changed; look at it again.",
        "{number} 已有答复。未作更改，请重新查看。",
    )
