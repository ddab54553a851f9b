"""Where an import stands, in words: its state, and what to do next."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.access.actor import shown_name
from huiyin_web.core.amounts import Tone
from huiyin_web.imports.errors import OvertakenError
from huiyin_web.imports.kinds import label_of
from huiyin_web.imports.models import OPEN_STATES, BatchState, ImportBatch
from huiyin_web.imports.steps import APPLY, CHECK, UNDO
from huiyin_web.jobs.models import Job, JobState
from huiyin_web.jobs.works import is_at_work

_DECIDE = Text("Decide: import it or cancel it.", "请决定：导入或取消。")
_TO_CORRECT = Text("to be corrected", "待更正")
_CORRECT = Text(
    "Rows with errors: {refused:,}. Correct them, or import the other rows.",
    "有误 {refused:,} 行：请更正，或只导入合格行。",
)
_CORRECT_ALL = Text(
    "Every row has errors ({refused:,} of {refused:,}): none can be imported. Correct them and upload the file again.",
    "{refused:,} 行全部有误，没有可导入的行：请更正后重新上传。",
)
_OVERTAKEN = Text("to be checked again", "待重新校验")
_HANDED_IN = Text("waiting for approval", "待复核")
_SECOND = Text("Somebody else than {name} brings it in or sends it back.", "由{name}以外的人员复核：导入或退回。")
_SENT_BACK, _WHY = Text("sent back", "复核退回"), Text("{name}: {why}", "{name}：{why}")
_RECEIPT = Text("Receipt {receipt}", "凭证号 {receipt}")
_UNDOING = Text("undoing carried out", "撤销已执行")
_ONCE_MORE = Text("Its file may be mended and uploaded again.", "文件更正后可重新上传。")
_AGAIN = Text("Read why, mend the file, upload it again.", "请查看原因，修正后重新上传。")


def kind_and_year(batch: ImportBatch) -> Text:
    """Say what a file holds, and of which year."""
    return Text("{kind}, {year}", "{kind}，{year} 年").fill(kind=label_of(batch.kind), year=batch.year)


@dataclass(frozen=True, slots=True)
class Standing:
    """The word of a state with shape and colour, and what to do next."""

    state: Text
    tone: Tone
    next: Text


_REPLACED = Text("replaced", "已由后传文件替代")
_BROUGHT_IN = Text(
    "Import {by}, sent later, brought in every row that was refused here. {then}",
    "后传的导入 {by} 已导入此处退回的全部行。{then}",
)
_CANCEL = Text("Cancel this one.", "请取消本次导入。")
_CANCEL_OR_IMPORT = Text("Cancel this one, or import its good rows.", "可取消本次导入，或只导入合格行。")
_CANCEL_OR_CHECK = Text("Cancel this one, or check it again.", "可取消本次导入，或重新校验。")


def standing(batch: ImportBatch, job: Job | None, *, overtaker: int | None = None) -> Standing:
    """Say where an import stands.

    Args:
        batch: the import.
        job: its latest job that tells of the step it stands before (`steps.job_of`), if it has one.
        overtaker: the import that has changed the register since its check, if one has.
    """
    if job is not None and is_at_work(job):
        return _at_work(job)
    if batch.state in OPEN_STATES and job is not None and job.state == JobState.FAILED:
        step = Text("import failed", "导入失败") if job.kind == APPLY else Text("check failed", "校验失败")
        return Standing(step, "bad", Text("See why, and try again.", "请查看原因后重试。"))
    if batch.is_replaced:
        return Standing(_REPLACED, "", _BROUGHT_IN.fill(by=batch.replaced_by, then=_then(batch, overtaker)))
    if overtaker:
        return Standing(_OVERTAKEN, "warn", OvertakenError.template.fill(by=overtaker))
    return _at_rest(batch)


def _then(batch: ImportBatch, overtaker: int | None) -> Text:
    if overtaker:
        return _CANCEL_OR_CHECK
    return _CANCEL_OR_IMPORT if batch.good else _CANCEL


_RESTS: dict[BatchState, tuple[Text, Tone, Text]] = {
    BatchState.UPLOADED: (Text("not checked", "未校验"), "warn", Text("Have it checked.", "请进行校验。")),
    BatchState.APPLIED: (BatchState.APPLIED.label, "good", _RECEIPT),
    BatchState.UNDONE: (BatchState.UNDONE.label, "warn", _ONCE_MORE),
    BatchState.REFUSED: (BatchState.REFUSED.label, "bad", _AGAIN),
    BatchState.CANCELLED: (BatchState.CANCELLED.label, "", Text("", "")),
}
_WORK = {
    CHECK: Text("being checked", "正在校验"),
    APPLY: Text("being imported", "正在导入"),
    UNDO: Text("being undone", "正在撤销"),
}


def _at_work(job: Job) -> Standing:
    return Standing(_WORK[job.kind], "go", Text("Wait; it goes on by itself.", "请稍候，系统正在处理。"))


def _at_rest(batch: ImportBatch) -> Standing:
    if batch.state == BatchState.CHECKED:
        if batch.handed_in_at:
            return Standing(_HANDED_IN, "go", _SECOND.fill(name=shown_name(batch.by_key, batch.by_name)))
        if batch.sent_back_why:
            return Standing(_SENT_BACK, "warn", _WHY.fill(name=batch.sent_back_by, why=batch.sent_back_why))
        if not batch.refused:
            return Standing(Text("ready", "待导入"), "go", _DECIDE)
        then = _CORRECT if batch.good else _CORRECT_ALL
        return Standing(_TO_CORRECT, "warn", then.fill(refused=batch.refused))
    if batch.undoes:
        return Standing(_UNDOING, "good", _RECEIPT.fill(receipt=batch.receipt))
    state, tone, then = _RESTS[BatchState(batch.state)]
    return Standing(state, tone, then.fill(receipt=batch.receipt))
