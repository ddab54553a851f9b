from datetime import UTC, datetime

import pytest

from huiyin.records.snapshots import ReasonNeededError, YearOrderError, write_snapshot
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.jobs.models import Job
from huiyin_web.snapshots.actions.queue_freeze import queue_freeze
from huiyin_web.snapshots.errors import FreezeUnderWayError, UnseenFlawsError
from huiyin_web.snapshots.readiness import readiness_of
from support import cast
from support.snapshots import content, facts

AT = datetime(2017, 1, 5, 9, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


def queued(user, year=2016, reason="", seen=None):
    seen = readiness_of(year, at=AT).flaws if seen is None else seen
    return queue_freeze(year=year, reason=reason, seen=seen, user=user.pk, by=actor_of(user, on=AT.date()), at=AT)


def test_a_year_is_queued_in_the_name_of_the_office_that_asked(data):
    office = cast.provincial_office()
    job = queued(office)
    assert (job.params, job.place_code, job.title["zh"]) == (
        {"year": 2016, "version": 1, "reason": "", "seen": readiness_of(2016, at=AT).flaws, "user": office.pk}, cast.PROVINCE, "冻结 2016 年",
    )  # fmt: skip
    assert AuditEvent.objects.get().action == "jobs.job.queued"


def test_what_nobody_has_seen_is_not_queued(data):
    assert readiness_of(2016, at=AT).flaws
    with pytest.raises(UnseenFlawsError):
        queued(cast.provincial_office(), seen={})
    assert Job.objects.count() == 0


def test_a_second_freeze_waits_for_the_first(data):
    queued(cast.provincial_office())
    with pytest.raises(FreezeUnderWayError):
        queued(cast.provincial_office())
    assert Job.objects.count() == 1


@pytest.mark.parametrize(
    ("year", "error"), [(2016, ReasonNeededError), (2015, YearOrderError)]
)  # fmt: skip
def test_a_frozen_year_without_a_reason_and_a_year_before_it_are_refused_before_any_work(data, year, error):
    write_snapshot(data / "snapshots", facts(2016), content())
    with pytest.raises(error):
        queued(cast.provincial_office(), year)
    assert Job.objects.count() == 0


def test_a_correction_is_queued_with_its_reason(data):
    write_snapshot(data / "snapshots", facts(2016), content())
    assert queued(cast.provincial_office(), reason="核减重复户").params["reason"] == "核减重复户"


@pytest.mark.parametrize("builder", [cast.prefecture_officer, cast.auditor, cast.administrator])
def test_nobody_else_freezes(data, builder):
    with pytest.raises(NotAllowedError):
        queued(builder())
    assert Job.objects.count() == 0
