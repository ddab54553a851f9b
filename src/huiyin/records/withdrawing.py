"""Take rows back that proved to be wrong only when the whole file was read."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from huiyin.records.problems import append_problems

# The rules that are broken by rows together.
LATE = ("DUPLICATE", "PLACE_PARENT", "PLACE_SUCCESSOR", "FORMER_TWICE", "FORMER_IN_FILE")


def withdraw(rows: Path, problems: Path, found: pa.Table) -> None:
    """Take the rows of some problems out of a file of checked rows and add the problems to those found before.

    Args:
        rows: an Arrow IPC file of checked rows, changed in place.
        problems: a Parquet file of problems, changed in place.
        found: the problems, of the schema `PROBLEMS`.
    """
    if not found.num_rows:
        return
    anew = rows.with_suffix(".new")
    with pa.OSFile(str(rows)) as source, pa.ipc.open_file(source) as old, pa.ipc.new_file(anew, old.schema) as new:
        for at in range(old.num_record_batches):
            batch = old.get_batch(at)
            new.write_batch(batch.filter(pc.invert(pc.is_in(batch["row"], found["row"]))))
    anew.replace(rows)
    append_problems(problems, found.to_batches())
