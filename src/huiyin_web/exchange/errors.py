"""What the app refuses to do."""

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError, DomainError


class ExportTooLongError(DomainError):
    """More rows than are compared at once."""

    code = "EXCHANGE_TOO_LONG"
    template = Text(
        "This export has more than {most:,} rows; that many are compared at once. Export county by county.",
        "该导出文件超过 {most:,} 行，超出一次核对的上限。请按县分别导出后上传。",
    )


class ExportAheadError(DomainError):
    """An export of a day to come."""

    code = "EXCHANGE_AHEAD"
    template = Text(
        "{day} is yet to come. Write the day on which the national registry wrote the file.",
        "{day} 尚未到来。请填写全国系统导出该文件的日期。",
    )


class ComparedBeforeError(ConflictError):
    """The same file, by the same layout, from the same office."""

    code = "EXCHANGE_AGAIN"
    template = Text(
        "This very file was compared before, as exchange {number}. Go on there, or upload a newer export.",
        "该文件已核对过（第 {number} 次核对）。请在原核对中继续处理，或上传更新的导出文件。",
    )


class NotByFormError(ConflictError):
    """A field that no form changes."""

    code = "EXCHANGE_NOT_BY_FORM"
    template = Text(
        "'{field}' changes by an import that names the former number or village, not here. Keep ours, or decide later.",
        "“{field}”须通过导入（填写原编号或新村代码）变更，不能在此采用。请保留本系统数据或稍后处理。",
    )


class DecidedError(ConflictError):
    """A difference about which somebody has decided."""

    code = "EXCHANGE_DECIDED"
    template = Text(
        "{name} has decided about this already. Reload the page to see how.", "该项已由{name}处理，请刷新页面查看。"
    )


class MovedOnError(ConflictError):
    """Our value is no longer the one that was compared."""

    code = "EXCHANGE_MOVED_ON"
    template = Text(
        "Our value of '{field}' has changed since the comparison. Compare a new export, or decide later.",
        "核对之后，本系统“{field}”已有变动。请重新导出核对，或稍后处理。",
    )


class ReasonNeededError(DomainError):
    """Personal data in clear without a reason."""

    code = "EXCHANGE_REASON"
    template = Text(
        "Say in at least {least} characters what the file is for; the reason is kept in the audit log.",
        "请用至少 {least} 个字说明文件用途；理由将记入审计记录。",
    )


class RegisterTooLongError(DomainError):
    """More households than one workbook is written for."""

    code = "EXCHANGE_REGISTER_TOO_LONG"
    template = Text(
        "There are {rows:,} households in your area; a workbook is written for {most:,} at most. "
        "Let each county write its own.",
        "管辖范围内共有 {rows:,} 户，单个工作簿最多 {most:,} 户。请由各县分别下载。",
    )


class ExchangeStateError(ConflictError):
    """An exchange that is past the step that was asked for, or not yet there."""

    code = "EXCHANGE_STATE"
    template = Text(
        "Exchange {number} is {state}; this is not possible any more, or not yet. Reload its page to see what is.",
        "第 {number} 次核对当前为“{state}”，不能进行此操作。请刷新页面查看。",
    )


class NotWrittenError(ConflictError):
    """An outgoing file that nobody has had written."""

    code = "EXCHANGE_NOT_WRITTEN"
    template = Text(
        "The outgoing file of exchange {number} is not written. Have it written first.",
        "第 {number} 次核对的回传文件尚未生成。请先生成。",
    )
