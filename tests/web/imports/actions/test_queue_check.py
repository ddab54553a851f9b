import pytest

from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core.errors import ConflictError, NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.actions.queue_check import queue_check
from huiyin_web.imports.errors import BatchStateError
from huiyin_web.jobs.models import Job
from support import batches, cast
from web.imports.files import AT

pytestmark = pytest.mark.django_db


def queued(user, batch):
    return queue_check(batch=batch.pk, user=user.pk, by=actor_of(user, on=AT.date()), at=AT)


@pytest.mark.parametrize("state", ["uploaded", "checked"])
def test_a_file_is_queued_to_be_checked_the_first_time_or_once_more(state):
    user = cast.county_officer()
    batch = batches.batch(user, state)
    job = queued(user, batch)
    assert (job.kind, job.params, job.place_code) == (
        "imports.check", {"batch": batch.pk, "user": user.pk}, cast.COUNTY,
    )  # fmt: skip
    assert job.title["zh"] == f"校验 {batch.file_name}"
    assert AuditEvent.objects.get().action == "jobs.job.queued"


@pytest.mark.parametrize("state", ["applied", "refused", "cancelled"])
def test_a_file_whose_way_is_over_is_not_checked_again(state):
    user = cast.county_officer()
    with pytest.raises(BatchStateError):
        queued(user, batches.batch(user, state))
    assert Job.objects.count() == 0


def test_a_file_that_is_being_worked_on_is_not_queued_twice():
    user = cast.county_officer()
    batch = batches.batch(user)
    queued(user, batch)
    with pytest.raises(ConflictError, match="This import is being worked on already"):
        queued(user, batch)
    assert Job.objects.count() == 1


@pytest.mark.parametrize(
    ("builder", "error"),
    [(lambda: cast.county_officer(cast.NEXT_COUNTY), NotFoundError), (cast.village_worker, NotAllowedError)],
)
def test_nobody_queues_what_they_may_not_import(builder, error):
    with pytest.raises(error):
        queued(builder(), batches.batch(place_code=cast.COUNTY))
    assert Job.objects.count() == 0
