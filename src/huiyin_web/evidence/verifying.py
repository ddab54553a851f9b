"""Compare files of evidence with what the audit log says of them; it reads and never writes."""

from collections.abc import Iterator

from huiyin.kernel.text import Text
from huiyin_web.core.models import AuditEvent
from huiyin_web.evidence.events import ATTACHED, WITHDRAWN
from huiyin_web.evidence.folder import attachments_folder, sound
from huiyin_web.evidence.models import EvidenceFile
from huiyin_web.imports.folders import named_as_ours

_LOST = Text("file of evidence {number}: it is missing or was changed", "佐证附件 {number}：文件缺失或被改动")
_UNRECORDED = Text(
    "file of evidence {number}: its row says something else than the audit log",
    "佐证附件 {number}：登记内容与审计记录不符",
)
_ERASED = Text(
    "file of evidence {number}: the audit log knows that it was attached, but its row is gone",
    "佐证附件 {number}：审计记录载有上传操作，但登记已不存在",
)


_UNKNOWN = Text(
    "attachments/{name}: no row knows this file; bring back the database that it was attached in",
    "attachments/{name}：没有登记记录该文件；请恢复其所属的数据库",
)


def changed_files() -> Iterator[Text]:
    """Give every file that is not what was attached, and every file, row and event that lacks one of the others."""
    unknown = named_as_ours(attachments_folder())  # first: what is attached meanwhile has a row when rows are read
    events = AuditEvent.objects.filter(action__in=(ATTACHED, WITHDRAWN)).values_list("action", "subject", "detail")
    logged = {(action, subject): (said["of"], said["sha256"]) for action, subject, said in events.iterator()}
    for row in EvidenceFile.objects.order_by("pk").iterator():
        there, subject = (row.subject, row.sha256), f"evidence:{row.pk}"
        gone = row.withdrawn_at is not None
        unknown.pop(row.uuid, None)
        if logged.pop((ATTACHED, subject), None) != there or ((WITHDRAWN, subject) in logged) is not gone:
            yield _UNRECORDED.fill(number=row.pk)
        elif not gone and sound(row.uuid, row.sha256) is None:
            yield _LOST.fill(number=row.pk)
    for action, subject in logged:
        if action == ATTACHED:
            yield _ERASED.fill(number=subject.partition(":")[2])
    for path in unknown.values():
        if path.is_file():
            yield _UNKNOWN.fill(name=path.name)
