"""What a checked file would change and bring.

Of each changed row the fields, with the registered value and the file's; of each new row, where something decides what
somebody is entitled to, where it belongs, what decides and what is computed from it, one field below the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin.records.fields import Field, Kind, Mask
from huiyin.records.masking import masked, masked_within
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import names_of
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
_NEW, _PLACE = Text("new row", "新增行"), Text("{name} ({code})", "{name}（{code}）")
_WORDS = Text("Changed rows shown: {shown:,} of {total:,}.", "显示变更行 {shown:,} 行，共 {total:,} 行。")
_NEW_WORDS = Text("New rows shown: {shown:,} of {total:,}.", "显示新增行 {shown:,} 行，共 {total:,} 行。")
_CUT = Text(
    "The lists to download hold the first {most:,} changed and the first {most:,} new rows.",
    "下载文件列出变更行和新增行各前 {most:,} 行。",
)
_DEFINITION = Text(
    "One row is one field that importing the file would change, or that a new row brings and that decides what "
    "somebody is entitled to; the first {most:,} changed rows of {changed:,} and the first {most:,} new rows of "
    "{new:,}. Personal values are masked.",
    "每行对应导入后将变更的一个字段，或新增行中影响资格认定的一个字段；"
    "变更行共 {changed:,} 行，新增行共 {new:,} 行，各列出前 {most:,} 行。个人信息已脱敏。",
)
_OF_FIELD = Text("Rows shown in which this column would change: {shown:,}.", "显示该列将变更的 {shown:,} 行。")
_NOTHING = Text("Nothing to list.", "没有可列出的内容。")
_YES, _NO = Text("yes", "是"), Text("no", "否")
Found = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of rows of a kind in a file for a year: their fields, then what is computed from them."""

    kind: ImportKind
    year: int
    places: Mapping[str, Text]

    def values(self, stored: Sequence[Any]) -> list[tuple[str, Text, Text | str]]:
        """Give of stored values key, label and words."""
        fields, derived = self.kind.sheet.kept, self.kind.derived
        said = [(one.key, one.label, self._said(one, value)) for one, value in zip(fields, stored, strict=False)]
        if derived:
            value = stored[len(fields)]
            said.append((derived.column, derived.label(self.year), "" if value is None else f"{yuan(value):,.2f}"))
        return said

    def _said(self, field: Field, value: Any) -> Text | str:
        place = self.places.get(value) if field.key == self.kind.place else None
        return _PLACE.fill(name=place, code=value) if place else _said(field, value)


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
    if batch.state != BatchState.CHECKED or not _count(batch, kind) or not is_staged(batch.uuid):
        return None
    changed, new = _found(actor, batch, PAGE_ROWS, field)
    return Changes(
        table=Table(_TITLE, _COLUMNS, _told_rows(batch, changed, new, field), empty=_NOTHING, tall=True),
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
    rows = _told_rows(batch, changed, new, field)
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


def _count(batch: ImportBatch, kind: ImportKind) -> int:
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


def _told_rows(batch: ImportBatch, changed: list[Found], new: list[Found], only: str) -> list[Row]:
    kind = kind_of(batch.kind)
    at = [1 + index for index, field in enumerate(kind.sheet.kept) if field.key == kind.place]
    further = len(kind.sheet.kept) + len(_derived(kind))
    codes = {row[index] for row in new for index in at} | {
        row[i] for row in changed for j in at for i in (j, j + further)
    }
    told = _Told(kind, batch.year, names_of(codes - {None}))
    return [*_rows(told, changed, only), *_arrivals(told, new)]


def _derived(kind: ImportKind) -> set[str]:
    return {kind.derived.column} if kind.derived else set()


def _rows(told: _Told, found: list[Found], only: str) -> Iterator[Row]:
    for row, *stored in found:
        values = _plain(stored)
        old, new = values[: len(values) // 2], values[len(values) // 2 :]
        who = _who(told.kind, row, new)
        for was, now, (key, label, before), (*_, after) in zip(
            old, new, told.values(old), told.values(new), strict=True
        ):
            if was != now and only in {"", key}:
                yield Row((*who, label, before, after))


def _arrivals(told: _Told, found: list[Found]) -> Iterator[Row]:
    kind = told.kind
    shown = kind.deciding | {kind.place} | _derived(kind) | ({kind.reference.field} if kind.reference else set())
    for row, *stored in found:
        values = _plain(stored)
        who = _who(kind, row, values)
        for key, label, value in told.values(values):
            if key in shown.difference(kind.sheet.identity) and value != "":
                yield Row((*who, label, _NEW, value))


def _plain(stored: Sequence[Any]) -> list[Any]:
    return [one.isoformat() if isinstance(one, date) else one for one in stored]  # SQLite stages a day as text


def _who(kind: ImportKind, row: int, values: list[Any]) -> tuple[Cell, Text | str]:
    """Say by what a row is recognised, where it stands in the file, and whose it is."""
    fields = kind.sheet.kept
    now = dict(zip((field.key for field in fields), values, strict=False))
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
