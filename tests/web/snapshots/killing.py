"""Freeze years in processes and kill them, at thirty-two moments; print after each what is there: old or new.

This process only forks: it never opens the database and starts no thread, so its children are sound. A child that
looks answers by an exit code that nothing else gives: an interpreter that fails ends with 1, a kill below 0.
"""

import os
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402  once Django is ready

from huiyin_web.access.actor import platform  # noqa: E402
from huiyin_web.snapshots.actions.freeze_year import freeze_year  # noqa: E402
from huiyin_web.snapshots.actions.settle import settle  # noqa: E402
from huiyin_web.snapshots.queries import latest_frozen_year  # noqa: E402
from huiyin_web.snapshots.readiness import readiness_of  # noqa: E402
from huiyin_web.snapshots.verifying import problems  # noqa: E402
from support import given  # noqa: E402

IN_TIME, AT_PUBLISHING, FIRST = 26, 6, 2016
DONE, OLD, NEW = 0, 10, 11
OUTCOMES = {OLD: "old", NEW: "new"}
PATIENCE, GLANCE = 60.0, 0.0005  # seconds
AT = datetime(2100, 1, 5, tzinfo=UTC)
BY = platform("test")


def freeze(year: int) -> None:
    seen = readiness_of(year, at=AT).flaws
    freeze_year(year=year, by=BY, at=AT, report=lambda fraction, words: None, seen=seen)


def begin() -> None:
    given.places()
    for year in range(FIRST, FIRST + IN_TIME + AT_PUBLISHING + 3):
        given.population(year=year)
    for _ in range(20):
        given.person(given.household())
    freeze(FIRST)


def look(year: int) -> None:
    """End this process with what it finds: the old state or the new, and anything else as the failure that it is."""
    settle(by=BY, at=AT)
    left = [path.name for path in root().glob(".writing-*")]
    if found := [*problems(), *left]:
        raise SystemExit(str(found))
    os._exit({year - 1: OLD, year: NEW}[latest_frozen_year()])


def root() -> Path:
    return settings.HUIYIN_DATA / "snapshots"


def in_a_process(work: Callable[[], None], until: Callable[[], object] | None = None) -> int:
    """Do work in a process to its end, or kill it once `until` returns; give its exit code."""
    if not (child := os.fork()):
        work()
        os._exit(DONE)
    if until is not None:
        until()
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def published(year: int, later: float) -> None:
    """Wait until the folder of a year is in its place, and a little more: its row may be committed or not."""
    ends = time.monotonic() + PATIENCE
    while not (root() / str(year) / "v1").exists():
        if time.monotonic() > ends:
            raise SystemExit(f"{year} was not published within {PATIENCE} s")
        time.sleep(GLANCE)
    time.sleep(later)


def outcome(year: int, until: Callable[[], object]) -> int:
    """Freeze a year, kill it, and look; whatever is neither old nor new ends everything."""
    killed = in_a_process(lambda: freeze(year), until)
    if killed not in {DONE, -signal.SIGKILL}:
        raise SystemExit(f"freezing {year} failed by itself with {killed}")
    found = in_a_process(lambda: look(year))
    if found not in OUTCOMES:
        raise SystemExit(f"{year} is neither old nor new: {found}")
    print(OUTCOMES[found])
    return found


def main() -> None:
    if in_a_process(begin) != DONE:
        raise SystemExit("the beginning failed")
    began, year = time.perf_counter(), FIRST + 1
    if in_a_process(lambda: freeze(year)) != DONE:
        raise SystemExit("the freeze that is timed failed")
    whole = time.perf_counter() - began
    for moment in range(IN_TIME):
        year += outcome(year + 1, lambda: time.sleep(whole * moment / IN_TIME)) == NEW  # noqa: B023  called at once
    for moment in range(AT_PUBLISHING):
        year += outcome(year + 1, lambda: published(year + 1, GLANCE * moment)) == NEW  # noqa: B023  likewise


main()
