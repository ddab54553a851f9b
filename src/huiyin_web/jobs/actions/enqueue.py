"""Queue a job."""

from datetime import datetime
from typing import Any

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.jobs.models import Job, kept
from huiyin_web.jobs.registry import kind_of


@transaction.atomic
def enqueue(*, kind: str, title: Text, params: dict[str, Any], place_code: str, by: Actor, at: datetime) -> Job:
    """Queue a job for the worker.

    Who: whoever the calling action let through.
    Recorded: `jobs.job.queued`.

    Args:
        kind: a registered kind.
        title: what the jobs page calls it.
        params: plain data for the handler; ids, never personal values.
        place_code: the area that it concerns, for whoever sees that area's jobs.
        by: who asked.
        at: when.

    Raises:
        JobKindError: nobody registered the kind.
    """
    kind_of(kind)
    job = Job.objects.create(
        kind=kind, title=kept(title), params=params, place_code=place_code,
        created_by=by.key, created_by_name=by.name, created_at=at,
    )  # fmt: skip
    audit.record("jobs.job.queued", by=by, at=at, subject=f"job:{job.pk}", place_code=place_code, detail={"kind": kind})
    return job
