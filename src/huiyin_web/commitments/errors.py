"""Why something about a commitment is refused."""

from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin_web.core.errors import ConflictError, DomainError


class CommitmentRefusedError(DomainError):
    """What may not be given, or not be done to a commitment, with every reason and the field that each is about."""

    code = "COMMITMENT"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(what=Text.join([reason.words for reason in decision.missing], " ", ""))


class OfficeUnknownError(DomainError):
    """An office that nobody knows by that name or number."""

    code = "OFFICE"
    template = Text(
        "No office is called '{words}'. Write its whole name or its number as the list of organisations has it.",
        "没有名为“{words}”的单位，请按单位名录填写全称或编号。",
    )


class ChosenRefusedError(DomainError):
    """Several commitments that the same was to be done to, to some of which it may not be: it was done to none."""

    code = "COMMITMENTS_CHOSEN"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")


class LedgerRefusedError(DomainError):
    """A ledger of promises of which some lines can't be as they are written: none was carried over."""

    code = "COMMITMENTS_LEDGER"
    template = Text("Nothing was carried over. {what}", "未转入任何事项。{what}")


class ChangedMeanwhileError(ConflictError):
    """A commitment to which something was done since the form was opened."""

    code = "COMMITMENT_CHANGED"
    template = Text(
        "Something was done to {number} since you opened it. Nothing was changed; look at it again.",
        "{number} 在您打开后已有新的办理记录。未作更改，请重新查看。",
    )
