"""Remove files that no row knows."""

from datetime import datetime

from huiyin_web.evidence.folder import attachments_folder
from huiyin_web.evidence.limits import ABANDONED_AFTER
from huiyin_web.evidence.models import EvidenceFile


def sweep_files(*, at: datetime) -> int:
    """Remove what killed uploads and withdrawals left; what came within the hour may be on its way still.

    Who: the platform when it starts.
    Recorded: nothing: no evidence changes by it.

    Returns:
        How many files were removed.
    """
    known = {uuid.hex for uuid in EvidenceFile.objects.filter(withdrawn_at=None).values_list("uuid", flat=True)}
    latest = (at - ABANDONED_AFTER).timestamp()
    left = [path for path in attachments_folder().glob("*") if path.name not in known and path.stat().st_mtime < latest]
    for path in left:
        path.unlink()
    return len(left)
