import logging
from datetime import UTC, datetime

import pytest

from huiyin.kernel.errors import SourceError
from huiyin.kernel.text import Text
from huiyin_web.access.actor import platform
from huiyin_web.jobs import registry, worker
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.errors import Cancelled, JobKindError
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.registry import JobKind, register
from support import cast

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
TITLE = Text("Count the sheep", "数羊")
pytestmark = pytest.mark.django_db


def queued(kind="test.count", **params):
    return enqueue(kind=kind, title=TITLE, params=params, place_code=cast.COUNTY, by=platform("test"), at=AT)


@pytest.fixture
def kinds(monkeypatch):
    monkeypatch.setattr(registry, "_KINDS", {})


def given_kind(handler, **options):
    register(JobKind("test.count", handler, **options))


@pytest.mark.usefixtures("kinds")
def test_a_job_is_carried_out_and_keeps_its_result():
    given_kind(lambda params, report: {"sheep": params["sheep"] + 1, "url": "/imports/1/"})
    queued(sheep=2)
    worker.drain()
    done = Job.objects.get()
    assert (done.state, done.progress, done.attempts) == ("done", 1, 1)
    assert done.result == {"sheep": 3, "url": "/imports/1/"}
    assert done.finished_at is not None


@pytest.mark.usefixtures("kinds")
def test_the_oldest_job_goes_first():
    seen = []
    given_kind(lambda params, report: seen.append(params["n"]))
    for number in range(3):
        queued(n=number)
    worker.drain()
    assert seen == [0, 1, 2]


@pytest.mark.usefixtures("kinds")
def test_an_error_of_ours_is_kept_as_code_and_message_in_both_languages():
    def broken(params, report):
        raise SourceError(what=Text("The file is empty.", "文件为空。"), mend=Text("Choose another.", "请另选文件。"))

    given_kind(broken)
    queued()
    worker.drain()
    failed = Job.objects.get()
    assert (failed.state, failed.error_code) == ("failed", "SOURCE")
    assert failed.error == {"en": "The file is empty. Choose another.", "zh": "文件为空。请另选文件。"}


@pytest.mark.usefixtures("kinds")
def test_a_fault_in_the_code_goes_to_the_log_and_people_read_no_traceback(caplog):
    given_kind(lambda params, report: 1 / 0)
    job = queued()
    with caplog.at_level(logging.ERROR):
        worker.drain()
    failed = Job.objects.get()
    assert (failed.state, failed.error_code) == ("failed", "INTERNAL")
    assert f"log entry 'job {job.pk}'" in failed.error["en"]
    assert "division" not in failed.error["en"]
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.usefixtures("kinds")
def test_a_handler_that_was_cancelled_ends_as_cancelled():
    def cancelled(params, report):
        raise Cancelled

    given_kind(cancelled)
    queued()
    worker.drain()
    assert Job.objects.get().state == "cancelled"


@pytest.mark.usefixtures("kinds")
def test_drain_passes_on_what_the_handler_says():
    heard = []
    given_kind(lambda params, report: report(0.5, Text("half", "一半")))
    queued()
    worker.drain(lambda fraction, message: heard.append((fraction, message.en)))
    assert heard == [(0.5, "half")]


@pytest.mark.usefixtures("kinds")
def test_two_workers_never_take_the_same_job():
    given_kind(lambda params, report: None)
    queued()
    first, second = worker.claim("one"), worker.claim("two")
    assert first.worker == "one"
    assert second is None


@pytest.mark.usefixtures("kinds")
def test_a_worker_that_lost_its_job_can_not_end_it():
    given_kind(lambda params, report: None)
    queued()
    mine = worker.claim("one")
    Job.objects.update(worker="two", attempts=2)
    worker._finish(mine, worker.carry_out(mine, worker._unheard))
    assert Job.objects.get().state == "running"


@pytest.mark.usefixtures("kinds")
@pytest.mark.parametrize(
    ("retry_safe", "attempts", "state", "code"),
    [(False, 1, "failed", "WORKER_STOPPED"), (True, 1, "queued", ""), (True, 2, "failed", "WORKER_STOPPED")],
)
def test_a_job_whose_worker_died_fails_or_starts_again(retry_safe, attempts, state, code):
    given_kind(lambda params, report: None, retry_safe=retry_safe)
    queued()
    worker.claim("elsewhere-1-dead")
    Job.objects.update(attempts=attempts, heartbeat=AT)
    worker.take_back_orphans("another")
    orphan = Job.objects.get()
    assert (orphan.state, orphan.error_code) == (state, code)


@pytest.mark.usefixtures("kinds")
def test_a_job_whose_worker_lives_is_left_alone():
    given_kind(lambda params, report: None)
    queued()
    with worker.presence() as me:
        worker.claim(me)
        Job.objects.update(heartbeat=AT)
        worker.take_back_orphans("another")
    assert Job.objects.get().state == "running"


@pytest.mark.usefixtures("kinds")
def test_a_job_that_could_not_be_ended_is_taken_back_in_the_next_round():
    given_kind(lambda params, report: None)
    queued()
    with worker.presence() as me:
        worker.claim(me)
        worker.take_back_orphans(me)
    assert Job.objects.get().error_code == "WORKER_STOPPED"


@pytest.mark.usefixtures("kinds")
def test_a_kind_that_nobody_registered_can_not_be_queued():
    with pytest.raises(JobKindError, match=r"The kind of work 'test\.count' is unknown"):
        queued()


@pytest.mark.usefixtures("kinds")
def test_a_queued_kind_that_this_version_lost_fails_with_words(monkeypatch):
    given_kind(lambda params, report: None)
    queued()
    monkeypatch.setattr(registry, "_KINDS", {})
    worker.drain()
    assert Job.objects.get().error_code == "JOB_KIND"


@pytest.mark.usefixtures("kinds")
def test_a_kind_is_registered_once():
    given_kind(print)
    with pytest.raises(ValueError, match=r"'test\.count' is registered already"):
        given_kind(repr)
