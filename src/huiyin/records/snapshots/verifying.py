"""Verify a folder of snapshots offline: every byte of every year, and the chain that holds them together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from huiyin.kernel.canonical import file_hash
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin.records.snapshots.manifest import FILE, Manifest, read_manifest

_VERSION = re.compile(r"v([1-9][0-9]*)")
_GONE = Text("the file is missing", "文件缺失")
_CHANGED = Text("the file was changed", "文件被改动")
_LINK = Text("is a link to a file elsewhere", "为指向别处文件的链接")
_FOREIGN = Text("the file is not in the manifest", "清单中没有此文件")
_NO_VERSION = Text("the version is missing", "该版本缺失")
_NO_PREVIOUS = Text(
    "it follows {year} v{version}, which is missing or is not the one it followed",
    "其前一快照 {year} 年第 {version} 版缺失，或已不是原来的快照",
)
_SECOND_ROOT = Text("it follows no snapshot, though it is not the first", "未衔接前一快照，但并非首个快照")
_FORK = Text("another snapshot follows the same one", "另有快照衔接同一前一快照")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not hold: in which snapshot, in which file, and what."""

    year: int
    version: int
    file: str
    what: Text

    @property
    def text(self) -> Text:
        """The whole sentence."""
        sentence = Text("{year} v{version}, {file}: {what}", "{year} 年第 {version} 版，{file}：{what}")
        return sentence.fill(year=self.year, version=self.version, file=self.file, what=self.what)


def folders(root: Path) -> dict[tuple[int, int], Path]:
    """Give every snapshot's folder by year and version, in their order."""
    found = {}
    for year in root.glob("[0-9][0-9][0-9][0-9]"):
        for folder in year.iterdir():
            if match := _VERSION.fullmatch(folder.name):
                found[int(year.name), int(match[1])] = folder
    return dict(sorted(found.items()))


def verify(root: Path) -> Iterator[Problem]:
    """Give every problem of a folder of snapshots; none means that nothing was changed since it was published.

    What was cut off at the end (the last snapshot and all trace of it) shows only against a hash kept elsewhere.
    """
    manifests: dict[tuple[int, int], Manifest] = {}
    found = folders(root)
    for (year, version), folder in found.items():
        if version > 1 and (year, version - 1) not in found:
            yield Problem(year, version - 1, FILE, _NO_VERSION)
        try:
            manifests[year, version] = read_manifest(folder, year, version)
        except HuiyinError as error:
            yield Problem(year, version, FILE, error.text)
        else:
            yield from _files(folder, manifests[year, version])
    yield from _chain(found, manifests)


def _files(folder: Path, manifest: Manifest) -> Iterator[Problem]:
    expected = {f"{name}.parquet": entry for name, entry in manifest.files.items()}
    for name, entry in expected.items():
        path = folder / name
        if not path.is_file():
            yield Problem(manifest.year, manifest.version, name, _GONE)
        elif path.is_symlink():
            yield Problem(manifest.year, manifest.version, name, _LINK)
        elif path.stat().st_size != entry.bytes or file_hash(path) != entry.sha256:
            yield Problem(manifest.year, manifest.version, name, _CHANGED)
    for path in sorted(folder.iterdir()):
        if path.name not in {FILE, *expected}:
            yield Problem(manifest.year, manifest.version, path.name, _FOREIGN)


def _chain(found: dict[tuple[int, int], Path], manifests: dict[tuple[int, int], Manifest]) -> Iterator[Problem]:
    followed: set[str] = set()
    has_root = False
    for (year, version), manifest in manifests.items():
        link = manifest.previous
        if link is None:
            if has_root:
                yield Problem(year, version, FILE, _SECOND_ROOT)
            has_root = True
            continue
        before = manifests.get((link.year, link.version))
        # One that is there but unreadable is named already.
        if before.hash != link.manifest_hash if before else (link.year, link.version) not in found:
            yield Problem(year, version, FILE, _NO_PREVIOUS.fill(year=link.year, version=link.version))
        elif link.manifest_hash in followed:
            yield Problem(year, version, FILE, _FORK)
        followed.add(link.manifest_hash)
