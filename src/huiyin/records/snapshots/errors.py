"""Why a snapshot is not written, or not read."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class NotFrozenError(HuiyinError):
    """A year, or a version of it, that is not there."""

    code = "SNAPSHOT_NOT_FROZEN"
    template = Text(
        "{what} is not frozen. Frozen years: {years}. Freeze it first, or choose one of these.",
        "{what}尚未冻结。已冻结年度：{years}。请先冻结该年度，或改选上述年度。",
    )


class BrokenManifestError(HuiyinError):
    """A manifest that is not what was published."""

    code = "SNAPSHOT_MANIFEST"
    template = Text(
        "The manifest of {year} v{version} {why}. Restore the snapshot from a backup and run 'huiyin verify'.",
        "{year} 年第 {version} 版快照的清单{why}。请从备份恢复该快照，并运行“huiyin verify”校验。",
    )


class NewerSnapshotError(HuiyinError):
    """A snapshot that a later version of the software wrote."""

    code = "SNAPSHOT_NEWER"
    template = Text(
        "The snapshot {year} v{version} has schema {found}; this version reads up to {known}. Update Huiyin.",
        "{year} 年第 {version} 版快照的结构版本为 {found}，当前软件最高支持 {known}。请升级软件。",
    )


class YearOrderError(HuiyinError):
    """A year that would be frozen behind the latest."""

    code = "SNAPSHOT_ORDER"
    template = Text(
        "{year} cannot be frozen: {latest} is frozen already, and years are frozen in their order. "
        "Freeze a year after {latest}, or correct a frozen year by giving a reason.",
        "不能冻结 {year} 年：{latest} 年已冻结，年度须按先后顺序冻结。"
        "请冻结 {latest} 年之后的年度，或填写理由更正已冻结年度。",
    )


class ReasonNeededError(HuiyinError):
    """A correction without its reason."""

    code = "SNAPSHOT_REASON"
    template = Text(
        "{year} is frozen already (version {version}). A new version needs a reason; nothing was changed.",
        "{year} 年已冻结（第 {version} 版）。生成新版本须填写理由；未作任何更改。",
    )
