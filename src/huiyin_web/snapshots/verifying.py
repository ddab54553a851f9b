"""Find whatever was changed behind the platform's back: frozen years, the rows that know them, the audit log.

It reads and never writes: who checks an installation leaves it as it was.
"""

from collections.abc import Iterator

from huiyin.kernel.text import Text
from huiyin_web.core import audit
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.verifying import unrecorded_imports
from huiyin_web.snapshots.folder import snapshots
from huiyin_web.snapshots.models import Snapshot
from huiyin_web.snapshots.recording import ADOPTED, FROZEN, subject_of

_ROW_CHANGED = Text(
    "{year} v{version}: the database states another hash than the audit log",
    "{year} 年第 {version} 版：数据库所载哈希值与审计记录不符",
)
_REPLACED = Text(
    "{year} v{version}: the manifest is not the one that was recorded when the year was frozen",
    "{year} 年第 {version} 版：清单与冻结时登记的不一致",
)
_LOST = Text("{year} v{version}: the folder is missing", "{year} 年第 {version} 版：快照目录缺失")
_STRANGER = Text(
    "{year} v{version}: the folder is there, but the database knows nothing of it",
    "{year} 年第 {version} 版：存在快照目录，但数据库中没有记录",
)
_ERASED = Text(
    "{year} v{version}: the audit log knows that it was frozen, but the database no longer does",
    "{year} 年第 {version} 版：审计记录载有冻结操作，但数据库中已无记录",
)
_AUDIT = Text("audit log, event {number}: {why}", "审计记录第 {number} 条：{why}")


def problems() -> list[Text]:
    """Give every problem; none means that nothing was changed behind the platform's back."""
    return [*(problem.text for problem in snapshots().verify()), *_recorded(), *unrecorded_imports(), *_chain()]


def published_events() -> list[tuple[int, str]]:
    """Give the events of the audit log that frozen years name: they testify against a log that was cut or rewritten."""
    heads = (one.manifest.log for one in snapshots().readable())
    return [(head.number, head.hash) for head in heads if head]


def _recorded() -> Iterator[Text]:
    """Compare folders with rows, and rows with what the audit log says of them."""
    folders = {(one.year, one.version): one for one in snapshots().readable()}
    events = AuditEvent.objects.filter(action__in=(FROZEN, ADOPTED)).values_list("subject", "detail")
    logged = {subject: detail["manifest_hash"] for subject, detail in events}
    erased = dict(logged)
    for row in Snapshot.objects.order_by("year", "version"):
        name = {"year": row.year, "version": row.version}
        erased.pop(subject_of(row.year, row.version), None)
        found = folders.pop((row.year, row.version), None)
        if not snapshots().has(row.year, row.version):
            yield _LOST.fill(**name)
        elif found is not None and found.hash != row.manifest_hash:
            yield _REPLACED.fill(**name)
        if logged.get(subject_of(row.year, row.version)) != row.manifest_hash:
            yield _ROW_CHANGED.fill(**name)
    for year, version in folders:
        yield _STRANGER.fill(year=year, version=version)
    for subject in erased:
        frozen = subject.rpartition(":")[2].split("/")
        yield _ERASED.fill(year=frozen[0], version=frozen[1])


def _chain() -> Iterator[Text]:
    if broken := audit.verify():
        yield _AUDIT.fill(number=broken.number, why=broken.why)
