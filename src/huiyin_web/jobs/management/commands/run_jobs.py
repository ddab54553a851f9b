"""`python -m django run_jobs`: the worker process that serve starts."""

import os
import signal
from threading import Event, Thread
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from huiyin_web.jobs.worker import run

_LOOK_SECONDS = 1.0


class Command(BaseCommand):
    """Carry out queued jobs until SIGTERM or SIGINT."""

    help = "Carry out queued jobs until told to stop."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to end with the process that started this one."""
        parser.add_argument("--with-parent", action="store_true", help="end when the starting process ends")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run the worker."""
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        if options["with_parent"]:
            Thread(target=_end_with, args=(os.getppid(), stop), daemon=True).start()
        run(stop)


def _end_with(parent: int, stop: Event) -> None:
    while not stop.wait(_LOOK_SECONDS):
        if os.getppid() != parent:
            stop.set()
