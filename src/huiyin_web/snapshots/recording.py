"""The row of a snapshot and its audit event: written together, by freezing and by settling."""

from datetime import datetime

from huiyin.records.snapshots import Manifest
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.snapshots.models import Snapshot

FROZEN, ADOPTED, VERIFIED = "snapshots.year.frozen", "snapshots.year.adopted", "snapshots.all.verified"
FREEZE_JOB, VERIFY_JOB = "snapshots.freeze", "snapshots.verify"


def record_snapshot(manifest: Manifest, event: str, *, by: Actor, at: datetime) -> Snapshot:
    """Write both, in the caller's transaction."""
    rows = {name: entry.rows for name, entry in manifest.files.items()}
    flaws = None if manifest.flaws is None else dict(manifest.flaws)
    row = Snapshot.objects.create(
        year=manifest.year,
        version=manifest.version,
        manifest_hash=manifest.hash,
        frozen_at=datetime.fromisoformat(manifest.frozen_at),
        by_key=by.key,
        by_name=manifest.frozen_by,
        reason=manifest.reason or "",
        rows=rows,
        flaws=flaws,
    )
    audit.record(
        event,
        by=by,
        at=at,
        subject=subject_of(manifest.year, manifest.version),
        detail={"manifest_hash": manifest.hash, "reason": manifest.reason or "", "rows": rows, "flaws": flaws},
    )
    return row


def subject_of(year: int, version: int) -> str:
    """Give the name by which the audit log knows a snapshot."""
    return f"snapshot:{year}/{version}"
