from datetime import UTC, datetime

import pytest

from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.jobs.models import Job
from huiyin_web.snapshots.actions.queue_verification import queue_verification
from support import cast

AT = datetime(2017, 1, 5, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def queued(user):
    return queue_verification(user=user.pk, by=actor_of(user, on=AT.date()), at=AT)


def test_a_verification_is_queued_in_the_name_of_the_office_that_asked():
    office = cast.provincial_office()
    job = queued(office)
    assert (job.params, job.place_code, job.state) == ({"user": office.pk}, cast.PROVINCE, "queued")
    assert AuditEvent.objects.get().action == "jobs.job.queued"


@pytest.mark.parametrize("builder", [cast.prefecture_officer, cast.auditor, cast.administrator])
def test_nobody_else_has_everything_verified_by_the_worker(builder):
    with pytest.raises(NotAllowedError):
        queued(builder())
    assert Job.objects.count() == 0
