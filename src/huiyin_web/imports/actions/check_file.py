"""Check an uploaded file and say what it would change."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db import transaction

from huiyin.records import checking
from huiyin.records.checking import PROBLEMS_FILE, ROWS_FILE, Checked
from huiyin.records.errors import FileRefusedError
from huiyin.records.problems import PROBLEMS, append_problems
from huiyin.records.row_check import good_schema
from huiyin.records.withdrawing import LATE
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.imports.completing import Completing
from huiyin_web.imports.difference import Difference
from huiyin_web.imports.errors import BatchStateError
from huiyin_web.imports.folders import ABSENT, ALIKE, UPLOADED, at_work, folder_of
from huiyin_web.imports.kinds import ImportKind, check_year, kind_of, latest_frozen, place_book
from huiyin_web.imports.loading import CLOSED
from huiyin_web.imports.models import OPEN_STATES, BatchState, ImportBatch
from huiyin_web.imports.permissions import need_import, reaches_a_province
from huiyin_web.imports.queries import batch_of
from huiyin_web.imports.renumbering import BOTH, RENUMBERED, UNKNOWN, Told
from huiyin_web.imports.replacing import replaced_by
from huiyin_web.imports.sql import bulk
from huiyin_web.imports.staging import filling, staged

Progress = Callable[[float, int], None]
Found = dict[str, Any]
_CHECK_SHARE = 0.8
_TAB_LETTERS = 200  # what the column keeps
_ABSENT = pa.schema([pa.field("key", pa.string())])
_ALIKE = pa.schema([("row", pa.int64()), ("key", pa.string())])


@at_work()
def check_file(*, batch: int, by: Actor, at: datetime, progress: Progress | None = None) -> ImportBatch:
    """Check every row, stage the good ones, count what they would change. The register is not touched.

    Who: whoever may import and sees the import. May be repeated until the import is applied or cancelled.
    Recorded: `imports.batch.checked`, or `imports.batch.refused` for a file that cannot be read at all.

    Args:
        batch: the number of the import.
        by: who checks: rows outside their area are refused.
        at: when.
        progress: told the fraction done (0 to 1) and the rows read.

    Raises:
        NotAllowedError, NotFoundError: the import is not theirs to check.
        BatchStateError: it is applied or cancelled.
        FrozenYearError: the year has been closed.
        FileRefusedError: the file as a whole; the import is then refused.
    """
    need_import(by)
    found = batch_of(actor=by, number=batch)
    if found.state not in OPEN_STATES:
        raise BatchStateError(number=batch, state=BatchState(found.state).label, needed=BatchState.UPLOADED.label)
    kind = kind_of(found.kind)
    check_year(kind, found.year)
    report = progress or _silent
    try:
        checked = _check(found, kind, day_of(at), report)
    except FileRefusedError as error:
        refusal = type(error)(**{**error.fields, "name": found.file_name})
        _refuse(found, refusal, by=by, at=at)
        raise refusal from error
    (checked.folder / ROWS_FILE).unlink()
    report(_CHECK_SHARE, checked.rows)
    withdrawn, difference, more = _compare(found, kind, checked, by)
    report(1.0, checked.rows)
    return _keep(found, checked, withdrawn, difference, more, by=by, at=at)


def _silent(fraction: float, rows: int) -> None:
    del fraction, rows


def _check(batch: ImportBatch, kind: ImportKind, day: date, report: Progress) -> Checked:
    """Check every row and stage the good ones."""
    folder = folder_of(batch.uuid)
    with filling(batch.uuid, good_schema(kind.sheet, kind.computed), sparse=kind.sheet.former) as put:
        return checking.check_file(
            folder / UPLOADED, kind.sheet, folder=folder, year=batch.year, places=place_book(),
            codemap=batch.codemap or None, day=day, computed=kind.computed, also=put,
            progress=lambda fraction, rows: report(fraction * _CHECK_SHARE, rows),
        )  # fmt: skip


def _compare(
    batch: ImportBatch, kind: ImportKind, checked: Checked, by: Actor
) -> tuple[Counter[str], Difference, Found]:
    """Refuse staged rows whose numbers lead to no row or that lie outside; count what the others would change.

    They are completed before by what is registered in the columns that the file lacks.

    Last come the new rows that may be registered already, a question which stops nothing, and what the file continues.
    """
    withdrawn: Counter[str] = Counter()
    prefixes, told = by.scope.prefixes, folder_of(batch.uuid) / PROBLEMS_FILE
    with bulk(), staged(batch.uuid) as what:
        loading = Completing(kind, what, checked.headings)
        loading.withdraw(_rows_told(told, LATE))
        loading.settle()
        loading.complete()
        field = kind.reference.field if kind.reference else kind.place
        for rules, key, rows in (
            (("REFERENCE", RENUMBERED), field, loading.unknown_references(prefixes)),
            (("OUTSIDE",), field, loading.outside(prefixes, placeless=reaches_a_province(by))),
            ((CLOSED,), kind.closed_by, loading.closed(latest_frozen())),
            ((UNKNOWN, BOTH, RENUMBERED), kind.sheet.former, loading.wrong_formers(prefixes)),
        ):
            if first := next(rows, None):
                append_problems(told, (_problems(key, some) for some in chain([first], rows)))
                for rule in rules:
                    gone = _rows_told(told, (rule,))
                    loading.withdraw(gone)
                    withdrawn[rule] = len(gone)
        withdrawn += _judge(loading, batch.year, told)
        with loading.matched():
            loading.remember()
            difference = loading.difference(prefixes)
            _list_absent(folder_of(batch.uuid) / ABSENT, loading.absent(prefixes))
            alike = _list_alike(folder_of(batch.uuid) / ALIKE, loading.alike() if difference.new else iter(()))
        continues = replaced_by(batch, kind, loading)
    return +withdrawn, difference, {"alike": alike, "continues": continues}


def _judge(loading: Completing, year: int, told: Path) -> Counter[str]:
    """Refuse the rows that agree no longer once they are complete; count them by rule."""
    found = [(key, rows) for key, rows in loading.disagreeing(year) if rows]
    if found:
        append_problems(told, (_problems(key, rows) for key, rows in found))
        loading.withdraw([row for _, rows in found for row, *_ in rows])
    return Counter(rule for _, rows in found for _, _, rule, _ in rows)


def _rows_told(path: Path, rules: Sequence[str]) -> list[int]:
    """Give the rows that break one of the rules, each once."""
    found = pq.read_table(path, columns=["row"], filters=[("rule", "in", rules)])
    return [int(row) for row in pc.unique(found["row"]).to_pylist()]


def _problems(key: str, rows: Told) -> pa.RecordBatch:
    said = [
        {"row": row, "field": key, "value": value, "rule": rule, "detail": detail} for row, value, rule, detail in rows
    ]
    return pa.RecordBatch.from_pylist(said, PROBLEMS)


def _list_absent(path: Path, keys: Iterator[list[str]]) -> None:
    with pq.ParquetWriter(path, _ABSENT) as writer:
        for some in keys:
            writer.write_table(pa.table({"key": pa.array(some, pa.string())}))


def _list_alike(path: Path, found: Iterator[list[tuple[int, Any]]]) -> int:
    """Keep the new rows that may be registered already, each with that row's id, and give how many they are."""
    count = 0
    with pq.ParquetWriter(path, _ALIKE) as writer:
        for some in found:
            rows, keys = zip(*some, strict=True)
            writer.write_table(pa.table({"row": pa.array(rows, pa.int64()), "key": [str(key) for key in keys]}))
            count += len(some)
    return count


@transaction.atomic
def _keep(
    batch: ImportBatch,
    checked: Checked,
    withdrawn: Counter[str],
    difference: Difference,
    more: Found,
    *,
    by: Actor,
    at: datetime,
) -> ImportBatch:
    counts = {
        "rows": checked.rows, "refused": checked.refused + withdrawn.total(), "new": difference.new,
        "changed": difference.changed, "unchanged": difference.unchanged, "absent": difference.absent,
        "deciding": difference.deciding,
    }  # fmt: skip
    _advance(
        batch, BatchState.CHECKED, checked_at=at, tab=_tab(batch, checked), headings=checked.headings,
        ignored=list(checked.ignored), problems=dict(Counter(checked.problems) + withdrawn), repairs=checked.repairs,
        handed_in_at=None, good_only=False, **counts, **more,
    )  # fmt: skip
    audit.record(
        "imports.batch.checked", by=by, at=at, subject=f"import:{batch.pk}", place_code=batch.place_code,
        detail={"sha256": batch.sha256, **counts},
    )  # fmt: skip
    batch.refresh_from_db()
    return batch


def _tab(batch: ImportBatch, checked: Checked) -> str:
    """Give the name of the tab, cut to what is kept; a text file, which has none, is called as its owner calls it."""
    name = Path(batch.file_name).stem if checked.tab == UPLOADED else checked.tab
    return name[:_TAB_LETTERS]


@transaction.atomic
def _refuse(batch: ImportBatch, error: FileRefusedError, *, by: Actor, at: datetime) -> None:
    told = {"en": error.text.en, "zh": error.text.zh}
    _advance(batch, BatchState.REFUSED, checked_at=at, error_code=error.code, error=told)
    audit.record(
        "imports.batch.refused", by=by, at=at, subject=f"import:{batch.pk}", place_code=batch.place_code,
        detail={"sha256": batch.sha256, "code": error.code},
    )  # fmt: skip


def _advance(batch: ImportBatch, state: BatchState, **fields: object) -> None:
    """Move an import on, unless somebody has applied or cancelled it meanwhile."""
    if not ImportBatch.objects.filter(pk=batch.pk, state__in=OPEN_STATES).update(state=state, **fields):
        raise BatchStateError(number=batch.pk, state=BatchState(batch.state).label, needed=BatchState.UPLOADED.label)
