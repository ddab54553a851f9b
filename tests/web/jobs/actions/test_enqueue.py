from datetime import UTC, datetime

import pytest

from huiyin.kernel.text import Text
from huiyin_web.access.queries import actor_of
from huiyin_web.core.models import AuditEvent
from huiyin_web.jobs import registry
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.errors import JobKindError
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.registry import JobKind, register
from support import cast

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
TITLE = Text("Count the sheep", "数羊")
pytestmark = pytest.mark.django_db


def test_a_job_waits_with_its_parameters_for_the_area_and_in_the_name_of_who_asked(monkeypatch):
    monkeypatch.setattr(registry, "_KINDS", {})
    register(JobKind("test.count", lambda params, report: None))
    user = cast.county_officer()
    by = actor_of(user, on=AT.date())
    job = enqueue(kind="test.count", title=TITLE, params={"sheep": 3}, place_code=cast.COUNTY, by=by, at=AT)
    job.refresh_from_db()
    assert (job.state, job.params, job.place_code, job.created_by, job.created_by_name, job.created_at) == (
        "queued", {"sheep": 3}, cast.COUNTY, user.key, user.name, AT,
    )  # fmt: skip
    assert job.title == {"en": "Count the sheep", "zh": "数羊"}
    event = AuditEvent.objects.get()
    assert (event.action, event.subject, event.detail) == ("jobs.job.queued", f"job:{job.pk}", {"kind": "test.count"})


def test_a_kind_that_nobody_registered_is_not_queued():
    by = actor_of(cast.county_officer(), on=AT.date())
    with pytest.raises(JobKindError):
        enqueue(kind="test.none", title=TITLE, params={}, place_code=cast.COUNTY, by=by, at=AT)
    assert (Job.objects.count(), AuditEvent.objects.count()) == (0, 0)
