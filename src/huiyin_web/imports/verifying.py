"""Compare what was imported with what the audit log says of it; it reads and never writes."""

from collections.abc import Iterator

from huiyin.kernel.text import Text
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.models import BatchState, ImportBatch

APPLIED = "imports.batch.applied"
_UNRECORDED = Text(
    "import {receipt}: the audit log does not know that this file was imported",
    "导入凭证 {receipt}：审计记录中没有该文件的导入记录",
)


def unrecorded_imports() -> Iterator[Text]:
    """Give every import in the register whose event is missing or tells of another file: a log cut short lacks it."""
    events = AuditEvent.objects.filter(action=APPLIED).values_list("subject", "detail__sha256")
    logged = dict(events.iterator())
    applied = ImportBatch.objects.filter(state=BatchState.APPLIED).order_by("pk")
    for number, receipt, sha256 in applied.values_list("pk", "receipt", "sha256"):
        if logged.get(f"import:{number}") != sha256:
            yield _UNRECORDED.fill(receipt=receipt)
