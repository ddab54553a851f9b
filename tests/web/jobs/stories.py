"""What happens between real processes: run as `stories.py STORY`, prints the outcome as JSON; `worker` is the worker."""

import json
import os
import signal
import sys
import time
from pathlib import Path
from threading import Event

from django.db import transaction

import huiyin_web.config.commands  # noqa: F401  makes Django ready
from huiyin.kernel.text import Text
from huiyin_web.access.actor import platform
from huiyin_web.core import audit
from huiyin_web.core.clock import now
from huiyin_web.jobs.actions.cancel import cancel
from huiyin_web.jobs.actions.enqueue import enqueue
from huiyin_web.jobs.actions.retry import retry
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.presence import is_gone
from huiyin_web.jobs.registry import JobKind, register
from huiyin_web.jobs.worker import run
from support.installation import start

BY = platform("test")
HALF = Text("half way", "一半")
PATIENCE = 20


def work(params, report):
    """Work for some seconds, shorter when `first` is set and it is not the first attempt."""
    ends = time.monotonic() + params["seconds"]
    while time.monotonic() < ends and not (params.get("once") and Job.objects.get(pk=params["once"]).attempts > 1):
        report(0.5, HALF)
        time.sleep(0.02)


def write(params, report):
    """Hold the database's write lock and report all the while."""
    with transaction.atomic():
        audit.record("jobs.job.queued", by=BY, at=now(), subject="job:0")
        work(params, report)


register(JobKind("test.work", work))
register(JobKind("test.safe", work, retry_safe=True))
register(JobKind("test.write", write))


def queue(kind, **params):
    return enqueue(kind=kind, title=Text("Work", "工作"), params=params, place_code="", by=BY, at=now()).pk


def worker():
    return start([sys.executable, __file__, "worker"], dict(os.environ))


def until(job, **wanted):
    """Wait until a job looks as wanted; give it, whatever it looks like when patience ends."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        found = Job.objects.filter(pk=job, **wanted).first()
        if found:
            return found
        time.sleep(0.05)
    return Job.objects.get(pk=job)


def killed():
    """A worker dies of SIGKILL; the next one fails the job in words, people retry it, a safe job starts by itself."""
    job = queue("test.work", seconds=60)
    first = worker()
    until(job, state="running")
    first.kill()
    first.wait()
    second = worker()
    failed = until(job, state="failed")
    Job.objects.filter(pk=job).update(params={"seconds": 0})
    retry(job=job, by=BY, at=now())
    retried = until(job, state="done")
    safe = queue("test.safe", seconds=60)
    Job.objects.filter(pk=safe).update(params={"seconds": 60, "once": safe})
    until(safe, state="running")
    second.kill()
    second.wait()
    third = worker()
    restarted = until(safe, state="done")
    third.terminate()
    return [failed.error_code, failed.error["en"], retried.state, restarted.state, restarted.attempts, third.wait(10)]


def cancelled():
    """People see how far a job is, and one that was asked to end ends."""
    job = queue("test.work", seconds=60)
    one = worker()
    seen = until(job, progress=0.5)
    cancel(job=job, by=BY, at=now())
    ended = until(job, state="cancelled")
    one.terminate()
    return [seen.progress, seen.message["en"], ended.state, one.wait(10)]


def locked():
    """A handler that holds the write lock all the time is not held up by its own reports."""
    job = queue("test.write", seconds=2)
    one = worker()
    done = until(job, state="done")
    one.terminate()
    return [done.state, (done.finished_at - done.started_at).total_seconds() < 4, one.wait(10)]


def stopped():
    """A worker that is told to stop leaves at the next report; the safe job waits for the next worker."""
    job = queue("test.safe", seconds=60)
    one = worker()
    until(job, progress=0.5)
    one.terminate()
    return [one.wait(10), Job.objects.get(pk=job).state, Job.objects.filter(pk=job).delete()[0]]


def orphaned():
    """A worker that was started with its parent leaves when the parent is killed."""
    command = "import subprocess, sys, time; subprocess.Popen([sys.executable, *sys.argv[1:]]); time.sleep(60)"
    parent = start([sys.executable, "-c", command, "-m", "django", "run_jobs", "--with-parent"], dict(os.environ))
    ends, folder, name = time.monotonic() + PATIENCE, Path(os.environ["HUIYIN_DATA"]) / "workers", ""
    while not name and time.monotonic() < ends:
        name = next((held.name for held in folder.glob("*") if not is_gone(held.name, None, at=now())), "")
    parent.kill()
    parent.wait()
    ends = time.monotonic() + PATIENCE
    while not is_gone(name, None, at=now()) and time.monotonic() < ends:
        time.sleep(0.05)
    return [bool(name), is_gone(name, None, at=now())]


def be_a_worker():
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    run(stop)


if __name__ == "__main__":
    if sys.argv[1] == "worker":
        be_a_worker()
    else:
        print(json.dumps(globals()[sys.argv[1]]()))
