"""Bring the rows of a checked file into the register."""

from collections.abc import Callable
from datetime import datetime

from django.db import connection, transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.imports.actions.upload_file import check_new
from huiyin_web.imports.arrivals import tell
from huiyin_web.imports.difference import Difference
from huiyin_web.imports.errors import ChangedSinceError
from huiyin_web.imports.folders import at_work
from huiyin_web.imports.kinds import ImportKind, check_begun, check_year, kind_of, latest_frozen
from huiyin_web.imports.loading import Loading
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.permissions import need_import, need_kind, reaches_a_province
from huiyin_web.imports.queries import batch_of
from huiyin_web.imports.replacing import replaced_by
from huiyin_web.imports.sql import bulk, do, table_of
from huiyin_web.imports.staging import is_staged, staged, unstage
from huiyin_web.imports.turns import need_checked, need_good, need_stand, need_turn

Progress = Callable[[float, int], None]
_GONE = Text("its staged rows are gone.", "暂存数据已不存在。")
_COUNTS = Text("other rows would change than were shown.", "将变动的行与校验时显示的不同。")
_MOVED = Text(
    "rows of this file that came in or were changed by another import meanwhile: {rows:,} (receipt {imports}).",
    "本文件中有 {rows:,} 行在此期间已由其他导入新增或变更（凭证号 {imports}）。",
)
_NUMBERS = Text("some numbers have changed meanwhile.", "部分编号在此期间已变更。")
_CLOSED = Text("some rows are of a year that has been frozen meanwhile.", "部分行所属年度在此期间已冻结。")
_SCOPE = Text("some rows lie outside your area.", "部分行不在您的管辖范围内。")


@at_work()
def apply_import(
    *,
    batch: int,
    good_only: bool = False,
    stand: str | None = None,
    by: Actor,
    at: datetime,
    progress: Progress | None = None,
) -> ImportBatch:
    """Bring a checked file's rows in: history of what changes, new versions, new rows, receipt, all or nothing.

    Who: whoever may import and sees the import; somebody else than its sender where it registers somebody or
    changes what decides what a household is entitled to (`turns`).
    Rule: what is brought in is what the check has shown, compared with the very versions that it has seen; a file with
    refused rows only if `good_only`. Earlier imports of the sender whose refused rows are all among these are replaced.
    Recorded: `imports.batch.applied`, one event with the file's hash and the counts.

    Args:
        batch: the number of the import.
        good_only: bring in the good rows of a file that has others too.
        stand: the import's `stand` when it was looked at; none for as it is.
        by: who applies it.
        at: when.
        progress: told once, before the transaction begins: the last moment at which the caller may end it.

    Raises:
        NotAllowedError, NotFoundError, ProvincialKindError, OwnImportError, NotHandedInError: the import is not
            theirs to apply.
        BatchStateError: it is not checked, or applied already.
        MovedOnError: it is not as it was looked at.
        RowsRefusedError, NothingToImportError: rows have problems.
        AlreadyImportedError: the same bytes came in by another import.
        FrozenYearError: the year has been closed.
        YearAheadError: the year has not begun.
        ChangedSinceError: the check has to be repeated.
    """
    need_import(by)
    found = batch_of(actor=by, number=batch)
    kind = kind_of(found.kind)
    need_kind(by, kind)
    need_checked(found)
    need_stand(found, stand)
    need_good(found, good_only=good_only or found.good_only)
    need_turn(found, by)
    if not is_staged(found.uuid):
        raise ChangedSinceError(number=batch, what=_GONE)
    if progress:
        progress(0.0, 0)
    with bulk(), staged(found.uuid) as what:
        loading = Loading(kind, what)
        replaced = replaced_by(found, kind, loading)
        with transaction.atomic():
            _load(found, kind, loading, stand=stand or found.stand, by=by, at=at)
            _record(found, replaced, by=by, at=at)
    unstage(found.uuid)
    found.refresh_from_db()
    return found


def _load(batch: ImportBatch, kind: ImportKind, loading: Loading, *, stand: str, by: Actor, at: datetime) -> None:
    """Compare and write, inside the transaction; whatever is not as it was shown ends it."""
    if connection.vendor == "postgresql":
        # Readers read on; who would write the table waits, or history could miss what they wrote.
        do(f"LOCK TABLE {table_of(kind.table)} IN SHARE ROW EXCLUSIVE MODE")
    batch.refresh_from_db(from_queryset=ImportBatch.objects.select_for_update())
    need_checked(batch)
    need_stand(batch, stand)
    need_turn(batch, by)
    check_year(kind, batch.year)
    check_begun(kind, batch.year, at)
    check_new(batch.kind, batch.year, batch.sha256)
    if any(loading.outside(by.scope.prefixes, placeless=reaches_a_province(by))):
        raise ChangedSinceError(number=batch.pk, what=_SCOPE)
    if any(loading.wrong_formers(by.scope.prefixes)):
        raise ChangedSinceError(number=batch.pk, what=_NUMBERS)
    if any(loading.closed(latest_frozen())):
        raise ChangedSinceError(number=batch.pk, what=_CLOSED)
    with loading.matched():
        _check_unmoved(batch, loading)
        found = loading.difference(by.scope.prefixes)
        shown = Difference(batch.new, batch.changed, batch.unchanged, found.absent, batch.deciding)
        if found != shown or loading.apply(batch=batch.pk, year=batch.year, at=at) != found.new:
            raise ChangedSinceError(number=batch.pk, what=_COUNTS)
    batch.absent = found.absent
    tell(batch, loading.by_place, at)


def _check_unmoved(batch: ImportBatch, loading: Loading) -> None:
    """Refuse to write over what another import has brought since the check: nobody was shown that difference."""
    if moved := loading.moved():
        others = ImportBatch.objects.filter(pk__in=moved).order_by("pk").values_list("receipt", flat=True)
        shown = Text.join([str(receipt) for receipt in others] or ["–"])
        raise ChangedSinceError(number=batch.pk, what=_MOVED.fill(rows=sum(moved.values()), imports=shown))


_TOLD = (
    "kind", "year", "receipt", "sha256", "rows", "new", "changed", "unchanged", "refused", "absent", "deciding",
)  # fmt: skip


def _record(batch: ImportBatch, replaced: list[int], *, by: Actor, at: datetime) -> None:
    batch.receipt = f"HY-{batch.year}-{batch.pk:06d}"
    batch.state, batch.applied_at, batch.applied_by = BatchState.APPLIED, at, by.name
    batch.save(update_fields=["absent", "receipt", "state", "applied_at", "applied_by"])
    ImportBatch.objects.filter(pk__in=replaced, state=BatchState.CHECKED).update(replaced_by=batch.pk)
    audit.record(
        "imports.batch.applied", by=by, at=at, subject=f"import:{batch.pk}", place_code=batch.place_code,
        detail={key: getattr(batch, key) for key in _TOLD} | ({"replaced": replaced} if replaced else {}),
    )  # fmt: skip
