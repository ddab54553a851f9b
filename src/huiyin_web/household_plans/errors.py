"""Why something about a household's plan is refused."""

from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin_web.core.errors import ConflictError, DomainError


class PlanRefusedError(DomainError):
    """What may not be planned or not be done to a plan, with every reason and the field that each is about."""

    code = "HOUSEHOLD_PLAN"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(what=Text.join([reason.words for reason in decision.missing], " ", ""))


class PlanChangedError(ConflictError):
    """A plan to which something was done since the form was opened."""

    code = "HOUSEHOLD_PLAN_CHANGED"
    template = Text(
        "Something was done to the plan {number} since you opened it. Nothing was changed; look at it again.",
        "计划 {number} 在您打开后已有新的办理记录。未作更改，请重新查看。",
    )


class HelpNotThereError(DomainError):
    """Recorded help that can't carry a measure out."""

    code = "HOUSEHOLD_PLAN_HELP"
    template = Text(
        "This help is not of the measure's kind and year, or carries out another one. Choose another, or record it.",
        "该项帮扶与措施的类别、年度不符，或已用于其他措施，请另选或登记新的帮扶。",
    )


class NoYearsError(DomainError):
    """Years of which help can't be compared."""

    code = "HELP_RESULT_YEARS"
    template = Text(
        "The result of {year} needs that year and {before} frozen by one standard. Frozen are: {years}.",
        "比较 {year} 年成效须按同一标准冻结 {year} 年和 {before} 年数据。已冻结年度：{years}。",
    )
