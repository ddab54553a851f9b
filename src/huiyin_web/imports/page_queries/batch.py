"""One import: its progress, the decision, the receipt, its problems."""

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records.wording import REPAIRS
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.imports.completing import lacking
from huiyin_web.imports.kinds import kind_of
from huiyin_web.imports.models import OPEN_STATES, BatchState, ImportBatch
from huiyin_web.imports.page_queries.alike import alike_part
from huiyin_web.imports.page_queries.changes import changes_part
from huiyin_web.imports.page_queries.decision import decision, workbook
from huiyin_web.imports.page_queries.facts import facts_of, receipt
from huiyin_web.imports.page_queries.problems import problems_part
from huiyin_web.imports.page_queries.undo import undo_part
from huiyin_web.imports.pages import BatchPage, Lacking, Progress, Term
from huiyin_web.imports.queries import batch_of, import_urls, overtakers, same_file_waiting
from huiyin_web.imports.standing import standing
from huiyin_web.imports.steps import WORKS, job_of
from huiyin_web.imports.turns import may_cancel
from huiyin_web.jobs.models import Job, JobState, told
from huiyin_web.jobs.works import is_at_work

_CENTRE = Text("Import", "数据导入")
_REPAIRS = (Column("repair", Text("What", "处理")), Column("cells", Text("Cells", "单元格"), Kind.NUMBER, main=True))
_ABSENT = Text(
    "Registered rows of the same area that are not in the file: {absent:,}. They stay as they are.",
    "台账中同一范围内另有 {absent:,} 行不在文件中，保持不变。",
)
_ABSENT_OR_REFUSED = Text(
    "Registered rows of the same area that are not in the file or stand in its refused rows: {absent:,}. "
    "They stay as they are.",
    "台账中同一范围内另有 {absent:,} 行不在文件中或属于退回的行，保持不变。",
)
_LACKING = Text(
    "Columns that the file lacks: {count}. In registered rows they stay as they are, in new rows they are empty.",
    "文件缺少 {count} 列。在册行的这些内容保持不变，新增行留空。",
)
_SAME = Text(
    "The very same file waits as import {number}, sent by {name} at {at}: {found}. Import one of them and cancel the "
    "others.",
    "同一文件还有导入 {number} 待处理，由 {name} 于 {at} 上传：{found}。请只导入其中之一，并取消其余。",
)
_SAME_FOUND = Text(
    "{rows:,} rows, {new:,} new, {changed:,} changed, {refused:,} refused",
    "共 {rows:,} 行，新增 {new:,}，变更 {changed:,}，退回 {refused:,}",
)
_SAME_UNCHECKED = Text("not checked yet", "尚未校验")
_MOST_SAME = 3
_CONTINUES = Text(
    "It continues import {number}: every row refused there stands in this file. Importing it replaces that one.",
    "本文件是导入 {number} 的更正：其退回的行全部在本文件中，导入后将替代该次导入。",
)
_WITH_ERRORS = Text(
    "Rows with errors: {refused:,} of {rows:,}. Nothing has been changed yet.",
    "{rows:,} 行中有 {refused:,} 行有误，尚未改动任何数据。",
)
_PUT_BACK = Text(
    "Rows put back as they were: {changed:,}; taken out: {removed:,}. Receipt {receipt}.",
    "已恢复原状 {changed:,} 行，移出台账 {removed:,} 行，凭证号 {receipt}。",
)
_LEADS = {
    BatchState.CHECKED: Text(
        "Every row is sound: {rows:,} of {rows:,}. Nothing has been changed yet.",
        "{rows:,} 行全部合格，尚未改动任何数据。",
    ),
    BatchState.APPLIED: Text("Rows imported: {good:,}. Receipt {receipt}.", "已导入 {good:,} 行，凭证号 {receipt}。"),
    BatchState.UNDONE: Text(
        "What it brought in under receipt {receipt} was undone: the register is as if it had not come.",
        "凭证号 {receipt} 导入的内容已撤销，台账恢复到导入前的状态。",
    ),
    BatchState.CANCELLED: Text(
        "It was cancelled; nothing was changed and the file was removed.", "已取消，未改动任何数据，文件已删除。"
    ),
}
_MINUTE, _TELLING = 60, 0.05  # seconds; the share of the work after which its pace tells something
_QUEUED = Text("Waiting to begin.", "等待开始。")


def batch_page(*, actor: Actor, number: int, rule: str = "", field: str = "", at: datetime) -> BatchPage:
    """Give one import.

    Args:
        actor: who looks.
        number: its number.
        rule: whose problems are shown; those of all rules where none is named.
        field: the only column whose changes are shown; all where none is named.
        at: the moment of looking.

    Raises:
        NotFoundError: it is not there, or not to be seen by this person.
    """
    batch = batch_of(actor=actor, number=number)
    job = job_of(batch, WORKS.latest([number]).get(number))
    overtaker = overtakers([batch]).get(number)
    stands = standing(batch, job, overtaker=overtaker)
    waits = batch.state in OPEN_STATES and not is_at_work(job)
    taken = batch.state in {BatchState.APPLIED, BatchState.UNDONE}
    shown = taken or batch.state == BatchState.CHECKED
    return BatchPage(
        number=number,
        title=batch.file_name,
        lead=stands.next if batch.is_replaced or overtaker else _lead(batch, stands.next),
        crumbs=(Crumb(_CENTRE, reverse("imports:centre")), Crumb(batch.file_name)),
        state=stands.state,
        tone=stands.tone,
        progress=_progress(job, at),
        failure=_failure(batch, job),
        again_url=f"{reverse('imports:centre')}?{urlencode({'kind': batch.kind, 'year': batch.year})}",
        may_check=waits and (batch.state == BatchState.UPLOADED or _failed(job) or overtaker is not None),
        terms=_terms(batch) if shown else (),
        decision=decision(actor, batch) if waits and batch.state == BatchState.CHECKED and not overtaker else None,
        may_cancel=waits and may_cancel(batch, actor),
        same=(*_continued(actor, batch), *_same(actor, batch)) if batch.state in OPEN_STATES else (),
        workbook=workbook(actor, batch) if shown else None,
        receipt=receipt(batch) if taken else (),
        undo=undo_part(actor, batch, job, at=at),
        lacking=_lacking(batch) if batch.state == BatchState.CHECKED else None,
        absent=_absent(batch) if shown and batch.absent else None,
        absent_url=reverse("imports:absent", args=[number]),
        changes=changes_part(actor, batch, field) if waits and not overtaker else None,
        alike=alike_part(actor, batch) if waits and not overtaker else None,
        problems=problems_part(batch, rule) if shown and batch.problems else None,
        repairs=_repairs(batch) if shown and batch.repairs else None,
        ignored=tuple(batch.ignored),
        facts=facts_of(batch),
    )


def _lead(batch: ImportBatch, then: Text) -> Text:
    words = _LEADS.get(BatchState(batch.state), then)
    if batch.state == BatchState.CHECKED and batch.refused:
        words = _WITH_ERRORS
    elif batch.undoes:
        words = _PUT_BACK
    return words.fill(
        refused=batch.refused, rows=batch.rows, good=batch.good, receipt=batch.receipt, changed=batch.changed,
        removed=batch.removed,
    )  # fmt: skip


def _progress(job: Job | None, at: datetime) -> Progress | None:
    if job is None or not is_at_work(job):
        return None
    return Progress(job.progress, told(job.message) or _QUEUED, _left(job, at), reverse("jobs:job", args=[job.pk]))


def _left(job: Job, at: datetime) -> Text | None:
    """Say how long work may still take if it goes on as it went; nothing before that can be told."""
    if job.started_at is None or not _TELLING <= job.progress < 1:
        return None
    seconds = (at - job.started_at).total_seconds() * (1 - job.progress) / job.progress
    if seconds < _MINUTE:
        return Text("Less than a minute left.", "预计剩余不到 1 分钟。")
    return Text("About {minutes:,} min left.", "预计剩余约 {minutes:,} 分钟。").fill(minutes=round(seconds / _MINUTE))


def _failed(job: Job | None) -> bool:
    return job is not None and job.state in {JobState.FAILED, JobState.CANCELLED}


def _failure(batch: ImportBatch, job: Job | None) -> Text | None:
    if batch.state == BatchState.REFUSED:
        return told(batch.error)
    return told(job.error) if job is not None and job.state == JobState.FAILED else None


def _lacking(batch: ImportBatch) -> Lacking | None:
    kind = kind_of(batch.kind)
    labels = [kind.sheet.field(key).label for key in lacking(kind, batch.headings)]
    return Lacking(_LACKING.fill(count=len(labels)), Text.join(labels)) if labels else None


def _absent(batch: ImportBatch) -> Text:
    words = _ABSENT_OR_REFUSED if batch.refused else _ABSENT
    return words.fill(absent=batch.absent)


def _terms(batch: ImportBatch) -> tuple[Term, ...]:
    """Give the sum; `rows` is on its left side, so that nothing can be lost unseen."""
    outside = batch.problems.get("OUTSIDE", 0)
    if batch.undoes:
        return (
            Term("", batch.rows, Text("rows that were brought in", "原导入行数")),
            Term("=", batch.changed, Text("put back", "恢复原状")),
            Term("+", batch.removed, Text("taken out", "移出台账")),
        )
    return (
        Term("", batch.rows, Text("rows in the file", "文件行数")),
        Term("=", batch.new, Text("new", "新增")),
        Term("+", batch.changed, Text("changed", "变更")),
        Term("+", batch.unchanged, Text("unchanged", "未变")),
        Term("+", batch.refused - outside, Text("refused", "退回"), "bad"),
        *((Term("+", outside, Text("outside my area", "不在本辖区"), "bad"),) if outside else ()),
    )


def _continued(actor: Actor, batch: ImportBatch) -> tuple[tuple[Text, str], ...]:
    """Give the waiting imports whose refused rows this file has mended, each with its address."""
    urls = import_urls(actor, batch.continues)
    return tuple((_CONTINUES.fill(number=number), url) for number, url in urls.items())


def _same(actor: Actor, batch: ImportBatch) -> tuple[tuple[Text, str], ...]:
    """Give the other imports in which the very same file waits, each with what a check has found and its address."""
    return tuple(
        (
            _SAME.fill(
                number=one.pk, name=shown_name(one.by_key, one.by_name), at=moment(one.uploaded_at),
                found=_found(one),
            ),
            reverse("imports:batch", args=[one.pk]),
        )
        for one in same_file_waiting(actor=actor, batch=batch)[:_MOST_SAME]
    )  # fmt: skip


def _found(batch: ImportBatch) -> Text:
    if batch.checked_at is None:
        return _SAME_UNCHECKED
    return _SAME_FOUND.fill(rows=batch.rows, new=batch.new, changed=batch.changed, refused=batch.refused)


def _repairs(batch: ImportBatch) -> Table:
    return Table(
        title=Text("Corrections made automatically, by kind", "自动处理的内容"),
        columns=_REPAIRS,
        rows=[Row((REPAIRS[kind], count)) for kind, count in sorted(batch.repairs.items(), key=lambda one: -one[1])],
        note=Text("Only the way a value is written was changed, never what it means.", "只规范了写法，未改变内容。"),
    )
