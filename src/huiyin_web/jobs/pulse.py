"""A running job's report to the outside: its own thread and connection write it, outside the handler's transaction.

SQLite has one writer: while the handler holds that lock a beat can't be written. It is then skipped, never waited
for, so a report can't deadlock with the work that it tells of.
"""

from threading import Event, Thread
from typing import Self

from django.db import OperationalError, connection

from huiyin.kernel.text import Text
from huiyin_web.core.clock import now
from huiyin_web.jobs.errors import Cancelled, Stopped
from huiyin_web.jobs.models import Job, JobState, kept

BEAT_SECONDS = 0.5
_BUSY_MILLISECONDS = 100


class Pulse(Thread):
    """The report of one running job: call it from the handler; use it as a context manager around the handler."""

    def __init__(self, job: Job, *, stop: Event) -> None:
        super().__init__(name=f"pulse of job {job.pk}", daemon=True)
        self._mine = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, worker=job.worker, attempts=job.attempts)
        self._latest: dict[str, object] = {}
        self._stop_asked = stop
        self._cancelled = Event()
        self._over = Event()

    def __call__(self, fraction: float, message: Text) -> None:
        """Take a report; the next beat writes it."""
        if self._cancelled.is_set():
            raise Cancelled
        if self._stop_asked.is_set():
            raise Stopped
        self._latest = {"progress": min(max(fraction, 0.0), 1.0), "message": kept(message)}

    def __enter__(self) -> Self:
        """Start to beat."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop; nothing is written after this."""
        self._over.set()
        self.join()

    def run(self) -> None:
        """Beat until the job is over."""
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        while not self._over.wait(BEAT_SECONDS):
            try:
                self._beat()
            except OperationalError:
                continue
        connection.close()

    def _beat(self) -> None:
        if self._mine.filter(cancel_asked=True).exists():
            self._cancelled.set()
        self._mine.update(heartbeat=now(), **self._latest)
