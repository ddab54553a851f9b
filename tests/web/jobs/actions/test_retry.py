from datetime import UTC, datetime

import pytest

from huiyin_web.access.actor import platform
from huiyin_web.core.errors import ConflictError, NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.jobs.actions.retry import retry
from huiyin_web.jobs.models import Job
from support import cast

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("state", ["failed", "cancelled"])
def test_a_job_that_failed_or_was_cancelled_waits_again_as_if_new(given_job, as_actor, state):
    me = cast.county_officer()
    job = given_job(
        state, me, error_code="SOURCE", error={"en": "x", "zh": "x"}, progress=0.5, finished_at=AT, cancel_asked=True
    )
    retry(job=job.pk, by=as_actor(me), at=AT)
    job.refresh_from_db()
    assert (job.state, job.error_code, job.error, job.progress, job.finished_at, job.cancel_asked) == (
        "queued", "", None, 0, None, False,
    )  # fmt: skip
    assert AuditEvent.objects.get().action == "jobs.job.retried"


def test_a_job_acts_for_whoever_retries_it_and_by_the_platform_for_whom_it_acted(given_job, as_actor):
    me = cast.provincial_office()
    job = given_job("failed", params={"batch": 7, "user": 0})
    retry(job=job.pk, by=platform("command line"), at=AT)
    job.refresh_from_db()
    assert job.params == {"batch": 7, "user": 0}
    Job.objects.update(state="failed")
    retry(job=job.pk, by=as_actor(me), at=AT)
    job.refresh_from_db()
    assert job.params == {"batch": 7, "user": me.pk}


@pytest.mark.parametrize("state", ["queued", "running", "done"])
def test_no_other_job_is_retried(given_job, as_actor, state):
    me = cast.county_officer()
    job = given_job(state, me)
    with pytest.raises(ConflictError, match="Only a job that failed or was cancelled can be retried"):
        retry(job=job.pk, by=as_actor(me), at=AT)
    assert AuditEvent.objects.count() == 0


@pytest.mark.parametrize(
    ("builder", "error"),
    [
        (cast.county_officer, NotAllowedError),
        (lambda: cast.county_officer(cast.NEXT_COUNTY), NotFoundError),
    ],
)
def test_somebody_elses_job_is_not_retried(given_job, as_actor, builder, error):
    job = given_job("failed")
    with pytest.raises(error):
        retry(job=job.pk, by=as_actor(builder()), at=AT)
    job.refresh_from_db()
    assert job.state == "failed"
