from datetime import UTC, datetime, timedelta

import pytest

from huiyin.kernel.text import Text
from huiyin_web.jobs import daily, registry, worker
from huiyin_web.jobs.actions.queue_daily import queue_daily
from huiyin_web.jobs.daily import Daily, due_at, register_daily
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.registry import JobKind, register
from support.racing import beside

AT = datetime(2016, 9, 14, 0, 30, tzinfo=UTC)  # half past eight where the office is
DAILY = Daily("test.daily", Text("Count the sheep", "数羊"), 8, lambda: True)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kinds(monkeypatch):
    monkeypatch.setattr(registry, "_KINDS", {})
    monkeypatch.setattr(daily, "_DAILY", {})
    register(JobKind("test.daily", lambda params, report: params))


def test_a_work_of_the_day_is_queued_once_and_again_the_next_day():
    job = queue_daily(daily=DAILY, at=AT)
    assert (job.params, job.created_by) == ({"on": "2016-09-14"}, "platform:huiyin")
    assert queue_daily(daily=DAILY, at=AT + timedelta(hours=9)) is None
    assert queue_daily(daily=DAILY, at=AT + timedelta(1)).params == {"on": "2016-09-15"}


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_queues_it():
    with beside() as begin:
        for _ in range(2):
            begin(lambda: queue_daily(daily=DAILY, at=AT))
    assert Job.objects.count() == 1


def test_it_waits_for_its_hour_and_is_left_out_where_nobody_wants_it():
    register_daily(DAILY)
    register_daily(Daily("test.unwanted", DAILY.title, 0, lambda: False))
    assert [due_at(AT - timedelta(hours=1)), due_at(AT)] == [[], [DAILY]]


def test_a_worker_asks_once_a_day_whether_it_is_queued(django_assert_num_queries):
    register_daily(Daily("test.daily", DAILY.title, 0, lambda: True))
    queued = set()
    worker.queue_due(queued)
    with django_assert_num_queries(0):
        worker.queue_due(queued)
    assert Job.objects.count() == 1
