"""Have a year frozen by the worker."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.records.snapshots import next_version
from huiyin_web.access.actor import Actor
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.queries import waits_or_runs
from huiyin_web.snapshots.errors import FreezeUnderWayError
from huiyin_web.snapshots.folder import snapshots
from huiyin_web.snapshots.permissions import need_freeze
from huiyin_web.snapshots.readiness import insist, readiness_of
from huiyin_web.snapshots.recording import FREEZE_JOB

_TITLE = Text("Freeze {year}", "冻结 {year} 年")


@transaction.atomic
def queue_freeze(*, year: int, reason: str, seen: Mapping[str, int], user: int, by: Actor, at: datetime) -> Job:
    """Queue the freezing of a year.

    Who: whoever may freeze.
    Rule: as for the freezing itself, which asks again: what it lacks then must have been seen now.
    Recorded: `jobs.job.queued`; the freezing records more.

    Args:
        year: the year.
        reason: why a frozen year gets a new version; empty for a first.
        seen: the flaws that whoever freezes has seen and accepts, by the check's key.
        user: the account in whose name the worker freezes.
        by: who asks.
        at: when.

    Raises:
        NotAllowedError: the role does not include it.
        YearOrderError, ReasonNeededError: the year's turn is past, or a reason is missing.
        FreezeUnderWayError: another freeze is queued or at work.
        CannotFreezeError: the register is not that year's, or its figures would be impossible.
        UnseenFlawsError: the year lacks what was not accepted.
    """
    need_freeze(by)
    version = next_version(snapshots(), year, reason)
    if waits_or_runs(FREEZE_JOB):
        raise FreezeUnderWayError
    insist(readiness_of(year, at=at), seen)
    params = {"year": year, "version": version, "reason": reason, "seen": dict(seen), "user": user}
    return enqueue(kind=FREEZE_JOB, title=_TITLE.fill(year=year), params=params, place_code=by.place_code, by=by, at=at)
