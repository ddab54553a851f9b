"""Undo an applied import: an import in reverse, with a receipt of its own."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from django.db import connection, transaction

from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.imports.errors import UndoBlockedError, UndoOutsideError
from huiyin_web.imports.folders import BLOCKING, at_work, folder_of
from huiyin_web.imports.kinds import ImportKind, kind_of
from huiyin_web.imports.mentions import mentions_of
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.permissions import need_import, need_kind
from huiyin_web.imports.queries import batch_of
from huiyin_web.imports.sql import SOME, bulk, do, table_of
from huiyin_web.imports.undoing import need_undoable
from huiyin_web.imports.unloading import Blocking, Unloading

Progress = Callable[[float, int], None]
_LISTED = pa.schema([("key", pa.string()), ("why", pa.string()), ("by", pa.int64())])


@at_work()
def undo_import(*, batch: int, by: Actor, at: datetime, progress: Progress | None = None) -> ImportBatch:
    """Put back what an import changed and take out what it brought in, all or nothing; the history keeps all of it.

    Who: whoever may import its kind, sees the import, and reaches all its rows.
    Rule: within the hours of `limits`, while no year was frozen since and nothing has touched any of its rows
    (`unloading`); what stands in the way is listed in the import's folder. A row that was taken out has left its id for
    good: brought in again, it is a new one. Imports that the undone one had replaced wait again.
    Recorded: `imports.batch.undone`, one event with the counts and the receipt of the undoing.

    Args:
        batch: the number of the import.
        by: who undoes it.
        at: when.
        progress: told once, before the transaction begins: the last moment at which the caller may end it.

    Returns:
        The import in reverse.

    Raises:
        NotAllowedError, NotFoundError, ProvincialKindError: the import is not theirs to undo.
        UndoOfUndoError, BatchStateError, UnknownKindError, UndoKindError, UndoNothingError, UndoLateError,
        UndoFrozenError: it cannot be undone as it stands.
        OwnUndoError: it is for somebody else to undo.
        UndoOutsideError: rows lie outside their area.
        UndoBlockedError: rows were touched since.
    """
    need_import(by)
    found = batch_of(actor=by, number=batch)
    kind = kind_of(found.kind)
    need_kind(by, kind)
    need_undoable(found, by, at)
    if progress:
        progress(0.0, 0)
    with bulk(), transaction.atomic():
        _lock(kind)
        found.refresh_from_db()
        unloading = Unloading(kind, need_undoable(found, by, at), found.pk)
        with unloading.brought():
            back, out = _check(found, unloading, by)
            undo = _record(found, back, out, by=by, at=at)
            unloading.apply(undo=undo.pk, at=at)
    (folder_of(found.uuid) / BLOCKING).unlink(missing_ok=True)
    return undo


def _lock(kind: ImportKind) -> None:
    if connection.vendor != "postgresql":
        return
    # Readers read on; who would write the rows, or hang something on them, waits.
    do(f"LOCK TABLE {table_of(kind.table)} IN SHARE ROW EXCLUSIVE MODE")
    for mention in mentions_of(kind.table):
        do(f"LOCK TABLE {table_of(mention.by)} IN SHARE MODE")


def _check(batch: ImportBatch, unloading: Unloading, by: Actor) -> tuple[int, int]:
    """Give how many rows are put back and taken out; whatever stands in the way ends the transaction."""
    if outside := unloading.outside(by.scope.prefixes):
        raise UndoOutsideError(number=batch.pk, rows=outside)
    brought = batch.new + batch.changed
    if blocked := _list(folder_of(batch.uuid) / BLOCKING, unloading.blocking()):
        raise UndoBlockedError(number=batch.pk, rows=blocked, brought=brought)
    back, out = unloading.count()
    if (back, out) != (batch.changed, batch.new):
        raise UndoBlockedError(number=batch.pk, rows=brought - back - out, brought=brought)
    return back, out


def _list(path: Path, blocking: Iterator[Blocking]) -> int:
    """Keep the rows that stand in the way beside the file, each once, and give how many they are."""
    seen: dict[str, Blocking] = {}
    for one in blocking:
        seen.setdefault(one.key, one)
    if not seen:
        return 0
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".tmp")
    rows = list(seen.values())
    with pq.ParquetWriter(half, _LISTED) as writer:
        for at in range(0, len(rows), SOME):
            some = rows[at : at + SOME]
            columns = ([one.key for one in some], [str(one.why) for one in some], [one.by for one in some])
            writer.write_table(pa.table(dict(zip(_LISTED.names, columns, strict=True)), _LISTED))
    half.replace(path)
    return len(rows)


def _record(batch: ImportBatch, back: int, out: int, *, by: Actor, at: datetime) -> ImportBatch:
    ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.UNDONE)
    ImportBatch.objects.filter(replaced_by=batch.pk).update(replaced_by=None)
    undo = ImportBatch.objects.create(
        kind=batch.kind, year=batch.year, codemap=batch.codemap, file_name=batch.file_name, sha256=batch.sha256,
        size=batch.size, place_code=batch.place_code, by_key=by.key, by_name=by.name, uploaded_at=at, applied_at=at,
        applied_by=by.name, state=BatchState.APPLIED, undoes=batch.pk, rows=back + out, changed=back, removed=out,
    )  # fmt: skip
    undo.receipt = f"HY-{undo.year}-{undo.pk:06d}"
    undo.save(update_fields=["receipt"])
    audit.record(
        "imports.batch.undone", by=by, at=at, subject=f"import:{batch.pk}", place_code=batch.place_code,
        detail={
            "undoes": batch.receipt, "import": undo.pk,
            **{key: getattr(undo, key) for key in ("kind", "year", "receipt", "sha256", "rows", "changed", "removed")},
        },
    )  # fmt: skip
    return undo
