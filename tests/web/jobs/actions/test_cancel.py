from datetime import UTC, datetime

import pytest

from huiyin_web.core.errors import ConflictError, NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.jobs.actions.cancel import cancel
from support import cast

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)


def test_a_queued_job_is_over_at_once(given_job, as_actor):
    me = cast.county_officer()
    job = given_job("queued", me)
    cancel(job=job.pk, by=as_actor(me), at=AT)
    job.refresh_from_db()
    assert (job.state, job.finished_at) == ("cancelled", AT)
    event = AuditEvent.objects.get()
    assert (event.action, event.subject, event.place_code) == ("jobs.job.cancelled", f"job:{job.pk}", cast.COUNTY)


def test_a_running_job_is_asked_to_end(given_job, as_actor):
    me = cast.county_officer()
    job = given_job("running", me)
    cancel(job=job.pk, by=as_actor(me), at=AT)
    job.refresh_from_db()
    assert (job.state, job.cancel_asked, job.finished_at) == ("running", True, None)


@pytest.mark.parametrize("state", ["done", "failed", "cancelled"])
def test_what_is_over_is_not_cancelled(given_job, as_actor, state):
    me = cast.county_officer()
    job = given_job(state, me)
    with pytest.raises(ConflictError, match="This job is over already"):
        cancel(job=job.pk, by=as_actor(me), at=AT)
    assert AuditEvent.objects.count() == 0


@pytest.mark.parametrize(
    ("builder", "error"),
    [
        (cast.county_officer, NotAllowedError),
        (lambda: cast.county_officer(cast.NEXT_COUNTY), NotFoundError),
        (cast.helper, NotFoundError),
    ],
)
def test_somebody_elses_job_is_not_cancelled(given_job, as_actor, builder, error):
    job = given_job("queued")
    with pytest.raises(error):
        cancel(job=job.pk, by=as_actor(builder()), at=AT)
    job.refresh_from_db()
    assert job.state == "queued"


@pytest.mark.parametrize("builder", [cast.provincial_office, cast.administrator])
def test_the_province_and_administrators_cancel_any(given_job, as_actor, builder):
    job = given_job("queued")
    cancel(job=job.pk, by=as_actor(builder()), at=AT)
    job.refresh_from_db()
    assert job.state == "cancelled"
