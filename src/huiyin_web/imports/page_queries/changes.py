"""What a checked file would change and bring.

Of each changed row the fields, with the registered value and the file's; of each new row where it belongs and what
decides what somebody is entitled to, where something does.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin.records.fields import Field, Kind, Mask
from huiyin.records.masking import masked, masked_within
from huiyin_web.access.actor import Actor
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.exports import About, Export
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.imports.kinds import ImportKind, kind_of
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.pages import Changes
from huiyin_web.imports.queries import batch_of
from huiyin_web.imports.showing import Showing
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
_NEW, _PART = Text("new row", "新增行"), Text("{label}: {value}", "{label}：{value}")
_WORDS = Text("Changed rows shown: {shown:,} of {total:,}.", "显示变更行 {shown:,} 行，共 {total:,} 行。")
_NEW_WORDS = Text("New rows shown: {shown:,} of {total:,}.", "显示新增行 {shown:,} 行，共 {total:,} 行。")
_CUT = Text(
    "The lists to download hold the first {most:,} changed and the first {most:,} new rows.",
    "下载文件列出变更行和新增行各前 {most:,} 行。",
)
_DEFINITION = Text(
    "One row is one field that importing the file would change, or a new row with what decides what somebody is "
    "entitled to; the first {most:,} changed rows of {changed:,} and the first {most:,} new rows of {new:,}. Personal "
    "values are masked.",
    "每行对应导入后将变更的一个字段，或一个新增行及其影响资格认定的信息；"
    "变更行共 {changed:,} 行，新增行共 {new:,} 行，各列出前 {most:,} 行。个人信息已脱敏。",
)
_OF_FIELD = Text("Rows shown in which this column would change: {shown:,}.", "显示该列将变更的 {shown:,} 行。")
_NOTHING = Text("Nothing to list.", "没有可列出的内容。")
Found = tuple[Any, ...]
_YES, _NO = Text("yes", "是"), Text("no", "否")


def changes_part(actor: Actor, batch: ImportBatch, field: str = "") -> Changes | None:
    """Give what the first rows of a checked file would change and bring; none where there is none or it is not known.

    Args:
        actor: who looks.
        batch: the import.
        field: the key of the only field to look at; all, and the new rows, where it is none of the sheet's.
    """
    kind = kind_of(batch.kind)
    fields = {one.key: one.label for one in kind.sheet.kept}
    field = field if field in fields else ""
    if batch.state != BatchState.CHECKED or not _told(batch, kind) or not is_staged(batch.uuid):
        return None
    changed, new = _found(actor, batch, PAGE_ROWS, field)
    return Changes(
        table=Table(_TITLE, _COLUMNS, [*_rows(kind, changed, field), *_arrivals(kind, new)], empty=_NOTHING),
        words=_words(batch, changed=len(changed), new=len(new), field=field),
        fields=tuple((key, label, key == field) for key, label in fields.items()),
    )


def changes_export(*, actor: Actor, number: int, field: str = "") -> Export:
    """Give the same of all these rows, up to `MOST_LISTED` changed and as many new ones, as rows of a file.

    Raises:
        NotFoundError: the import is not there, not to be seen by this person, or does not wait.
    """
    batch = batch_of(actor=actor, number=number)
    if batch.state != BatchState.CHECKED or not is_staged(batch.uuid):
        raise NotFoundError(what=_TITLE)
    kind = kind_of(batch.kind)
    fields = {one.key: one.label for one in kind.sheet.kept}
    field = field if field in fields else ""
    changed, new = _found(actor, batch, MOST_LISTED, field)
    rows = [*_rows(kind, changed, field), *_arrivals(kind, new)]
    return Export(
        name=f"import-{number}-changes",
        about=About(
            title=_TITLE,
            chosen=fields.get(field) or Text(batch.file_name, batch.file_name),
            definition=_DEFINITION.fill(most=MOST_LISTED, changed=batch.changed, new=batch.new),
        ),
        columns=_COLUMNS,
        rows=rows,
        expected=len(rows),
    )


def _told(batch: ImportBatch, kind: ImportKind) -> int:
    """Give how many rows there are to tell of."""
    return batch.changed + (batch.new if kind.deciding else 0)


def _found(actor: Actor, batch: ImportBatch, count: int, field: str = "") -> tuple[list[Found], list[Found]]:
    """Give the first changed and the first new rows; of one field only those that change."""
    kind, prefixes = kind_of(batch.kind), actor.scope.prefixes
    with staged(batch.uuid) as what:
        showing = Showing(kind, what)
        changed = showing.changes(prefixes, count=count, field=field) if batch.changed else []
        return changed, showing.arrivals(prefixes, count=count) if batch.new and kind.deciding and not field else []


def _words(batch: ImportBatch, *, changed: int, new: int, field: str) -> Text:
    if field:
        return _OF_FIELD.fill(shown=changed)
    said = [_WORDS.fill(shown=changed, total=batch.changed)] if batch.changed else []
    said += [_NEW_WORDS.fill(shown=new, total=batch.new)] if new else []
    said += [_CUT.fill(most=MOST_LISTED)] if max(batch.changed, batch.new) > MOST_LISTED else []
    return Text.join(said, " ", "")


def _rows(kind: ImportKind, found: list[Found], only: str) -> Iterator[Row]:
    fields = kind.sheet.kept
    for row, *stored in found:
        values = _plain(stored)
        old, new = values[: len(fields)], values[len(fields) :]
        who = _who(kind, row, new)
        for field, before, after in zip(fields, old, new, strict=True):
            if before != after and only in {"", field.key}:
                yield Row((*who, field.label, _said(field, before), _said(field, after)))


def _arrivals(kind: ImportKind, found: list[Found]) -> Iterator[Row]:
    told = kind.deciding | {kind.place} | ({kind.reference.field} if kind.reference else set())
    for row, *stored in found:
        values = _plain(stored)
        decide = [
            _PART.fill(label=field.label, value=_said(field, value))
            for field, value in zip(kind.sheet.kept, values, strict=True)
            if field.key in told.difference(kind.sheet.identity) and value is not None
        ]
        yield Row((*_who(kind, row, values), _NEW, "", Text.join(decide, "; ", "；")))


def _plain(stored: Sequence[Any]) -> list[Any]:
    return [one.isoformat() if isinstance(one, date) else one for one in stored]  # SQLite stages a day as text


def _who(kind: ImportKind, row: int, values: list[Any]) -> tuple[Cell, Text | str]:
    """Say by what a row is recognised, where it stands in the file, and whose it is."""
    fields = kind.sheet.kept
    now = dict(zip((field.key for field in fields), values, strict=True))
    who = Text.join([_said(kind.sheet.field(key), now[key]) for key in kind.sheet.identity], ", ", "，")
    name = next((_said(one, now[one.key]) for one in fields if one.mask is Mask.NAME or one.key == "name"), "")
    return Cell(who, under=Text("Row {row:,}", "第 {row:,} 行").fill(row=row)), name


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
    return masked_within(str(value)) if field.undocumented else str(value)


def _code(field: Field, key: str) -> Text | str:
    """Give what a key is called; a word of the office's own is called as it is."""
    return field.codes.label_of(key) if field.codes and key in field.codes.keys() else key  # noqa: SIM118  not a mapping
