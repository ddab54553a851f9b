"""What can be decided about a checked file, by whom, and with which workbook."""

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.imports.models import ImportBatch
from huiyin_web.imports.page_queries.workbooks import is_whole, may_mend
from huiyin_web.imports.pages import Decision
from huiyin_web.imports.turns import Turn, turn_of

_ALL = Text(
    "All rows are imported together: either every one of them, or none.",
    "所有行一并导入：要么全部成功，要么不作改动。",
)
_NONE = Text(
    "No row can be imported. Mend the rows in the workbook and upload it again.",
    "没有可导入的行。请在待更正工作簿中改正后重新上传。",
)
_MEND = Text(
    "As the file stands, nothing is imported: all or nothing. Mend the rows in the workbook and upload it "
    "again, or choose to import the good rows only.",
    "按“全部或不导入”的规则，该文件现在不能整体导入。请在待更正工作簿中改正后重新上传，也可以选择只导入合格行。",
)
_MEND_OR_SPLIT = Text(
    "As the file stands, nothing is imported: all or nothing. Mend the rows in your file and upload it again; "
    "or import the good rows now, mend the refused ones in their own workbook and upload that.",
    "按“全部或不导入”的规则，该文件现在不能整体导入。请在原文件中改正后重新上传；"
    "也可以先导入合格行，再下载退回的行，改正后单独上传。",
)
_SECOND = {
    Turn.HAND_IN: Text(
        "Rows that register somebody or change what decides what a household is entitled to: {rows:,}. Somebody else "
        "of your office, or of the office above, looks at the same rows and brings the file in: hand it in.",
        "新登记户或人员、变更影响资格认定信息的行：{rows:,}。须由本单位其他人员或上级单位查看同样的内容后导入：请提交复核。",
    ),
    Turn.WAIT: Text(
        "You handed it in on {at}. Somebody else of your office, or of the office above, brings it in or sends it "
        "back; rows that register somebody or decide what a household is entitled to: {rows:,}.",
        "您已于 {at} 提交复核，由本单位其他人员或上级单位导入或退回；新登记或影响资格认定的行：{rows:,}。",
    ),
    Turn.APPROVE: Text(
        "{name} handed it in on {at}. Rows that register somebody or change what decides what a household is entitled "
        "to: {rows:,}. Look at them below, then bring the file in or send it back.",
        "{name}于 {at} 提交复核。新登记户或人员、变更影响资格认定信息的行：{rows:,}。请在下方查看后导入或退回。",
    ),
    Turn.NOT_YET: Text(
        "{name}, who sent it, has not handed it in yet. Once that is done you can bring it in or send it back; rows "
        "that register somebody or decide what a household is entitled to: {rows:,}.",
        "上传人{name}尚未提交复核；提交后您可以导入或退回。新登记或影响资格认定的行：{rows:,}。",
    ),
}
_BACK = Text("{name} sent it back: {why}", "{name}已退回：{why}")


def decision(actor: Actor, batch: ImportBatch) -> Decision:
    """Say what somebody can decide about a checked file."""
    turn = turn_of(batch, actor)
    words = _SECOND.get(turn) if batch.good else None
    told = {"at": moment(batch.handed_in_at), "name": shown_name(batch.by_key, batch.by_name), "rows": batch.deciding}
    whole = not batch.refused
    return Decision(
        turn=turn,
        good=batch.good,
        is_whole=whole,
        advice=_ALL if whole else _NONE if not batch.good else _MEND if is_whole(batch) else _MEND_OR_SPLIT,
        second=words.fill(**told) if words else None,
        back=_BACK.fill(name=batch.sent_back_by, why=batch.sent_back_why) if batch.sent_back_why else None,
        stand=batch.stand,
    )


def workbook(actor: Actor, batch: ImportBatch) -> tuple[Text, str] | None:
    """Give name and address of the workbook to mend; nothing to who may not have it."""
    if not may_mend(actor, batch):
        return None
    whole, refused = (
        Text("Download the workbook to mend", "下载待更正工作簿"),
        Text("Download the refused rows", "下载退回的行"),
    )
    return whole if is_whole(batch) else refused, reverse("imports:corrected", args=[batch.pk])
