"""What is printed of an import: its receipt, and the facts of its file."""

from huiyin.kernel.text import Text
from huiyin.records.codemaps import code_maps
from huiyin_web.access.actor import shown_name
from huiyin_web.access.directory import names_of
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.pages import Fact
from huiyin_web.imports.standing import kind_and_year

_ROWS = Text(
    "{rows:,} = {new:,} new + {changed:,} changed + {unchanged:,} unchanged + {refused:,} refused",
    "{rows:,} = 新增 {new:,} + 变更 {changed:,} + 未变 {unchanged:,} + 退回 {refused:,}",
)
_UNDONE_BY, _UNDONE_AT = Text("Undone by", "撤销人"), Text("Undone at", "撤销时间")
_FILE_ROWS, _UNDONE_ROWS = Text("Rows of the file", "文件行数"), Text("Rows undone", "撤销行数")
_REFUSED = Text("Refused rows", "退回的行")
_LEFT_OUT = Text(
    "They were not imported. Whoever sent the file downloads them below, mends them and brings them in.",
    "未导入。由上传人在下方下载退回的行，改正后重新上传。",
)
_STANDS = Text("Stands today", "目前状态")
_UNDONE = Text("undone: the register is as it was before", "已撤销，台账已恢复到导入前的状态")
_FINGERPRINT = Text("Fingerprint of the file (SHA-256)", "文件指纹（SHA-256）")
_PUT_BACK = Text(
    "{rows:,} = {changed:,} put back + {removed:,} taken out", "{rows:,} = 恢复原状 {changed:,} + 移出台账 {removed:,}"
)


def receipt(batch: ImportBatch) -> tuple[Fact, ...]:
    """Give the lines of the receipt of an applied import."""
    return (
        (Text("Receipt number", "凭证号"), batch.receipt or ""),
        (Text("Kind and year", "类别与年度"), kind_and_year(batch)),
        (_UNDONE_ROWS if batch.undoes else _FILE_ROWS, _sum(batch)),
        *(((_REFUSED, _LEFT_OUT),) if batch.refused and batch.state == BatchState.APPLIED else ()),
        (Text("File", "文件"), batch.file_name),
        (_FINGERPRINT, batch.sha256),
        *(((Text("Handed in by", "提交人"), shown_name(batch.by_key, batch.by_name)),) if batch.handed_in_at else ()),
        (_by(batch), shown_name(batch.by_key, batch.applied_by)),
        (_UNDONE_AT if batch.undoes else Text("Imported at", "导入时间"), moment(batch.applied_at)),
        *(((_STANDS, _UNDONE),) if batch.state == BatchState.UNDONE else ()),
        (Text("Area of who sent the file", "上传单位地区"), _place(batch)),
    )


def _by(batch: ImportBatch) -> Text:
    if batch.undoes:
        return _UNDONE_BY
    return Text("Approved and imported by", "复核并导入人") if batch.handed_in_at else Text("Imported by", "导入人")


def _sum(batch: ImportBatch) -> Text:
    words = _PUT_BACK if batch.undoes else _ROWS
    return words.fill(
        rows=batch.rows, new=batch.new, changed=batch.changed, unchanged=batch.unchanged, refused=batch.refused,
        removed=batch.removed,
    )  # fmt: skip


def facts_of(batch: ImportBatch) -> tuple[Fact, ...]:
    """Give what is known of the file of an import."""
    codemap = code_maps().get(batch.codemap)
    found: list[Fact] = [(Text("Kind and year", "类别与年度"), kind_and_year(batch))]
    if batch.tab:
        found.append((Text("Sheet that was read", "读取的工作表"), batch.tab))
    if codemap:
        found.append((Text("Figures used as codes", "数字代码对照表"), codemap.label))
    return (
        *found,
        (Text("Size", "大小"), _size(batch.size)),
        (_FINGERPRINT, batch.sha256),
        (Text("Uploaded by", "上传人"), shown_name(batch.by_key, batch.by_name)),
        (Text("Uploaded at", "上传时间"), moment(batch.uploaded_at)),
        (Text("Checked at", "校验时间"), moment(batch.checked_at)),
        (Text("Place", "地区"), _place(batch)),
    )


def _place(batch: ImportBatch) -> Text | str:
    return names_of([batch.place_code]).get(batch.place_code, batch.place_code or "--")


def _size(size: int) -> str:
    kibibyte = 1024
    return f"{size / kibibyte**2:,.1f} MB" if size >= kibibyte**2 else f"{size / kibibyte:,.1f} KB"
