"""Why something of a consultation is refused."""

from collections.abc import Mapping

from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin_web.core.errors import ConflictError, DomainError


class ConsultationRefusedError(DomainError):
    """What may not be done, with every reason and the field that each is about."""

    code = "CONSULTATION"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(what=Text.join([reason.words for reason in decision.missing], " ", ""))


class NeedsRefusedError(DomainError):
    """Needs some of which can't be raised as they are written: none was, and each is named."""

    code = "NEEDS"
    template = Text("Nothing was raised. {what}", "未提出任何需求。{what}")

    def __init__(self, decisions: Mapping[int, Decision]) -> None:
        self.decisions = decisions
        lines = (
            _LINE.fill(line=line + 1, what=Text.join([one.words for one in told.missing], " ", ""))
            for line, told in sorted(decisions.items())
        )
        super().__init__(what=Text.join(lines, " ", ""))


_LINE = Text("Line {line}: {what}", "第 {line} 行：{what}")


class NeedChangedError(ConflictError):
    """A need to which something was done since the form was opened."""

    code = "NEED_CHANGED"
    template = Text(
        "Something was done to {number} since you opened it. Nothing was changed; look at it again.",
        "{number} 在您打开后已有新的办理记录。未作更改，请重新查看。",
    )
