"""Carry out queued jobs: `run` for the worker process that serve starts, `drain` for a command or a test.

Several workers may run: a job is taken by a conditional update, and every later change compares who holds it.
"""

import logging
from datetime import date
from threading import Event
from typing import Any

from django.db import DatabaseError, close_old_connections, connection
from django.db.models import F

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin_web.core.clock import day_of, now
from huiyin_web.jobs.actions.queue_daily import queue_daily
from huiyin_web.jobs.daily import due_at
from huiyin_web.jobs.errors import INTERNAL, WORKER_STOPPED, Cancelled, Stopped
from huiyin_web.jobs.models import Job, JobState, kept
from huiyin_web.jobs.presence import is_gone, presence
from huiyin_web.jobs.pulse import Pulse
from huiyin_web.jobs.registry import Report, is_retry_safe, kind_of

IDLE_SECONDS = 1.0
MOST_ATTEMPTS = 2  # a job that took its worker with it is tried once more, and no more
_log = logging.getLogger(__name__)


def run(stop: Event) -> None:
    """Carry out jobs until told to stop; a job under way then ends at its next report."""
    queued: set[tuple[str, date]] = set()
    with presence() as me:
        while not stop.is_set():
            try:
                queue_due(queued)
                worked = _work(me, stop)
            except DatabaseError:
                # The database went away or stayed locked; the job, if any, is taken back in the next round.
                _log.exception("the database did not answer")
                connection.close()
                worked = False
            if not worked:
                close_old_connections()
                stop.wait(IDLE_SECONDS)


def queue_due(queued: set[tuple[str, date]]) -> None:
    """Queue the works of today whose hour has come; `queued` remembers which were, so that nobody asks each second."""
    at = now()
    for daily in due_at(at):
        if (daily.kind, day_of(at)) not in queued:
            queue_daily(daily=daily, at=at)
            queued.add((daily.kind, day_of(at)))


def _work(me: str, stop: Event) -> bool:
    """Carry out one job; say whether there was one."""
    take_back_orphans(me)
    job = claim(me)
    if job is None:
        return False
    pulse = Pulse(job, stop=stop)
    with pulse:
        outcome = carry_out(job, pulse)
    _finish(job, outcome)
    return True


def drain(report: Report | None = None) -> None:
    """Carry out, in this process, everything that is queued; `report` hears what the handlers say."""
    with presence() as me:
        while job := claim(me):
            _finish(job, carry_out(job, report or _unheard))


def claim(worker: str) -> Job | None:
    """Take the oldest queued job; none where there is none or another worker was faster."""
    at = now()
    for pk in Job.objects.filter(state=JobState.QUEUED).order_by("pk").values_list("pk", flat=True)[:8]:
        taken = Job.objects.filter(pk=pk, state=JobState.QUEUED).update(
            state=JobState.RUNNING, worker=worker, attempts=F("attempts") + 1, heartbeat=at, started_at=at,
            progress=0, message=None, error_code="", error=None,
        )  # fmt: skip
        if taken:
            return Job.objects.get(pk=pk)
    return None


def carry_out(job: Job, report: Report) -> dict[str, Any]:
    """Let the handler do a job's work; give the columns that say how it ended."""
    try:
        result = kind_of(job.kind).handler(job.params, report)
    except Cancelled:
        return {"state": JobState.CANCELLED}
    except Stopped:
        return _taken_back(job)
    except HuiyinError as error:
        return _failed(error.code, error.text)
    except Exception:  # noqa: BLE001  the one place that must outlive whatever a handler does
        _log.exception("job %s (%s) failed", job.pk, job.kind)
        return _failed("INTERNAL", INTERNAL.fill(number=job.pk))
    return {"state": JobState.DONE, "progress": 1, "result": result}


def take_back_orphans(me: str) -> None:
    """Notice jobs whose worker died: start the safe ones again, fail the others.

    Called between jobs: whatever still bears one's own name then is one that could not be ended.
    """
    for job in Job.objects.filter(state=JobState.RUNNING):
        if job.worker == me or is_gone(job.worker, job.heartbeat, at=now()):
            _log.warning("job %s (%s): its worker %s lost it", job.pk, job.kind, job.worker)
            _finish(job, _taken_back(job))


def _taken_back(job: Job) -> dict[str, Any]:
    if is_retry_safe(job.kind) and job.attempts < MOST_ATTEMPTS and not job.cancel_asked:
        return {"state": JobState.QUEUED}
    return _failed("WORKER_STOPPED", WORKER_STOPPED)


def _failed(code: str, message: Text) -> dict[str, Any]:
    return {"state": JobState.FAILED, "error_code": code, "error": kept(message)}


def _finish(job: Job, outcome: dict[str, Any]) -> None:
    held = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, worker=job.worker, attempts=job.attempts)
    ended = None if outcome["state"] == JobState.QUEUED else now()
    held.update(**outcome, finished_at=ended, heartbeat=now())


def _unheard(fraction: float, message: Text) -> None:
    """Hear a report and do nothing."""
