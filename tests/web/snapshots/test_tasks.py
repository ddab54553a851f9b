import pytest

from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core.clock import now
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.worker import drain
from huiyin_web.snapshots.actions.queue_freeze import queue_freeze
from huiyin_web.snapshots.actions.queue_verification import queue_verification
from huiyin_web.snapshots.errors import CannotFreezeError, UnseenFlawsError
from huiyin_web.snapshots.models import Snapshot
from huiyin_web.snapshots.readiness import readiness_of
from support import cast, given

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def office():
    return cast.provincial_office()


def queued(office, year, reason="", seen=None):
    seen = readiness_of(year, at=now()).flaws if seen is None else seen
    by = actor_of(office, on=now().date())
    return queue_freeze(year=year, reason=reason, seen=seen, user=office.pk, by=by, at=now())


def test_a_queued_year_is_frozen_in_the_name_of_who_asked(register, data, office):
    job = queued(office, 2016)
    drain()
    job.refresh_from_db()
    row = Snapshot.objects.get()
    assert (job.state, job.result["hash"], job.result["url"]) == ("done", row.manifest_hash, "/snapshots/")
    assert (row.by_key, row.by_name) == (office.key, office.name)


def test_what_cannot_be_frozen_or_was_not_seen_is_not_queued(register, data, office):
    with pytest.raises(CannotFreezeError, match="2014 has neither rural nor total population"):
        queued(office, 2014)
    with pytest.raises(UnseenFlawsError, match="places with poor, without rural population"):
        queued(office, 2016, seen={})
    assert not Job.objects.exists()


def test_what_grew_worse_since_it_was_queued_is_the_jobs_error(register, data, office):
    job = queued(office, 2016)
    given.household(income_per_capita=None)
    drain()
    job.refresh_from_db()
    assert (job.state, job.error_code) == ("failed", "FREEZE_FLAWS")
    assert "无收入数据的贫困户（1）" in job.error["zh"]
    assert not Snapshot.objects.exists()


def test_a_verification_counts_its_problems(register, data, office):
    queued(office, 2016)
    drain()
    (data / "snapshots" / "2016" / "v1" / "persons.parquet").unlink()
    job = queue_verification(user=office.pk, by=actor_of(office, on=now().date()), at=now())
    drain()
    job.refresh_from_db()
    assert (job.result["problems"], job.result["url"], job.result["tone"]) == (1, "/snapshots/", "bad")
    assert job.result["message"]["zh"].startswith("发现 1 处问题：")


def test_a_verification_that_finds_nothing_says_so(register, data, office):
    job = queue_verification(user=office.pk, by=actor_of(office, on=now().date()), at=now())
    drain()
    job.refresh_from_db()
    assert "tone" not in job.result
    assert job.result["message"]["zh"] == "校验通过，未发现改动。"
