"""The manifest of a snapshot: what is in it, by whom and when, and the hash of the manifest before it.

On disk it is canonical JSON (RFC 8785) with its own hash in it, so that one changed byte shows by itself.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from huiyin.kernel.canonical import canonical_json, content_hash
from huiyin.kernel.text import Text
from huiyin.records.snapshots.errors import BrokenManifestError, NewerSnapshotError

FILE = "manifest.json"
SCHEMA_VERSION = 3
_SINCE = {"log": 2, "flaws": 3}  # the schema version from which on manifests state it
_MISSING = Text("is missing", "缺失")
_UNREADABLE = Text("cannot be read", "无法读取")
_EDITED = Text("was edited: its content does not have the hash it states", "被改动：内容与所载哈希值不符")
_ELSEWHERE = Text("belongs to {year} v{version}", "属于 {year} 年第 {version} 版")


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of a snapshot."""

    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Link:
    """The snapshot that was published before."""

    year: int
    version: int
    manifest_hash: str


@dataclass(frozen=True, slots=True)
class LogHead:
    """The last event of an audit log: whoever later cuts or rewrites the log up to it is found by this."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot says about itself.

    Attributes:
        year, version: which snapshot it is; version 1 is the first, a correction is the next.
        series: the key of the series that the year belongs to; figures of two series must not be joined.
        policy_pack: the key of the policy in force at the year's end.
        frozen_at: ISO 8601, UTC.
        frozen_by: the name of whoever froze it.
        reason: why a frozen year got a new version; none for the first.
        made_up: whether the people in it are made up.
        files: by the table's name.
        previous: the snapshot published before; none for the first of all.
        log: the last event of the audit log just before; none where there is no log, or schema version 1.
        flaws: what the year lacked when it was frozen, and how often, by the key of the check; none where nobody
            looked, or schema version 2.
        schema_version: the shape of the tables and of the manifest.
        hash: the SHA-256 of the canonical JSON of everything above.
    """

    year: int
    version: int
    series: str
    policy_pack: str
    frozen_at: str
    frozen_by: str
    reason: str | None
    made_up: bool
    files: Mapping[str, FileEntry]
    previous: Link | None
    log: LogHead | None = None
    flaws: Mapping[str, int] | None = None
    schema_version: int = SCHEMA_VERSION
    hash: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Take the hash once: it names the snapshot wherever it is compared or kept."""
        object.__setattr__(self, "hash", content_hash(self._content()))

    @property
    def link(self) -> Link:
        """What the next manifest holds of this one."""
        return Link(self.year, self.version, self.hash)

    def to_bytes(self) -> bytes:
        """Give the file's content."""
        return canonical_json({**self._content(), "hash": self.hash})

    def _content(self) -> dict[str, Any]:
        stated = {one.name: getattr(self, one.name) for one in fields(self) if one.init}
        stated["files"] = {name: asdict(entry) for name, entry in self.files.items()}
        stated["previous"] = asdict(self.previous) if self.previous else None
        stated["log"] = asdict(self.log) if self.log else None
        stated["flaws"] = None if self.flaws is None else dict(self.flaws)
        return {name: value for name, value in stated.items() if self.schema_version >= _SINCE.get(name, 1)}


def read_manifest(folder: Path, year: int, version: int) -> Manifest:
    """Read the manifest of a snapshot's folder.

    Raises:
        BrokenManifestError: it is not there, or not as it was published.
        NewerSnapshotError: a later version of the software wrote it.
    """
    try:
        written = (folder / FILE).read_bytes()
    except FileNotFoundError as error:
        raise BrokenManifestError(year=year, version=version, why=_MISSING) from error
    try:
        content = json.loads(written)
        found = content["schema_version"]
        if isinstance(found, int) and found > SCHEMA_VERSION:
            raise NewerSnapshotError(year=year, version=version, found=found, known=SCHEMA_VERSION)
        manifest = _parsed(content)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BrokenManifestError(year=year, version=version, why=_UNREADABLE) from error
    if manifest.to_bytes() != written:
        raise BrokenManifestError(year=year, version=version, why=_EDITED)
    if (manifest.year, manifest.version) != (year, version):
        why = _ELSEWHERE.fill(year=manifest.year, version=manifest.version)
        raise BrokenManifestError(year=year, version=version, why=why)
    return manifest


def _parsed(content: dict[str, Any]) -> Manifest:
    content.pop("hash")
    files = {name: FileEntry(**entry) for name, entry in content.pop("files").items()}
    previous, log = content.pop("previous"), content.pop("log", None)
    return Manifest(
        **content,
        files=files,
        previous=Link(**previous) if previous else None,
        log=LogHead(**log) if log else None,
    )
