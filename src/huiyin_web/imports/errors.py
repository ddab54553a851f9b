"""Why an import is refused."""

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError, DomainError


class UnknownKindError(DomainError):
    """A kind of file that nobody takes."""

    code = "IMPORT_KIND"
    template = Text("There is no kind of file '{kind}'. Kinds: {known}.", "没有“{kind}”这类文件。可选：{known}。")


class FrozenYearError(DomainError):
    """A year that is closed."""

    code = "IMPORT_FROZEN_YEAR"
    template = Text(
        "The year {year} is closed: {frozen} is frozen. Import the file for {frozen}, as a correction that is then "
        "frozen again with its reason, or for a later year.",
        "{year} 年已关闭（{frozen} 年度快照已冻结）。"
        "请按 {frozen} 年导入（作为更正，随后说明理由重新冻结），或按之后的年度导入。",
    )


class YearAheadError(DomainError):
    """A year of the register that has not begun."""

    code = "IMPORT_YEAR_AHEAD"
    template = Text(
        "{year} has not begun: a file of {kind} describes {now} or a year before it. Check the year that you wrote.",
        "{year} 年尚未开始：“{kind}”只接受 {now} 年及以前年度的文件。请核对年度。",
    )


class ProvincialKindError(DomainError):
    """A kind of file that only the province imports."""

    status = 403
    code = "IMPORT_PROVINCIAL"
    template = Text(
        "Only whoever answers for the whole province may import {kind}. Send the file to the provincial office.",
        "“{kind}”只能由管辖全省的单位导入。请将文件报送省级扶贫机构。",
    )


class AlreadyImportedError(ConflictError):
    """The same bytes were imported before."""

    code = "IMPORT_AGAIN"
    template = Text(
        "This very file was imported on {on}, receipt {receipt}. Nothing was changed now. Its rows may have been "
        "changed since by other files: to bring in what holds today, export a new version of the file and upload that.",
        "该文件已于 {on} 导入，凭证号 {receipt}，本次未作任何改动。此后其中的行可能已由其他文件变更："
        "如需导入现行数据，请重新导出新版本文件后上传。",
    )


class RowsRefusedError(DomainError):
    """Rows with problems, where all or nothing was asked for."""

    code = "IMPORT_ROWS_REFUSED"
    template = Text(
        "{refused} of {rows} rows have problems, so nothing was imported. Mend them in the corrected-file workbook "
        "and upload it, or choose to import the good rows only.",
        "{rows} 行中有 {refused} 行存在问题，未导入任何数据。请在待更正工作簿中改正后重新上传，或选择只导入合格行。",
    )


class NothingToImportError(DomainError):
    """Not one good row."""

    code = "IMPORT_NOTHING"
    template = Text(
        "Every row of the file has problems ({rows:,} of {rows:,}), so nothing can be imported. Mend them in the "
        "corrected-file workbook and upload it.",
        "文件中的 {rows:,} 行全部存在问题，没有可导入的行。请在待更正工作簿中改正后重新上传。",
    )


class OwnImportError(DomainError):
    """Bringing in what one has sent, where maker and checker differ."""

    status = 403
    code = "IMPORT_OWN"
    template = Text(
        "{rows:,} rows of this file register somebody or change what decides what a household is entitled to, so "
        "somebody else of your office or of the office above brings it in. Hand it in; nothing changes until then.",
        "该文件有 {rows:,} 行新登记户或人员，或变更影响资格认定的信息，须由本单位其他人员或上级单位复核后导入。"
        "请先提交复核；复核前不改动任何数据。",
    )


class NotHandedInError(ConflictError):
    """Bringing in what somebody else has not handed in."""

    code = "IMPORT_NOT_HANDED_IN"
    template = Text(
        "{rows:,} rows of this file register somebody or change what decides what a household is entitled to, and "
        "{name}, who sent it, has not handed it in yet. Ask them to.",
        "该文件有 {rows:,} 行新登记户或人员，或变更影响资格认定的信息，上传人{name}尚未提交复核。请其提交。",
    )


class HandedInError(ConflictError):
    """Handing in once more, or what is not one's own to hand in."""

    code = "IMPORT_HANDED_IN"
    template = Text(
        "Import {number} is handed in already, or needs nobody's approval; {name} sent it. Open it again to see where "
        "it stands.",
        "导入 {number} 已提交复核，或无须复核；上传人为{name}。请重新打开该导入查看进度。",
    )


class BackReasonError(DomainError):
    """A file is sent back without a reason."""

    code = "IMPORT_BACK_REASON"
    template = Text(
        "Say in at least {least} characters why the file is sent back; whoever sent it reads the reason.",
        "请用至少 {least} 个字说明退回理由，供上传人查看。",
    )


class BackPersonalError(DomainError):
    """A file is sent back for a reason with a number in it that others must not read."""

    code = "IMPORT_BACK_PERSONAL"
    template = Text(
        "The reason holds {kinds}. Others will read it: name the row and the column instead.",
        "理由中含有{kinds}。他人可见，请改写为行号和列名。",
    )


class BatchStateError(ConflictError):
    """An import that is past the step that was asked for."""

    code = "IMPORT_STATE"
    template = Text(
        "Import {number} is {state}; this step needs it {needed}. Open the import again to see where it stands.",
        "导入 {number} 当前为“{state}”，此操作要求“{needed}”。请重新打开该导入查看进度。",
    )


class MovedOnError(ConflictError):
    """A decision about an import that has moved on since it was looked at."""

    code = "IMPORT_MOVED_ON"
    template = Text(
        "Import {number} has been checked, sent back, handed in or brought in since you looked at it. Nothing was "
        "changed. Open it, look at it as it stands now, then decide.",
        "您查看之后，导入 {number} 已重新校验、退回、提交或导入。本次未作任何改动。请重新打开查看，再作决定。",
    )


class OvertakenError(ConflictError):
    """An import that was checked before another of its kind came in."""

    code = "IMPORT_OVERTAKEN"
    template = Text(
        "Import {by}, of the same kind, came in after the check. Check this one again.",
        "校验之后已有同类文件导入（导入 {by}），请重新校验。",
    )


class ChangedSinceError(ConflictError):
    """The register moved on between the check and its application."""

    code = "IMPORT_CHANGED_SINCE"
    template = Text(
        "The register has changed since import {number} was checked: {what} Nothing was changed. "
        "Check the file again: that shows the differences as they are now.",
        "导入 {number} 校验之后台账已有变动：{what}本次未作任何改动。请重新校验，届时将显示最新的差异。",
    )


class UndoOfUndoError(ConflictError):
    """The undoing of what is itself an undoing."""

    code = "IMPORT_UNDO_OF_UNDO"
    template = Text(
        "Import {number} is itself the undoing of import {undoes}. To bring its rows in again, upload the file again.",
        "导入 {number} 本身就是对导入 {undoes} 的撤销，不能再撤销。如需恢复其数据，请重新上传原文件。",
    )


class UndoNothingError(ConflictError):
    """The undoing of an import that changed nothing."""

    code = "IMPORT_UNDO_NOTHING"
    template = Text(
        "Import {number} has changed no row, so there is nothing to undo.", "导入 {number} 未变更任何行，无需撤销。"
    )


class UndoLateError(ConflictError):
    """The undoing of an import that others rest on by now."""

    code = "IMPORT_UNDO_LATE"
    template = Text(
        "An import can be undone within {hours} hours; for import {number} that ended at {until}. Correct its rows by "
        "another file.",
        "导入后 {hours} 小时内可以撤销；导入 {number} 的撤销期限已于 {until} 届满。请另行上传文件更正。",
    )


class UndoKindError(DomainError):
    """The undoing of a kind of file whose rows keep no history."""

    code = "IMPORT_UNDO_KIND"
    template = Text(
        "The register does not keep what {kind} were before, so such a file cannot be undone. Import the file of "
        "before once more.",
        "“{kind}”不保留变更前的内容，不能撤销。请重新导入此前的文件。",
    )


class UndoFrozenError(ConflictError):
    """The undoing of what a frozen year holds."""

    code = "IMPORT_UNDO_FROZEN"
    template = Text(
        "The year {year} was frozen after this import and holds its rows, so it cannot be undone. Correct its rows by "
        "another file, then freeze the year again with the reason.",
        "该导入之后已冻结 {year} 年度快照，快照包含其数据，不能撤销。请另行上传文件更正，再说明理由重新冻结。",
    )


class OthersImportError(DomainError):
    """The cancelling of a file by whoever brings it in for somebody else."""

    status = 403
    code = "IMPORT_OTHERS"
    template = Text(
        "{name} sent this file, and only they cancel it. Send it back with a reason instead.",
        "该文件由{name}上传，仅上传人可以取消。如不同意，请说明理由退回。",
    )


class OwnUndoError(DomainError):
    """The undoing by its sender of what somebody else has approved."""

    status = 403
    code = "IMPORT_UNDO_OWN"
    template = Text(
        "{rows:,} rows of this import registered somebody or changed what decides what a household is entitled to, and "
        "somebody else approved that. Whoever sent it does not undo it alone: ask somebody else of your office or of "
        "the office above.",
        "该导入有 {rows:,} 行新登记了户或人员，或变更了影响资格认定的信息，并经他人复核，上传人不能自行撤销。"
        "请由本单位其他人员或上级单位撤销。",
    )


class UndoOutsideError(ConflictError):
    """The undoing of rows that lie elsewhere."""

    status = 403
    code = "IMPORT_UNDO_OUTSIDE"
    template = Text(
        "Rows of import {number} that lie outside your area, or lay there before: {rows:,}. The office above "
        "undoes it.",
        "导入 {number} 中有 {rows:,} 行现在或此前不在您的管辖范围内，请由上级单位撤销。",
    )


class UndoBlockedError(ConflictError):
    """The undoing of rows that others have touched since."""

    code = "IMPORT_UNDO_BLOCKED"
    template = Text(
        "Rows of import {number} that stand in the way: {rows:,} of {brought:,}. Nothing was changed. They are listed "
        "with the reason; undo first what came after, or correct the rows by another file.",
        "导入 {number} 带来的 {brought:,} 行中有 {rows:,} 行不能撤销，本次未作任何改动。"
        "清单列有原因：请先撤销此后的导入，或另行上传文件更正。",
    )


class DownloadReasonError(DomainError):
    """Registered rows were asked for in clear without a reason."""

    code = "IMPORT_DOWNLOAD_REASON"
    template = Text(
        "Say in at least {least} characters why you need these rows in clear; the reason is kept in the audit log.",
        "请用至少 {least} 个字说明下载未脱敏数据的理由；理由将记入审计记录。",
    )


class TooManyRowsError(DomainError):
    """More registered rows than a workbook to change holds."""

    code = "IMPORT_DOWNLOAD_ROWS"
    template = Text(
        "Rows registered there: {rows:,}; a workbook to change holds up to {most:,}. Choose a smaller place.",
        "该地区在册 {rows:,} 行，下载的工作簿最多 {most:,} 行。请选择更小的地区。",
    )
