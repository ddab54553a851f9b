"""Publish a snapshot so that it is there whole or not at all, whenever the process is killed.

It is built in a folder of its own beside the years, brought to the disk, and renamed into its place: the one
step that publishes it. What a killed process left behind is a hidden folder that `sweep` removes.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from huiyin.kernel.canonical import file_hash
from huiyin.records.snapshots.errors import ReasonNeededError, YearOrderError
from huiyin.records.snapshots.manifest import FILE, FileEntry, LogHead, Manifest
from huiyin.records.snapshots.parquet import write_parquet
from huiyin.records.snapshots.reading import Snapshot, Snapshots
from huiyin.records.snapshots.schemas import SCHEMAS

_DRAFT = ".writing-"
_READ_ONLY, _OPEN = 0o444, 0o755


@dataclass(frozen=True, slots=True)
class Facts:
    """What whoever freezes knows beyond the tables; the fields are those of `Manifest`."""

    year: int
    series: str
    policy_pack: str
    frozen_at: datetime
    frozen_by: str
    reason: str | None = None
    made_up: bool = False
    log: LogHead | None = None
    flaws: Mapping[str, int] | None = None


@contextmanager
def only_writer(root: Path) -> Iterator[None]:
    """Hold the lock of a folder of snapshots, waiting for it; a killed process holds it no longer."""
    root.mkdir(parents=True, exist_ok=True)
    with (root / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def sweep(root: Path) -> None:
    """Remove what killed processes left half written; only for whoever holds the lock."""
    for left in root.glob(f"{_DRAFT}*"):
        shutil.rmtree(left)


def next_version(snapshots: Snapshots, year: int, reason: str | None) -> int:
    """Say which version freezing a year now would make.

    Raises:
        YearOrderError: a later year is frozen and this one is not.
        ReasonNeededError: the year is frozen and no reason is given.
    """
    version = version_in_turn({one: snapshots.latest(one) for one in snapshots.years()}, year)
    if version > 1 and not (reason or "").strip():
        raise ReasonNeededError(year=year, version=version - 1)
    return version


def version_in_turn(frozen: Mapping[int, int], year: int) -> int:
    """Say which version of a year comes next, by the latest version of every frozen year.

    Raises:
        YearOrderError: a later year is frozen and this one is not.
    """
    latest = max(frozen, default=year)
    if year not in frozen and year < latest:
        raise YearOrderError(year=year, latest=latest)
    return frozen.get(year, 0) + 1


class Draft:
    """A snapshot that is being written: `write` its tables, `seal` it, `publish` it. Made by `drafting`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = Path(tempfile.mkdtemp(prefix=_DRAFT, dir=root))

    def path(self, table: str) -> Path:
        """Give where a table's file belongs."""
        return self.folder / f"{table}.parquet"

    def write(self, table: str, batches: Iterable[pa.RecordBatch]) -> None:
        """Write a table from batches that stand in its order."""
        write_parquet(self.path(table), SCHEMAS[table], batches)

    def seal(self, facts: Facts, version: int) -> Manifest:
        """Write the manifest over the files that are there, and bring everything to the disk."""
        head = Snapshots(self.root).head()
        manifest = Manifest(
            year=facts.year,
            version=version,
            series=facts.series,
            policy_pack=facts.policy_pack,
            frozen_at=facts.frozen_at.astimezone(UTC).isoformat(timespec="seconds"),
            frozen_by=facts.frozen_by,
            reason=facts.reason,
            made_up=facts.made_up,
            files={path.stem: _entry(path) for path in sorted(self.folder.glob("*.parquet"))},
            previous=head.manifest.link if head else None,
            log=facts.log,
            flaws=facts.flaws,
        )
        (self.folder / FILE).write_bytes(manifest.to_bytes())
        for path in self.folder.iterdir():
            path.chmod(_READ_ONLY)
            _to_disk(path)
        _to_disk(self.folder)
        return manifest

    def publish(self, manifest: Manifest) -> Snapshot:
        """Rename the sealed folder into its place."""
        year = self.root / str(manifest.year)
        year.mkdir(exist_ok=True)
        self.folder.chmod(_OPEN)
        place = self.folder.rename(year / f"v{manifest.version}")
        _to_disk(year)
        _to_disk(self.root)
        return Snapshot(place, manifest)


@contextmanager
def drafting(root: Path) -> Iterator[Draft]:
    """Give a draft that is gone at the end, published or not; only for whoever holds the lock."""
    draft = Draft(root)
    try:
        yield draft
    finally:
        shutil.rmtree(draft.folder, ignore_errors=True)


def write_snapshot(root: Path, facts: Facts, tables: Mapping[str, Iterable[pa.RecordBatch]]) -> Snapshot:
    """Freeze tables as the next version of a year.

    Args:
        root: the folder of snapshots.
        facts: what the manifest says besides.
        tables: batches by table, each in the order of `schemas.ORDER`.

    Raises:
        YearOrderError: a later year is frozen and this one is not.
        ReasonNeededError: the year is frozen and the facts give no reason.
    """
    with only_writer(root):
        sweep(root)
        version = next_version(Snapshots(root), facts.year, facts.reason)
        with drafting(root) as draft:
            return _written(draft, facts, version, tables)


def _written(draft: Draft, facts: Facts, version: int, tables: Mapping[str, Iterable[pa.RecordBatch]]) -> Snapshot:
    for table, batches in tables.items():
        draft.write(table, batches)
    return draft.publish(draft.seal(facts, version))


def _entry(path: Path) -> FileEntry:
    return FileEntry(pq.read_metadata(path).num_rows, path.stat().st_size, file_hash(path))


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
