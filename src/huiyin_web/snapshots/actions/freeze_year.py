"""Freeze a year: the register as it is now, with the figures computed from it, as a snapshot that never changes."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

import pyarrow as pa
from django.db import connection, transaction
from django.db.models import QuerySet

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.measures.register.readiness import Readiness
from huiyin.records.snapshots import Draft, Facts, LogHead, drafting, next_version, only_writer
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.bulk_reading import rows_of
from huiyin_web.core.frozen import frozen_tables
from huiyin_web.imports.models import ImportBatch
from huiyin_web.snapshots.actions.settle import settle_locked
from huiyin_web.snapshots.errors import ChangedMeanwhileError, OtherVersionError
from huiyin_web.snapshots.figures import write_figures
from huiyin_web.snapshots.folder import snapshots
from huiyin_web.snapshots.models import Snapshot
from huiyin_web.snapshots.permissions import need_freeze
from huiyin_web.snapshots.readiness import insist, readiness_of
from huiyin_web.snapshots.recording import FROZEN, record_snapshot

Report = Callable[[float, Text], None]
_READING = Text("reading the register", "读取台账")
_COMPUTING = Text("computing the figures", "计算统计指标")
_SEALING = Text("hashing and publishing", "计算哈希并发布")
_READ, _COMPUTED = 0.8, 0.95  # the share of the work done after each step


def freeze_year(
    *,
    year: int,
    by: Actor,
    at: datetime,
    report: Report,
    seen: Mapping[str, int],
    reason: str | None = None,
    expected: int | None = None,
    made_up: bool = False,
) -> Snapshot:
    """Freeze the register as the state at the end of a year; imports for the years before it are closed by it.

    Who: whoever may freeze.
    Rule: a year after the latest; or the latest once more, as a new version with a reason; whatever it lacks was seen
    (`huiyin.measures.register.readiness`). Killed at any moment, it leaves either no trace or the whole snapshot
    (`settle` finishes what was published without its row).
    Recorded: `snapshots.year.frozen`, with the manifest's hash, the rows and the flaws.

    Args:
        year: the year.
        by: who freezes it.
        at: when.
        report: told the fraction done and what is being done; what it raises ends the work and leaves nothing.
        seen: the flaws that whoever freezes has seen and accepts, by the check's key; none may have grown since.
        reason: why a frozen year gets a new version.
        expected: the version that was asked for; any where none is named.
        made_up: whether the people in it are made up; they stay so in all later years.

    Raises:
        NotAllowedError: the role does not include it.
        CannotFreezeError: the register is not that year's, or its figures would be impossible.
        UnseenFlawsError: the year lacks what was not accepted.
        YearOrderError, ReasonNeededError: the year's turn is past, or a reason is missing.
        OtherVersionError: the year was frozen since this was asked for.
        ChangedMeanwhileError: an import came in between.
    """
    need_freeze(by)
    folder = snapshots()
    with only_writer(folder.folder):
        settle_locked(by=by, at=at)
        version = next_version(folder, year, reason)
        if expected not in {None, version}:
            raise OtherVersionError(year=year, asked=expected, next=version)
        before = _imports().count()
        ready = readiness_of(year, at=at)
        insist(ready, seen)
        # What was made up once stays so: a later year holds the same people.
        head = folder.head()
        made_up = made_up or (head is not None and head.manifest.made_up)
        facts = _facts(ready, by=by, at=at, reason=reason, made_up=made_up)
        with drafting(folder.folder) as draft:
            _read(draft, report)
            report(_READ, _COMPUTING)
            write_figures(draft, year, folder.open(year - 1) if year - 1 in folder.years() else None)
            report(_COMPUTED, _SEALING)
            return _published(draft, facts, version, before, by=by, at=at)


def _read(draft: Draft, report: Report) -> None:
    tables = frozen_tables()
    expected = sum(table.query().count() for table in tables)
    read = 0

    def counted(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        nonlocal read
        for batch in batches:
            read += batch.num_rows
            report(min(read / max(expected, 1), 1.0) * _READ, _READING)
            yield batch

    with rows_of(tables) as each:
        for table, batches in zip(tables, each, strict=True):
            draft.write(table.name, counted(batches))


def _facts(ready: Readiness, *, by: Actor, at: datetime, reason: str | None, made_up: bool) -> Facts:
    pack, last = policy.at(ready.year).pack, audit.head()
    return Facts(
        year=ready.year,
        series=pack.series.key,
        policy_pack=pack.key,
        frozen_at=at,
        frozen_by=by.name,
        reason=(reason or "").strip() or None,
        made_up=made_up,
        log=LogHead(*last) if last else None,
        flaws=ready.flaws,
    )


def _published(draft: Draft, facts: Facts, version: int, before: int, *, by: Actor, at: datetime) -> Snapshot:
    """Publish as the last thing before the commit: from there on, settling finishes what is cut off."""
    manifest = draft.seal(facts, version)
    with transaction.atomic(durable=True):
        _keep_imports_out()
        if _imports().count() != before:
            raise ChangedMeanwhileError(year=facts.year)
        row = record_snapshot(manifest, FROZEN, by=by, at=at)
        draft.publish(manifest)
    return row


def _imports() -> QuerySet[ImportBatch]:
    """Give every import that has changed the register, an undone one and what undid it included."""
    return ImportBatch.objects.exclude(receipt=None)


def _keep_imports_out() -> None:
    """Wait for an import that is under way; SQLite's transaction has done so by beginning."""
    if connection.vendor == "postgresql":
        tables = {connection.ops.quote_name(table.query().model._meta.db_table) for table in frozen_tables()}  # noqa: SLF001  Django's documented door
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {', '.join(sorted(tables))} IN SHARE MODE")
