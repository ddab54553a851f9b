"""Freeze years in processes and kill them, thirty times, each a little later; print what is there: old or new.

This process only forks: it never opens the database and starts no thread, so its children are sound.
"""

import os
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime

import django

django.setup()

from django.conf import settings  # noqa: E402  once Django is ready

from huiyin_web.access.actor import platform  # noqa: E402
from huiyin_web.snapshots.actions.freeze_year import freeze_year  # noqa: E402
from huiyin_web.snapshots.actions.settle import settle  # noqa: E402
from huiyin_web.snapshots.actions.verify_all import verify_all  # noqa: E402
from huiyin_web.snapshots.queries import latest_frozen_year  # noqa: E402
from support import given  # noqa: E402

TIMES, FIRST = 30, 2016
AT = datetime(2100, 1, 5, tzinfo=UTC)
BY = platform("test")


def freeze(year: int) -> None:
    freeze_year(year=year, by=BY, at=AT, report=lambda fraction, words: None)


def begin() -> None:
    given.places()
    for _ in range(200):
        given.person(given.household())
    freeze(FIRST)


def look(year: int) -> None:
    settle(by=BY, at=AT)
    left = [path.name for path in (settings.HUIYIN_DATA / "snapshots").glob(".writing-*")]
    if problems := [*verify_all(by=BY, at=AT), *left]:
        raise SystemExit(str(problems))
    os._exit({year - 1: 0, year: 1}[latest_frozen_year()])


def in_a_process(work: Callable[[], None], seconds: float | None = None) -> int:
    if not (child := os.fork()):
        work()
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> None:
    if in_a_process(begin):
        raise SystemExit("the beginning failed")
    began, year = time.perf_counter(), FIRST + 1
    in_a_process(lambda: freeze(year))
    whole = time.perf_counter() - began
    for moment in range(TIMES):
        year += 1
        in_a_process(lambda: freeze(year), whole * 1.2 * moment / (TIMES - 1))  # noqa: B023  the fork has its own
        is_new = in_a_process(lambda: look(year))  # noqa: B023  likewise
        if is_new not in {0, 1}:
            raise SystemExit(f"moment {moment}: neither old nor new")
        print(["old", "new"][is_new])
        year -= not is_new


main()
