"""Compare what was imported with what the audit log says of it; it reads and never writes."""

from collections.abc import Iterator

from huiyin.kernel.text import Text
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.models import BatchState, ImportBatch

APPLIED, UNDONE = "imports.batch.applied", "imports.batch.undone"
_UNRECORDED = Text(
    "import {receipt}: the audit log does not know that this file was imported",
    "导入凭证 {receipt}：审计记录中没有该文件的导入记录",
)


_CHANGED = Text(
    "import {receipt}: its row says something else than the audit log ({fields})",
    "导入凭证 {receipt}：登记内容与审计记录不符（{fields}）",
)
_ERASED = Text(
    "import {receipt}: the audit log knows that it was applied, but its row is gone",
    "导入凭证 {receipt}：审计记录载有导入操作，但登记已不存在",
)
_SAID = ("kind", "year", "receipt", "rows", "new", "changed", "unchanged", "absent", "refused", "removed")


def unrecorded_imports() -> Iterator[Text]:
    """Give every import in the register that is not what its event says, and every event whose import is gone."""
    events = AuditEvent.objects.filter(action__in=(APPLIED, UNDONE)).values_list("action", "subject", "detail")
    logged = {(action, subject): said for action, subject, said in events.iterator()}
    undone = {subject for action, subject in logged if action == UNDONE}
    there = ImportBatch.objects.filter(state__in=(BatchState.APPLIED, BatchState.UNDONE)).order_by("pk")
    for row in there.values("pk", "sha256", "state", "undoes", *_SAID):
        key = (UNDONE, f"import:{row['undoes']}") if row["undoes"] else (APPLIED, f"import:{row['pk']}")
        said = logged.pop(key, None)
        if said is None or said["sha256"] != row["sha256"]:
            yield _UNRECORDED.fill(receipt=row["receipt"])
        elif other := [key for key in _SAID if key in said and said[key] != row[key]]:
            yield _CHANGED.fill(receipt=row["receipt"], fields=", ".join(other))
        elif (row["state"] == BatchState.UNDONE) != (f"import:{row['pk']}" in undone):
            yield _CHANGED.fill(receipt=row["receipt"], fields="state")
    for said in logged.values():
        yield _ERASED.fill(receipt=said["receipt"])
