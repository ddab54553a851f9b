"""Remove unfinished uploads, and files that were withdrawn."""

from datetime import datetime

from huiyin_web.evidence.folder import attachments_folder, path_of
from huiyin_web.evidence.limits import ABANDONED_AFTER
from huiyin_web.evidence.models import EvidenceFile
from huiyin_web.imports.folders import named_as_ours


def sweep_files(*, at: datetime) -> int:
    """Remove what killed uploads and withdrawals left; what came within the hour may be on its way still.

    Who: the platform when it starts.
    Rule: a file that no row knows stays, as its row may be in a database that is brought back; so does all that is not
    named as ours. `huiyin verify` names the former.
    Recorded: nothing: no evidence changes by it.

    Returns:
        How many files were removed.
    """
    latest = (at - ABANDONED_AFTER).timestamp()
    parts = named_as_ours(attachments_folder(), ending=".part").values()
    withdrawn = EvidenceFile.objects.exclude(withdrawn_at=None).values_list("uuid", flat=True)
    left = [path for path in parts if path.is_file() and path.stat().st_mtime < latest]
    left += [path for path in map(path_of, withdrawn) if path.is_file()]
    for path in left:
        path.unlink()
    return len(left)
