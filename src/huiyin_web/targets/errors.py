"""Why something about a plan, a target or a letter is refused."""

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError, DomainError


class TargetRefusedError(DomainError):
    """What may not be done to a target or a letter; `field` is what it is about."""

    code = "TARGETS"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")

    def __init__(self, what: Text, field: str = "") -> None:
        self.what, self.field = what, field
        super().__init__(what=what)


class PlanStandsError(ConflictError):
    """A plan that the office works by already."""

    code = "PLAN_STANDS"
    template = Text("The office works by this plan already. Nothing was changed.", "已采用该规划，未作更改。")


class ChangedMeanwhileError(ConflictError):
    """A target to which something was done since the form was opened."""

    code = "TARGET_CHANGED"
    template = Text(
        "Something was done to this target since you opened it. Nothing was changed; look at it again.",
        "该目标在您打开后已有变动。未作更改，请重新查看。",
    )


class LetterSignedError(ConflictError):
    """A letter that is signed or superseded, or waits for the other side."""

    code = "LETTER"
    template = Text(
        "{number} can't be signed now: {why} Nothing was changed.", "{number} 现在不能签署：{why}未作更改。"
    )
