from datetime import timedelta

import pytest

from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core.errors import ConflictError, NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.actions.queue_apply import queue_apply
from huiyin_web.imports.errors import BatchStateError, NothingToImportError, OvertakenError, RowsRefusedError
from huiyin_web.jobs.models import Job
from support import batches, cast
from web.imports.files import AT

pytestmark = pytest.mark.django_db


def queued(user, batch, *, good_only=False):
    return queue_apply(
        batch=batch.pk, good_only=good_only, user=user.pk, by=actor_of(user, on=AT.date()), at=AT
    )  # fmt: skip


def test_a_checked_file_is_queued_to_be_brought_in():
    user = cast.county_officer()
    batch = batches.batch(user, "checked")
    job = queued(user, batch)
    assert (job.kind, job.params) == (
        "imports.apply", {"batch": batch.pk, "good_only": False, "user": user.pk, "stand": batch.stand}
    )  # fmt: skip
    assert AuditEvent.objects.get().action == "jobs.job.queued"


def test_refused_rows_are_left_out_by_an_explicit_choice_only():
    user = cast.county_officer()
    batch = batches.batch(user, "checked", refused=2)
    with pytest.raises(RowsRefusedError):
        queued(user, batch)
    assert queued(user, batch, good_only=True).params["good_only"] is True


def test_what_another_overtook_since_its_check_is_checked_again_first():
    user = cast.county_officer()
    batch = batches.batch(user, "checked")
    other = batches.batch(state="applied", applied_at=batches.AT + timedelta(hours=1))
    with pytest.raises(OvertakenError) as refused:
        queued(user, batch)
    assert refused.value.say("zh") == f"校验之后已有同类文件导入（导入 {other.pk}），请重新校验。"
    assert Job.objects.count() == 0


def test_a_file_without_a_good_row_brings_nothing():
    user = cast.county_officer()
    with pytest.raises(NothingToImportError):
        queued(user, batches.batch(user, "checked", rows=2, refused=2, new=0, changed=0, unchanged=0), good_only=True)


@pytest.mark.parametrize("state", ["uploaded", "applied", "refused", "cancelled"])
def test_only_a_checked_file_is_brought_in(state):
    user = cast.county_officer()
    with pytest.raises(BatchStateError):
        queued(user, batches.batch(user, state))
    assert Job.objects.count() == 0


def test_what_is_being_worked_on_is_not_queued_twice():
    user = cast.county_officer()
    batch = batches.batch(user, "checked")
    queued(user, batch)
    with pytest.raises(ConflictError):
        queued(user, batch)


@pytest.mark.parametrize(
    ("builder", "error"),
    [(lambda: cast.county_officer(cast.NEXT_COUNTY), NotFoundError), (cast.village_worker, NotAllowedError)],
)
def test_nobody_queues_what_they_may_not_import(builder, error):
    with pytest.raises(error):
        queued(builder(), batches.batch(state="checked", place_code=cast.COUNTY))
