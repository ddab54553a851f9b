"""Bring folders and rows together after a process was killed while it froze a year."""

from datetime import datetime

from django.db import transaction

from huiyin.records.snapshots import only_writer, sweep
from huiyin_web.access.actor import Actor
from huiyin_web.snapshots.folder import snapshots
from huiyin_web.snapshots.models import Snapshot
from huiyin_web.snapshots.recording import ADOPTED, record_snapshot


def settle(*, by: Actor, at: datetime) -> list[Snapshot]:
    """Remove half-written folders, and adopt the one that was published in the instant before its row was.

    Adopted is only what is sound to the last byte and follows the latest row; everything else is left as it is, for
    `verify_all` to name: this action never deletes what was once published.

    Who: the platform, when it starts and before it freezes.
    Recorded: `snapshots.year.adopted`, for each adopted snapshot.
    """
    with only_writer(snapshots().folder):
        return settle_locked(by=by, at=at)


def settle_locked(*, by: Actor, at: datetime) -> list[Snapshot]:
    """Do so for whoever holds the writer's lock."""
    folder = snapshots()
    sweep(folder.folder)
    known = set(Snapshot.objects.values_list("year", "version"))
    strangers = [one for one in folder.readable() if (one.year, one.version) not in known]
    adopted: list[Snapshot] = []
    broken = {(problem.year, problem.version) for problem in folder.verify()} if strangers else set()
    for one in strangers:
        latest = Snapshot.objects.first()
        follows = one.manifest.previous.manifest_hash if one.manifest.previous else None
        if (one.year, one.version) not in broken and follows == (latest.manifest_hash if latest else None):
            with transaction.atomic():
                adopted.append(record_snapshot(one.manifest, ADOPTED, by=by, at=at))
    return adopted
