from datetime import timedelta

import pytest

from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core.errors import ConflictError, NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.actions.queue_undo import queue_undo
from huiyin_web.imports.errors import BatchStateError, UndoLateError
from huiyin_web.jobs.models import Job
from support import batches, cast

pytestmark = pytest.mark.django_db


def queued(user, batch, at=batches.AT):
    return queue_undo(batch=batch.pk, user=user.pk, by=actor_of(user, on=at.date()), at=at)


def test_an_applied_import_is_queued_to_be_undone():
    user = cast.county_officer()
    batch = batches.batch(user, "applied")
    job = queued(user, batch)
    assert (job.kind, job.params) == ("imports.undo", {"batch": batch.pk, "user": user.pk})
    assert AuditEvent.objects.get().action == "jobs.job.queued"


def test_what_cannot_be_undone_is_not_queued():
    user = cast.county_officer()
    with pytest.raises(UndoLateError):
        queued(user, batches.batch(user, "applied"), at=batches.AT + timedelta(hours=73))
    with pytest.raises(BatchStateError):
        queued(user, batches.batch(user, "checked"))
    assert Job.objects.count() == 0


def test_an_undoing_is_not_queued_twice():
    user = cast.county_officer()
    batch = batches.batch(user, "applied")
    queued(user, batch)
    with pytest.raises(ConflictError):
        queued(user, batch)


@pytest.mark.parametrize(
    ("builder", "error"),
    [(lambda: cast.county_officer(cast.NEXT_COUNTY), NotFoundError), (cast.village_worker, NotAllowedError)],
)
def test_nobody_queues_what_they_may_not_import(builder, error):
    with pytest.raises(error):
        queued(builder(), batches.batch(state="applied", place_code=cast.COUNTY))
