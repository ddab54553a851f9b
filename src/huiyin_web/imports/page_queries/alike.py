"""New rows of a checked file that may be registered already under another number: questions, which stop nothing."""

import pyarrow.parquet as pq

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.exports import About, Export
from huiyin_web.core.tables import Column, Kind, Row, Table
from huiyin_web.imports.folders import ALIKE, folder_of
from huiyin_web.imports.kinds import kind_of
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.page_queries.registered import columns, keyed_rows
from huiyin_web.imports.pages import Listed
from huiyin_web.imports.queries import batch_of

PAGE_ROWS, MOST_LISTED = 50, 50_000
_TITLE = Text("Possible duplicates", "疑似重复")
_ROW = Column("row", Text("New row of the file", "文件中的新增行"), Kind.NUMBER)
_SHOWN = Text(
    "Possible duplicates shown: {shown:,} of {total:,}. A new row agrees with a registered one in: {named}. Look "
    "whether they are the same before you import; if so, give the row the registered number. Nothing is held back.",
    "显示疑似重复 {shown:,} 行，共 {total:,} 行：新增行与在册记录的{named}相同。导入前请核对是否为同一对象，"
    "如是，请改填在册编号。系统不作拦截。",
)
_DEFINITION = Text(
    "One row is a new row of the file beside a registered row with which it agrees.",
    "每行为文件中的一条新增行及与其相同的一条在册记录。",
)
_ELSEWHERE = Text("registered outside your area", "在册于其他辖区")


def alike_part(actor: Actor, batch: ImportBatch) -> Listed | None:
    """Give the first of them beside what is registered; none where there is none, or the file is decided about."""
    if batch.state != BatchState.CHECKED or not batch.alike:
        return None
    kind = kind_of(batch.kind)
    rows = _rows(actor, batch, PAGE_ROWS)
    named = Text.join([kind.sheet.field(key).label for key in kind.alike], ", ", "、")
    return Listed(
        table=Table(_TITLE, (_ROW, *columns(kind)), rows, empty=Text("Nothing to list.", "没有可列出的内容。")),
        words=_SHOWN.fill(shown=len(rows), total=batch.alike, named=named),
    )


def alike_export(*, actor: Actor, number: int) -> Export:
    """Give them, up to `MOST_LISTED`, as rows of a file.

    Raises:
        NotFoundError: the import is not there, not to be seen by this person, or has none.
    """
    batch = batch_of(actor=actor, number=number)
    if not batch.alike:
        raise NotFoundError(what=_TITLE)
    rows = _rows(actor, batch, MOST_LISTED)
    return Export(
        name=f"import-{number}-alike",
        about=About(title=_TITLE, chosen=Text(batch.file_name, batch.file_name), definition=_DEFINITION),
        columns=(_ROW, *columns(kind_of(batch.kind))),
        rows=rows,
        expected=len(rows),
    )


def _rows(actor: Actor, batch: ImportBatch, count: int) -> list[Row]:
    """Give the first rows; of what is registered out of reach only that it is."""
    path, kind = folder_of(batch.uuid) / ALIKE, kind_of(batch.kind)
    if not path.exists():
        return []
    with pq.ParquetFile(path) as file:
        listed = next(file.iter_batches(count)).to_pylist()
    known = {key: row.cells for key, row in keyed_rows(actor, kind, [one["key"] for one in listed])}
    hidden = (_ELSEWHERE, *("" for _ in columns(kind)[1:]))
    return [Row((one["row"], *known.get(one["key"], hidden))) for one in listed]
