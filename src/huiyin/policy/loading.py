"""Reading policy packs: a folder each, `pack.yaml` and one file a parameter; what several packs share lives once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar

from huiyin.kernel.documents import Entry, read_document
from huiyin.kernel.text import Text
from huiyin.policy.parameters import History, read_parameter
from huiyin.policy.processes import Process, read_process

_SHIPPED = Path(__file__).with_name("packs")
_PACK_FILE = "pack.yaml"
_PARAMETERS, _PROCESSES = "*.yaml", "processes/*.yaml"
_FOLDER_NAME = Text("the folder must be named {key}.", "文件夹名应为 {key}。")
_NO_SHARED = Text("there is no folder of shared parameters '{name}'.", "没有名为“{name}”的共用参数文件夹。")
_SECOND = Text("{key} stands in two folders of this pack.", "参数 {key} 在本政策包的两个文件夹中重复。")
_NO_PACK = Text("there is no pack '{name}'.", "没有名为“{name}”的政策包。")
_GAP = Text("the day must follow the last day of {before} ({until}).", "应为 {before} 截止日期（{until}）的次日。")
_BREAK = Text(
    "a series that differs from the predecessor's needs `break`, and only such a one may have it.",
    "数据系列与上一政策包不同时须填写 `break`，相同时不得填写。",
)

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Series:
    """Which population a time's figures count.

    Attributes:
        key, label: which it is.
        who: what its people are called before a noun (`registered poor`).
        counted: how they came to be counted (`registered as poor`).
        break_label: why it can't be joined to the one before.
    """

    key: str
    label: Text
    who: Text
    counted: Text
    break_label: Text | None


@dataclass(frozen=True, slots=True)
class Pack:
    """The policy of a time.

    Attributes:
        key, label: which it is.
        since, until: its first day and its last; none while it is in force.
        predecessor: the pack before it.
        beside: the pack in whose stead a region names this one; such a pack is in force only where it is named.
        series: whom the figures of its time count.
        parameters, processes: what it holds, by key.
    """

    key: str
    label: Text
    since: date
    until: date | None
    predecessor: str | None
    beside: str | None
    series: Series
    parameters: Mapping[str, History]
    processes: Mapping[str, Process]


@cache
def shipped_packs() -> tuple[Pack, ...]:
    """Give the packs that come with the library, the earliest first."""
    return load_packs(_SHIPPED)


def load_packs(folder: Path) -> tuple[Pack, ...]:
    """Read every pack in a folder, the earliest first; each begins the day after its predecessor ends.

    Raises:
        DocumentError: with file, line and key of the first fault.
    """
    # What packs share is read once, however many share it.
    parameter, process = cache(read_parameter), cache(read_process)
    read = [_read_pack(file, parameter, process) for file in folder.glob(f"*/{_PACK_FILE}")]
    packs = {pack.key: pack for pack, _ in read}
    for pack, fields in read:
        _check_succession(pack, fields, packs)
    return tuple(sorted(packs.values(), key=lambda pack: (pack.since, pack.key)))


def _read_pack(
    file: Path, parameter: Callable[[Path], History], process: Callable[[Path], Process]
) -> tuple[Pack, dict[str, Entry]]:
    fields = read_document(file).fields(
        ("key", "label", "from", "series"), ("until", "predecessor", "beside", "shares")
    )
    key = fields["key"].symbol()
    if file.parent.name != key:
        raise fields["key"].refuse(_FOLDER_NAME.fill(key=key))
    pack = Pack(
        key=key,
        label=fields["label"].text(),
        since=fields["from"].day(),
        until=fields["until"].day() if "until" in fields else None,
        predecessor=fields["predecessor"].symbol() if "predecessor" in fields else None,
        beside=fields["beside"].symbol() if "beside" in fields else None,
        series=_read_series(fields["series"]),
        parameters=_read_all(file.parent, fields, _PARAMETERS, parameter),
        processes=_read_all(file.parent, fields, _PROCESSES, process),
    )
    return pack, fields


def _read_series(entry: Entry) -> Series:
    fields = entry.fields(("key", "label", "who", "counted"), ("break",))
    return Series(
        key=fields["key"].symbol(),
        label=fields["label"].text(),
        who=fields["who"].text(),
        counted=fields["counted"].text(),
        break_label=fields["break"].text() if "break" in fields else None,
    )


def _read_all(own: Path, fields: dict[str, Entry], pattern: str, read: Callable[[Path], _Part]) -> dict[str, _Part]:
    """Read the parts of one kind: the pack's own, and those of the folders it shares."""
    found = {file.stem: read(file) for file in _files(own, pattern)}
    for shared in fields["shares"].items() if "shares" in fields else []:
        folder = own.parent / shared.symbol()
        if not folder.is_dir():
            raise shared.refuse(_NO_SHARED.fill(name=folder.name))
        for file in _files(folder, pattern):
            if file.stem in found:
                raise shared.refuse(_SECOND.fill(key=file.stem))
            found[file.stem] = read(file)
    return dict(sorted(found.items()))


def _files(own: Path, pattern: str) -> list[Path]:
    return sorted(file for file in own.glob(pattern) if file.name != _PACK_FILE)


def _check_succession(pack: Pack, fields: dict[str, Entry], packs: Mapping[str, Pack]) -> None:
    before = None
    if pack.predecessor is not None:
        before = packs.get(pack.predecessor)
        if before is None:
            raise fields["predecessor"].refuse(_NO_PACK.fill(name=pack.predecessor))
        if before.until is None or before.until + timedelta(days=1) != pack.since:
            raise fields["from"].refuse(_GAP.fill(before=before.key, until=before.until))
    differs = before is not None and before.series.key != pack.series.key
    if differs != (pack.series.break_label is not None):
        raise fields["series"].refuse(_BREAK)
