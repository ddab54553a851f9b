"""Why a change of the register is refused."""

from collections.abc import Mapping

from huiyin.kernel.text import Text
from huiyin.records.merging import Merged
from huiyin_web.core.errors import ConflictError, DomainError


class FormRefusedError(DomainError):
    """A filled form in which something is wrong, by field; nothing was changed and nothing that was written is lost."""

    code = "FORM_REFUSED"
    template = Text("Nothing was changed. {what}", "未作任何更改。{what}")

    def __init__(self, problems: Mapping[str, tuple[Text, ...]]) -> None:
        self.problems = problems
        super().__init__(what=Text.join([one for told in problems.values() for one in told], " ", ""))


class ChangedMeanwhileError(ConflictError):
    """Fields that somebody else has changed since the form was made, otherwise than it says: a person chooses."""

    code = "CHANGED_MEANWHILE"
    template = Text(
        "Somebody else has changed {fields} since this form was made. Nothing was changed; choose which value stands.",
        "本表打开之后，他人已修改“{fields}”。本次未作更改，请选择保留哪个值。",
    )

    def __init__(self, merged: Merged, *, fields: Text) -> None:
        self.merged = merged
        super().__init__(fields=fields)


class NothingChangedError(DomainError):
    """A form that says what is known already."""

    code = "NOTHING_CHANGED"
    template = Text(
        "Nothing in this form differs from what is known. Change what is wrong, then save.",
        "表中内容与现有信息相同。请修改有误的内容后再保存。",
    )


class RequestStateError(ConflictError):
    """A change request that is past the step that was asked for."""

    code = "CHANGE_REQUEST_STATE"
    template = Text(
        "This change request is {state} already, by {name}. Open it again to see where it stands.",
        "该变更申请已由{name}处理，当前为“{state}”。请重新打开查看。",
    )


class OwnRequestError(DomainError):
    """Somebody who would decide about what they asked for themselves."""

    status = 403
    code = "CHANGE_REQUEST_OWN"
    template = Text(
        "Whoever asks for a change does not decide about it. Somebody else of the township or county office does.",
        "申请人不能审批本人提交的变更，请由乡镇或县级其他人员审批。",
    )


class OvertakenRequestError(ConflictError):
    """A change request whose fields have changed since it was made."""

    code = "CHANGE_REQUEST_OVERTAKEN"
    template = Text(
        "Since this was asked for, {what}. Nothing was changed: send it back with this reason, or ask for it anew.",
        "申请提交之后，{what}。本次未作更改，请说明原因退回，或由申请人重新提交。",
    )


class AnswerNeededError(DomainError):
    """A refusal that gives no reason."""

    code = "CHANGE_REQUEST_ANSWER"
    template = Text(
        "Say in at least {least} characters why it is sent back, so that whoever asked can mend it.",
        "请用至少 {least} 个字说明退回原因，以便申请人改正。",
    )


class AnswerPersonalError(DomainError):
    """A refusal whose reason holds a number that others must not read."""

    code = "CHANGE_REQUEST_PERSONAL"
    template = Text(
        "The reason holds {kinds}. It stays in the records and others read it: leave it out.",
        "退回原因含有{kinds}。该内容将存档并供他人查阅，请删去。",
    )


class NotJoinedError(ConflictError):
    """Two households that cannot become one as they are."""

    code = "MERGE_NOT_JOINED"
    template = Text(
        "Both have {what} of which one household can have only one. Nothing was changed: end one of them first.",
        "两户各有同类“{what}”，而一户只能有一项。未作任何更改，请先办结其中一项。",
    )


class NotTwoError(ConflictError):
    """Two entries that cannot be merged for what they are."""

    code = "MERGE_NOT_TWO"
    template = Text("Nothing was merged: {why}", "未合并：{why}")


class NotPartedError(ConflictError):
    """A merge that cannot be undone any more."""

    code = "MERGE_NOT_PARTED"
    template = Text(
        "This cannot be undone: {why} Correct the entries by their forms instead.",
        "不能撤销：{why}请改用信息变更表逐项更正。",
    )
