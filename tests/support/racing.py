"""Two transactions at once, in an order that the test says."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Any

from django.db import connection

from huiyin.kernel.errors import HuiyinError

_SECONDS = 20
_FORGET = "SELECT pg_stat_clear_snapshot()"
_WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"


@contextmanager
def beside() -> Iterator[Callable[[Callable[[], Any]], Future[str]]]:
    """Give what begins a work in a thread and goes on once it waits for a lock or is done.

    What is begun ends with the block, and says then what its work was refused with, by its code; nothing where it was
    not.
    """
    with ThreadPoolExecutor(4) as threads:
        begun: list[Future[str]] = []

        def begin(work: Callable[[], Any]) -> Future[str]:
            begun.append(threads.submit(_told, work))
            _settle(begun)
            return begun[-1]

        yield begin


def _told(work: Callable[[], Any]) -> str:
    try:
        work()
    except HuiyinError as refused:
        return refused.code
    finally:
        connection.close()
    return ""


def _settle(begun: list[Future[str]]) -> None:
    """Wait until everything that is begun is done or waits; on SQLite, which has one writer, it waits by itself."""
    if connection.vendor != "postgresql":
        wait(begun, 0.1)
        return
    until = monotonic() + _SECONDS
    while monotonic() < until and sum(not one.done() for one in begun) > _waiting():
        sleep(0.02)


def _waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_FORGET)  # in a transaction it would be told the same again and again
        cursor.execute(_WAITING)
        return int(cursor.fetchone()[0])
