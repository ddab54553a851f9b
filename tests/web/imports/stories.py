"""What happens between real processes: run as `stories.py STORY FOLDER`, prints the outcome as JSON.

The parent reads through Django only. Whatever imports is forked from it, so that no thread of a parent is lost.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.db import connection, transaction

import huiyin_web.config.commands  # noqa: F401  makes Django ready
from huiyin_web.access.actor import platform
from huiyin_web.core import audit
from huiyin_web.core.clock import now
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.actions.apply_import import apply_import
from huiyin_web.imports.actions.check_file import check_file
from huiyin_web.imports.actions.import_file import import_file
from huiyin_web.imports.actions.sweep_leftovers import sweep_leftovers
from huiyin_web.imports.actions.undo_import import undo_import
from huiyin_web.imports.actions.upload_file import upload_file
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.verifying import unrecorded_imports
from huiyin_web.registry.models import Household, HouseholdHistory
from support import given, sheets
from support.cast import VILLAGE

FOLDER = Path(sys.argv[2])
BY = platform("test")
ROWS = 500
KILLS_IN_TIME, KILLS_AT_COMMIT = 18, 2
PATIENCE, GLANCE = 60.0, 0.001  # seconds


def file_of(generation: int, rows: int = ROWS) -> Path:
    """Write a file that changes every household and adds one: its generation is the wage of them all."""
    numbers = [*range(rows), *(10**9 + new for new in range(generation))]
    cells = [sheets.household(户编号=str(number), 行政村代码=VILLAGE, 工资性收入=str(generation)) for number in numbers]
    return sheets.write_csv(FOLDER / f"{generation}.csv", cells)


def forked(work: Callable[[], None]) -> int:
    """Start work in a process of its own."""
    connection.close()
    child = os.fork()
    if child:
        return child
    ended = 1
    try:
        work()
        ended = 0
    finally:
        os._exit(ended)


def bring(generation: int) -> None:
    import_file(kind="households", year=2014, path=FOLDER / f"{generation}.csv", by=BY, at=now())


def alone() -> None:
    """Wait until the killed process is gone from the database server too."""
    while connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.01)


def state() -> tuple[int, bool]:
    """Give the generation of the register, and whether everything about it agrees."""
    alone()
    applied = ImportBatch.objects.filter(state=BatchState.APPLIED).count()
    whole = (
        wages() == (applied * 100,)
        and Household.objects.count() == ROWS + applied
        and HouseholdHistory.objects.count() == sum(ROWS + earlier for earlier in range(1, applied))
        and AuditEvent.objects.filter(action="imports.batch.applied").count() == applied
        and audit.verify() is None
        and sound()
    )
    return applied, whole


def sound() -> bool:
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        return bool(cursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def finished(work: Callable[[], None]) -> None:
    """Do work in a process to its end, which must be a good one."""
    if os.waitstatus_to_exitcode(os.waitpid(forked(work), 0)[1]):
        raise SystemExit("what was not to be killed failed by itself")


def killed(generation: int, work: Callable[[], None], until: Callable[[], object] | None) -> str:
    """Kill work, once `until` returns or wherever it kills itself; say what is found."""
    child = forked(work)
    if until is not None:
        until()
        os.kill(child, signal.SIGKILL)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) not in {0, -signal.SIGKILL}:
        raise SystemExit("what was to be killed failed by itself")
    found, whole = state()
    sweep_leftovers(at=now())
    if not whole or found not in {generation - 1, generation}:
        return "between"
    return "new" if found == generation else "old"


class Executioner:
    """Kills its own process before the n-th statement of the work; counts them if there is no n."""

    def __init__(self, last: int | None) -> None:
        self.last, self.seen = last, 0

    def __call__(self, execute, sql, params, many, context):
        if self.seen == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        self.seen += 1
        return execute(sql, params, many, context)


def apply_killed(generation: int, last: int | None) -> None:
    with (FOLDER / f"{generation}.csv").open("rb") as stream:
        batch = upload_file(kind="households", year=2014, name="x.csv", stream=stream, by=BY, at=now()).batch
    check_file(batch=batch.pk, by=BY, at=now())
    executioner = Executioner(last)
    with connection.execute_wrapper(executioner):
        apply_import(batch=batch.pk, by=BY, at=now())
    (FOLDER / "statements").write_text(str(executioner.seen))


def kill_in_time() -> dict[str, int]:
    """Kill an import at moments spread over its whole length."""
    given.places(VILLAGE)
    file_of(1)
    started = time.monotonic()
    finished(lambda: bring(1))
    length = time.monotonic() - started
    found = {"old": 0, "new": 0, "between": 0}
    for moment in range(KILLS_IN_TIME):
        generation = state()[0] + 1
        file_of(generation)
        found[killed(generation, lambda: bring(generation), lambda: time.sleep(length * moment / KILLS_IN_TIME))] += 1  # noqa: B023
    for _ in range(KILLS_AT_COMMIT):
        generation = state()[0] + 1
        file_of(generation)
        found[killed(generation, lambda: bring(generation), lambda: committed(generation))] += 1  # noqa: B023
    return found


def committed(generation: int) -> None:
    """Wait until an import is in the register: its process may still be tidying up."""
    ends = time.monotonic() + PATIENCE
    while ImportBatch.objects.filter(state=BatchState.APPLIED).count() < generation:
        if time.monotonic() > ends:
            raise SystemExit(f"generation {generation} was not imported within {PATIENCE} s")
        time.sleep(GLANCE)


def kill_at_statements() -> dict[str, int]:
    """Kill an import before every statement of its application, and after the last."""
    given.places(VILLAGE)
    file_of(1)
    finished(lambda: apply_killed(1, None))
    found = {"old": 0, "new": 0, "between": 0}
    for last in range(int((FOLDER / "statements").read_text())):
        generation = state()[0] + 1
        file_of(generation)
        found[killed(generation, lambda: apply_killed(generation, last), None)] += 1  # noqa: B023
    return found


def at_work() -> dict[str, object]:
    """Read and write while an import runs."""
    given.places(VILLAGE)
    for generation in (1, 2):
        file_of(generation, 20_000)
    finished(lambda: bring(1))
    importer = forked(lambda: bring(2))
    writer = forked(_write)
    reads: list[tuple[int, ...]] = []
    while os.waitpid(importer, os.WNOHANG) == (0, 0):
        reads.append(wages())
    reads.append(wages())
    (FOLDER / "over").touch()
    _, ended = os.waitpid(writer, 0)
    written = AuditEvent.objects.filter(subject="household:0").count()
    return {
        "seen": sorted(set(reads)), "reads": len(reads), "writer": ended,
        "written": [written, int((FOLDER / "written").read_text())], "chain": audit.verify() is None, "sound": sound(),
        "rows": Household.objects.count(),
    }  # fmt: skip


def wages() -> tuple[int, ...]:
    return tuple(Household.objects.values_list("wage_income", flat=True).distinct())


def _write() -> None:
    count = 0
    while not (FOLDER / "over").exists():
        with transaction.atomic():
            audit.record("jobs.job.queued", by=BY, at=now(), subject="household:0")
        count += 1
        time.sleep(0.01)
    (FOLDER / "written").write_text(str(count))


def undo_killed(last: int | None) -> None:
    batch = ImportBatch.objects.filter(undoes=None).latest("pk")  # also where it was undone a moment ago
    executioner = Executioner(last)
    with connection.execute_wrapper(executioner):
        undo_import(batch=batch.pk, by=BY, at=now())
    (FOLDER / "statements").write_text(str(executioner.seen))


def undoing() -> dict[str, object]:
    """Kill an undoing before every statement of it; then let two at once undo the same import."""
    given.places(VILLAGE)
    for generation in (1, 2):
        file_of(generation)
        finished(lambda: bring(generation))  # noqa: B023
    finished(lambda: undo_killed(None))
    file_of(3)
    finished(lambda: bring(3))
    found = {"old": 0, "new": 0, "between": 0}
    for last in range(int((FOLDER / "statements").read_text())):
        os.waitpid(forked(lambda: undo_killed(last)), 0)  # noqa: B023
        found[undo_state()] += 1
        sweep_leftovers(at=now())
        if found["new"]:
            break
    if not found["new"]:
        finished(lambda: undo_killed(None))
    file_of(4)
    finished(lambda: bring(4))
    ends = [
        os.waitstatus_to_exitcode(os.waitpid(one, 0)[1])
        for one in [forked(lambda: undo_killed(None)), forked(lambda: undo_killed(None))]
    ]
    return found | {"ends": sorted(ends), "last": undo_state(), "chain": audit.verify() is None}


def undo_state() -> str:
    """Say whether the last import stands or is undone, and whether everything about it agrees."""
    alone()
    last = ImportBatch.objects.filter(undoes=None).latest("pk")
    undos = ImportBatch.objects.filter(undoes=last.pk).count()
    generation = int(last.file_name.partition(".")[0])
    stands = last.state == BatchState.APPLIED and not undos and wages() == (generation * 100,)
    gone = last.state == BatchState.UNDONE and undos == 1 and wages() == (100,)
    events = AuditEvent.objects.filter(action="imports.batch.undone").count()
    whole = sound() and events == ImportBatch.objects.exclude(undoes=None).count() and not list(unrecorded_imports())
    return "between" if not whole or stands == gone else "old" if stands else "new"


if __name__ == "__main__":
    stories = {"time": kill_in_time, "statements": kill_at_statements, "work": at_work, "undoing": undoing}
    sys.stdout.write(json.dumps(stories[sys.argv[1]]()))
