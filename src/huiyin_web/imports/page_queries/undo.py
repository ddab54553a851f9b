"""Of an applied import: whether it can be undone, and what stood in the way when somebody tried."""

from datetime import datetime

import pyarrow.parquet as pq
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.errors import DomainError, NotFoundError
from huiyin_web.core.exports import About, Export
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Column, Row, Table
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.imports.errors import UndoBlockedError
from huiyin_web.imports.folders import BLOCKING, folder_of
from huiyin_web.imports.kinds import ImportKind, kind_of
from huiyin_web.imports.limits import UNDO_WITHIN
from huiyin_web.imports.mentions import mentions_of
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.page_queries.registered import columns, keyed_rows
from huiyin_web.imports.pages import Listed, Undo
from huiyin_web.imports.queries import batch_of
from huiyin_web.imports.undoing import need_undoable
from huiyin_web.imports.unloading import Why
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.works import is_at_work

PAGE_ROWS, MOST_LISTED = 50, 50_000
_TITLE = Text("What stands in the way of undoing it", "不能撤销的行")
_MAY = Text(
    "Until {until}, as long as nothing else touches its rows. Rows that changed go back to what they were: "
    "{changed:,}; rows that were new are taken out again: {new:,}. The history keeps both.",
    "撤销期限至 {until}，且其数据此后未被改动。"
    "变更的 {changed:,} 行恢复原状，新增的 {new:,} 行移出台账，变更历史全部保留。",
)
_OTHER_UNDONE = Text("Open the import that undid this one: {receipt}", "打开撤销凭证 {receipt}")
_OTHER_UNDOES = Text("Open the import that was undone: {receipt}", "打开被撤销的导入 {receipt}")
_WHY = Column("why", Text("Why", "原因"))
_BY_IMPORT = Text("changed since by import {by} (receipt {receipt})", "此后已由导入 {by} 变更（凭证号 {receipt}）")
_BY_HAND = Text("changed since on its page", "此后已在页面上变更")
_MENTIONED = Text("something hangs on it: {what}", "已有关联数据：{what}")
_REASONS = {
    Why.TAKEN: Text("its former number belongs to another row now", "原编号现已属于另一行"),
    Why.GONE: Text("its former household is no longer in the register", "原所属户已不在台账中"),
}
_NONE = Text("None is in your area.", "均不在您的辖区内。")
_SHOWN = Text("Rows shown: {shown:,} of {total:,}.", "显示 {shown:,} 行，共 {total:,} 行。")
_DEFINITION = Text(
    "One row is a row of the register that kept an import from being undone when that was last tried.",
    "每行为最近一次尝试撤销时不能撤销的一条台账记录。",
)


def undo_part(actor: Actor, batch: ImportBatch, job: Job | None, *, at: datetime) -> Undo | None:
    """Give what the page of an applied import says of undoing it; nothing while a job does so.

    Args:
        actor: who looks.
        batch: the import.
        job: its latest job that tells of its undoing, if there is one.
        at: the moment of looking.
    """
    if batch.state not in {BatchState.APPLIED, BatchState.UNDONE} or is_at_work(job):
        return None
    if other := _other(batch):
        return Undo(words=None, may=False, other=other, blocking=None)
    try:
        need_undoable(batch, actor, at)
    except DomainError as refused:
        return Undo(words=refused.text, may=False, other=None, blocking=None)
    until = moment(batch.applied_at + UNDO_WITHIN) if batch.applied_at else ""
    return Undo(
        words=_MAY.fill(until=until, changed=batch.changed, new=batch.new),
        may=True,
        other=None,
        blocking=_blocking(actor, batch) if job and job.error_code == UndoBlockedError.code else None,
    )


def blocking_export(*, actor: Actor, number: int) -> Export:
    """Give the rows within reach that stood in the way, up to `MOST_LISTED`, as rows of a file.

    Raises:
        NotFoundError: the import is not there, not to be seen by this person, or nothing stood in its way.
    """
    batch = batch_of(actor=actor, number=number)
    if not (folder_of(batch.uuid) / BLOCKING).exists():
        raise NotFoundError(what=_TITLE)
    rows, _ = _rows(actor, batch, MOST_LISTED)
    return Export(
        name=f"import-{number}-blocking",
        about=About(title=_TITLE, chosen=Text(batch.file_name, batch.file_name), definition=_DEFINITION),
        columns=_columns(kind_of(batch.kind)),
        rows=rows,
        expected=len(rows),
    )


def _other(batch: ImportBatch) -> Crumb | None:
    """Give the import that undid this one, or that this one undid."""
    if batch.undoes:
        found, words = ImportBatch.objects.filter(pk=batch.undoes), _OTHER_UNDOES
    else:
        found, words = ImportBatch.objects.filter(undoes=batch.pk), _OTHER_UNDONE
    one = found.first()
    return Crumb(words.fill(receipt=one.receipt), reverse("imports:batch", args=[one.pk])) if one else None


def _blocking(actor: Actor, batch: ImportBatch) -> Listed | None:
    if not (folder_of(batch.uuid) / BLOCKING).exists():
        return None
    rows, total = _rows(actor, batch, PAGE_ROWS)
    table = Table(_TITLE, _columns(kind_of(batch.kind)), rows, empty=_NONE)
    return Listed(table=table, words=_SHOWN.fill(shown=len(rows), total=total))


def _columns(kind: ImportKind) -> tuple[Column, ...]:
    return (*columns(kind), _WHY)


def _rows(actor: Actor, batch: ImportBatch, count: int) -> tuple[list[Row], int]:
    """Give the first rows within reach, each with its reason, and how many there are altogether."""
    kind = kind_of(batch.kind)
    with pq.ParquetFile(folder_of(batch.uuid) / BLOCKING) as file:
        total = file.metadata.num_rows
        listed = next(file.iter_batches(count)).to_pylist()
    why = {one["key"]: (Why(one["why"]), one["by"]) for one in listed}
    receipts = dict(
        ImportBatch.objects.filter(pk__in={by for _, by in why.values() if by}).values_list("pk", "receipt")
    )
    found = keyed_rows(actor, kind, list(why))
    return [Row((*row.cells, _reason(kind, *why[key], receipts))) for key, row in found], total


def _reason(kind: ImportKind, why: Why, by: int | None, receipts: dict[int, str | None]) -> Text:
    if why is Why.CHANGED:
        return _BY_HAND if by is None else _BY_IMPORT.fill(by=by, receipt=receipts.get(by) or "–")
    if why is Why.MENTIONED:
        return _MENTIONED.fill(what=mentions_of(kind.table)[by or 0].words)
    return _REASONS[why]
