"""What speaks against taking a visit or a help."""

from collections.abc import Mapping

from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin_web.core.errors import ConflictError, DomainError


class VisitRefusedError(DomainError):
    """What a visit tells cannot be so; every reason is named."""

    code = "VISIT_REFUSED"
    template = Text("{problems}", "{problems}")


class NotYoursError(DomainError):
    """A visit that somebody else filled in on this phone."""

    status = 409
    code = "VISIT_NOT_YOURS"
    template = Text(
        "This visit was filled in by somebody else on this device. It is sent once they sign in here.",
        "这条走访由他人在本机填写，须由其本人登录后发送。",
    )


class ToldOtherwiseError(DomainError):
    """A number under which another visit, or the same one with other words, is recorded."""

    status = 409
    code = "VISIT_TOLD_OTHERWISE"
    template = Text(
        "Another visit is recorded under this number ({receipt}). Open the household and fill the visit in anew.",
        "该编号下已登记另一条走访（凭证 {receipt}）。请打开该户重新填写。",
    )


class HelpRefusedError(DomainError):
    """A help that cannot be so, by field; nothing was recorded and nothing that was written is lost."""

    code = "HELP_REFUSED"
    template = Text("Nothing was recorded. {what}", "未予登记。{what}")

    def __init__(self, problems: Mapping[str, tuple[Text, ...]]) -> None:
        self.problems = problems
        super().__init__(what=Text.join([one for told in problems.values() for one in told], " ", ""))


class HelpKnownError(ConflictError):
    """A help of which all that tells it apart is recorded already."""

    code = "HELP_KNOWN"
    template = Text(
        "The same help of {day} is recorded already. If this is another one, say in what it differs. If its amount "
        "is wrong, withdraw it on the household's page and record it anew; the county office corrects it, too.",
        "{day} 的同一帮扶已登记。如为另一项，请写明区别；金额有误的，请在农户页面撤回后重新登记，或请县级更正。",
    )


class NotYoursToWithdrawError(DomainError):
    """Withdrawing a help that is somebody else's to withdraw."""

    status = 403
    code = "HELP_NOT_YOURS_TO_WITHDRAW"
    template = Text(
        "Whoever recorded a help withdraws it within {hours} hours; otherwise somebody else of the township or county "
        "office does. What a file brought in or changed is undone or corrected at the import desk.",
        "登记人可在 {hours} 小时内撤回；此外由乡镇或县级其他人员撤回。由文件导入或更正的，请通过数据导入撤销或更正。",
    )


class HelpReasonError(DomainError):
    """A withdrawal without a reason."""

    code = "HELP_REASON"
    template = Text("Say in at least {least} characters why.", "请用至少 {least} 个字说明理由。")


class HelpReasonPersonalError(DomainError):
    """A reason with a number in it that others must not read."""

    code = "HELP_REASON_PERSONAL"
    template = Text(
        "The reason holds {kinds}. Others will read it: leave it out.", "理由中含有{kinds}。他人可见，请删去。"
    )


class AssistanceRefusedError(DomainError):
    """What can't be done about a round, a pairing or a team, with every reason and the field that each is about."""

    code = "ASSISTANCE"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(what=Text.join([reason.words for reason in decision.missing], " ", ""))


class PlanRefusedError(DomainError):
    """A plan of pledges some of which can't be given: none was, and each is named."""

    code = "PLAN"
    template = Text("Nothing was pledged. {what}", "未提交任何承诺。{what}")

    def __init__(self, decisions: Mapping[int, Decision]) -> None:
        self.decisions = decisions
        lines = (
            _LINE.fill(line=line + 1, what=Text.join([one.words for one in told.missing], " ", ""))
            for line, told in sorted(decisions.items())
        )
        super().__init__(what=Text.join(lines, " ", ""))


_LINE = Text("Line {line}: {what}", "第 {line} 行：{what}")
