"""What a checked file would change: of each changed row the fields, with the registered value and the file's."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin.records.fields import Field, Kind, Mask
from huiyin.records.masking import masked
from huiyin_web.access.actor import Actor
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.exports import About, Export
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.imports.kinds import kind_of
from huiyin_web.imports.loading import Loading
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.pages import Changes
from huiyin_web.imports.queries import batch_of
from huiyin_web.imports.staging import is_staged, staged

PAGE_ROWS = 50
MOST_LISTED = 50_000  # changed rows of the file to download; more are held in no office's head, nor in memory
_TITLE = Text("What would change", "将变更的内容")
_COLUMNS = (
    Column("who", Text("Row recognised by", "识别依据")),
    Column("name", Text("Name", "名称")),
    Column("field", Text("Column", "列"), main=True),
    Column("old", Text("Registered", "台账现值")),
    Column("new", Text("In the file", "文件值")),
)
_WORDS = Text("Changed rows shown: {shown:,} of {total:,}.", "显示变更行 {shown:,} 行，共 {total:,} 行。")
_CUT = Text(
    "Changed rows shown: {shown:,} of {total:,}. The lists to download hold the first {most:,}.",
    "显示变更行 {shown:,} 行，共 {total:,} 行。下载文件列出前 {most:,} 行。",
)
_DEFINITION = Text(
    "One row is one field that importing the file would change, of its first {most:,} changed rows of {total:,}; "
    "personal values are masked.",
    "每行对应导入后将变更的一个字段，列出前 {most:,} 个变更行（共 {total:,} 行）；个人信息已脱敏。",
)
_OF_FIELD = Text("Rows shown in which this column would change: {shown:,}.", "显示该列将变更的 {shown:,} 行。")
_NOTHING = Text("Nothing to list.", "没有可列出的内容。")
_YES, _NO = Text("yes", "是"), Text("no", "否")


def changes_part(actor: Actor, batch: ImportBatch, field: str = "") -> Changes | None:
    """Give the fields that the first changed rows of a checked file would change; none where that is not known.

    Args:
        actor: who looks.
        batch: the import.
        field: the key of the only field to look at; all where it is none of the sheet's.
    """
    if batch.state != BatchState.CHECKED or not batch.changed or not is_staged(batch.uuid):
        return None
    fields = {one.key: one.label for one in kind_of(batch.kind).sheet.kept}
    field = field if field in fields else ""
    found = _found(actor, batch, PAGE_ROWS, field)
    words = _OF_FIELD if field else _WORDS if batch.changed <= MOST_LISTED else _CUT
    return Changes(
        table=Table(_TITLE, _COLUMNS, list(_rows(batch, found, field)), empty=_NOTHING),
        words=words.fill(shown=len(found), total=batch.changed, most=MOST_LISTED, label=fields.get(field, "")),
        fields=tuple((key, label, key == field) for key, label in fields.items()),
    )


def changes_export(*, actor: Actor, number: int, field: str = "") -> Export:
    """Give the same of all changed rows, up to `MOST_LISTED`, as rows of a file.

    Raises:
        NotFoundError: the import is not there, not to be seen by this person, or does not wait with changed rows.
    """
    batch = batch_of(actor=actor, number=number)
    if batch.state != BatchState.CHECKED or not is_staged(batch.uuid):
        raise NotFoundError(what=_TITLE)
    fields = {one.key: one.label for one in kind_of(batch.kind).sheet.kept}
    field = field if field in fields else ""
    rows = list(_rows(batch, _found(actor, batch, MOST_LISTED, field), field))
    most = min(MOST_LISTED, batch.changed)
    return Export(
        name=f"import-{number}-changes",
        about=About(
            title=_TITLE,
            chosen=fields.get(field) or Text(batch.file_name, batch.file_name),
            definition=_DEFINITION.fill(most=most, total=batch.changed),
        ),
        columns=_COLUMNS,
        rows=rows,
        expected=len(rows),
    )


def _found(actor: Actor, batch: ImportBatch, count: int, field: str = "") -> list[tuple[Any, ...]]:
    with staged(batch.uuid) as what:
        return Loading(kind_of(batch.kind), what).changes(actor.scope.prefixes, count=count, field=field)


def _rows(batch: ImportBatch, found: list[tuple[Any, ...]], only: str) -> Iterator[Row]:
    sheet = kind_of(batch.kind).sheet
    fields = sheet.kept
    for row, *stored in found:
        values = [one.isoformat() if isinstance(one, date) else one for one in stored]  # SQLite stages a day as text
        old, new = values[: len(fields)], values[len(fields) :]
        now = dict(zip((field.key for field in fields), new, strict=True))
        who = Text.join([_said(sheet.field(key), now[key]) for key in sheet.identity], ", ", "，")
        name = next((_said(one, now[one.key]) for one in fields if one.mask is Mask.NAME or one.key == "name"), "")
        where = Text("Row {row:,}", "第 {row:,} 行").fill(row=row)
        for field, before, after in zip(fields, old, new, strict=True):
            if before != after and only in {"", field.key}:
                yield Row((Cell(who, under=where), name, field.label, _said(field, before), _said(field, after)))


def _said(field: Field, value: Any) -> Text | str:
    """Word a stored value of a field, masked where it is personal."""
    if value is None or value == "":
        return ""
    if field.mask:
        return masked(str(value), field.mask)
    match field.kind:
        case Kind.FLAG:
            return _YES if value else _NO
        case Kind.MONEY:
            return f"{yuan(value):,.2f}"
        case Kind.CODE | Kind.OPEN_CODE | Kind.CODES:
            return Text.join([_code(field, key) for key in str(value).split(",")])
    return str(value)


def _code(field: Field, key: str) -> Text | str:
    """Give what a key is called; a word of the office's own is called as it is."""
    return field.codes.label_of(key) if field.codes and key in field.codes.keys() else key  # noqa: SIM118  not a mapping
