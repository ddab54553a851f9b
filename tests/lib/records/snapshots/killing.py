"""Freeze 2016 in a process and kill it, thirty times, each time a little later; print what is there: old or new."""

import os
import shutil
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from huiyin.records.snapshots import SCHEMAS, Facts, Snapshots, write_snapshot

TIMES = 30
ROWS = 8_000


def freeze(root: Path, year: int) -> None:
    facts = Facts(year, "registry", "cn-2014", datetime(2017, 1, 5, tzinfo=UTC), "test")
    schema = SCHEMAS["figures"]
    number = pa.array(range(ROWS), pa.float64())
    columns = {"float": number, "int64": number.cast(pa.int64()), "string": number.cast(pa.string())}
    kinds = {pa.float64(): "float", pa.int64(): "int64", pa.string(): "string"}
    batch = pa.RecordBatch.from_arrays([columns[kinds[field.type]] for field in schema], schema=schema)
    write_snapshot(root, facts, {"figures": [batch]})


def in_a_process(root: Path, year: int, seconds: float | None) -> None:
    if not (child := os.fork()):
        freeze(root, year)
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def main(root: Path) -> None:
    in_a_process(root, 2015, None)
    began = time.perf_counter()
    in_a_process(root, 2016, None)
    whole = time.perf_counter() - began
    for moment in range(TIMES):
        shutil.rmtree(root / "2016", ignore_errors=True)
        in_a_process(root, 2016, whole * 1.5 * moment / (TIMES - 1))
        snapshots = Snapshots(root)
        if problems := snapshots.verify():
            raise SystemExit(str(problems))
        print({(2015,): "old", (2015, 2016): "new"}[tuple(snapshots.years())])


main(Path(sys.argv[1]))
