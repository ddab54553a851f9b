"""Open frozen years: what there is, where its files lie, its tables in today's shape."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from huiyin.kernel.text import Text
from huiyin.records.snapshots.errors import BrokenManifestError, NewerSnapshotError, NotFrozenError
from huiyin.records.snapshots.manifest import Manifest, read_manifest
from huiyin.records.snapshots.schemas import SCHEMAS
from huiyin.records.snapshots.verifying import Problem, folders, verify


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """One frozen version of a year; two with the same hash are the same, wherever they lie."""

    folder: Path
    manifest: Manifest

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Snapshot) and other.hash == self.hash

    def __hash__(self) -> int:
        return hash(self.hash)

    @property
    def year(self) -> int:
        """The year whose end it describes."""
        return self.manifest.year

    @property
    def version(self) -> int:
        """1 for the first, then one more for each correction."""
        return self.manifest.version

    @property
    def hash(self) -> str:
        """The manifest's hash: one name for all of its content."""
        return self.manifest.hash

    def path(self, table: str) -> Path:
        """Give the Parquet file of a table.

        Raises:
            KeyError: this snapshot has no such table.
        """
        if table not in self.manifest.files:
            raise KeyError(table)
        return self.folder / f"{table}.parquet"

    def table(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Read a table in today's shape: a column that did not exist when the year was frozen is null.

        Args:
            name: the table.
            columns: only these, in this order; all where none are named.

        Raises:
            KeyError: there is no such table or column.
        """
        schema = SCHEMAS[name]
        fields = list(schema) if columns is None else [schema.field(column) for column in columns]
        path = self.path(name)
        kept = set(pq.read_schema(path).names)
        read = pq.read_table(path, columns=[field.name for field in fields if field.name in kept])
        fields = [field if field.name in kept else field.with_nullable(True) for field in fields]
        columns = [
            read[field.name].cast(field.type) if field.name in kept else pa.nulls(read.num_rows, field.type)
            for field in fields
        ]
        return pa.table(columns, schema=pa.schema(fields))


@dataclass(frozen=True, slots=True)
class Snapshots:
    """A folder of frozen years."""

    folder: Path

    def years(self) -> list[int]:
        """Give the frozen years, the earliest first."""
        return sorted({year for year, _ in folders(self.folder)})

    def versions(self, year: int) -> list[int]:
        """Give the versions of a year, the first first; empty if it is not frozen."""
        return [version for found, version in folders(self.folder) if found == year]

    def latest(self, year: int) -> int:
        """Give the latest version of a year.

        Raises:
            NotFrozenError: the year is not frozen.
        """
        versions = self.versions(year)
        if not versions:
            raise self._absent(Text(f"{year}", f"{year} 年"))
        return versions[-1]

    def open(self, year: int, version: int | None = None) -> Snapshot:
        """Open a version of a year, the latest where none is named.

        Raises:
            NotFrozenError: it is not there.
            BrokenManifestError: its manifest is not what was published.
            NewerSnapshotError: a later version of the software wrote it.
        """
        version = version or self.latest(year)
        folder = self.folder / str(year) / f"v{version}"
        if not folder.is_dir():
            raise self._absent(Text(f"{year} v{version}", f"{year} 年第 {version} 版"))
        return Snapshot(folder, read_manifest(folder, year, version))

    def all(self) -> list[Snapshot]:
        """Open every version of every year, by year and version."""
        return [self.open(year, version) for year, version in folders(self.folder)]

    def readable(self) -> list[Snapshot]:
        """Open every version whose manifest is whole; `verify` names the others."""
        found = []
        for year, version in folders(self.folder):
            with suppress(BrokenManifestError, NewerSnapshotError):
                found.append(self.open(year, version))
        return found

    def has(self, year: int, version: int) -> bool:
        """Say whether there is a folder of this version, whatever is in it."""
        return (year, version) in folders(self.folder)

    def head(self) -> Snapshot | None:
        """Give the snapshot that was published last, which no other follows; none where nothing is frozen."""
        every = self.all()
        followed = {one.manifest.previous.manifest_hash for one in every if one.manifest.previous}
        return next((one for one in every if one.hash not in followed), None)

    def verify(self) -> list[Problem]:
        """Check every byte and the chain; see `verifying.verify`."""
        return list(verify(self.folder))

    def _absent(self, what: Text) -> NotFrozenError:
        return NotFrozenError(what=what, years=", ".join(map(str, self.years())) or "--")
