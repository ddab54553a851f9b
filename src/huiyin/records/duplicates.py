"""Find rows of one file that claim the same identity, without holding the file: DuckDB groups what is on disk."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from huiyin.records.fields import Sheet
from huiyin.records.masking import masked
from huiyin.records.problems import PROBLEMS

_MEMORY = "256MB"
_NAMED = 5  # how many of the other rows a problem names


def withdraw_duplicates(sheet: Sheet, rows: Path, problems: Path) -> int:
    """Take every row whose identity stands in the file more than once out of `rows` and add it to `problems`.

    Which of them is right nobody can tell, so none is kept; each names the others.

    Returns:
        How many rows were withdrawn.
    """
    with duckdb.connect(config={"memory_limit": _MEMORY, "temp_directory": str(rows.parent)}) as engine:
        source = engine.read_parquet(str(rows))
        key = ", ".join(f'"{one}"' for one in sheet.identity)
        repeated = source.aggregate(f"{key}, list(row ORDER BY row) AS rows, count(*) AS times", key).filter("times > 1")
        groups = repeated.project(f'"{sheet.identity[0]}" AS value, rows').fetchall()
        if not groups:
            return 0
    found = _problems(sheet, groups)
    _rewrite(rows, lambda batch: batch.filter(pc.invert(pc.is_in(batch["row"], found["row"]))))
    _rewrite(problems, lambda batch: batch, found)
    return int(found.num_rows)


def _problems(sheet: Sheet, groups: list[tuple[str, list[int]]]) -> pa.Table:
    key = sheet.identity[0]
    mask = sheet.field(key).mask
    said = [
        {"row": row, "field": key, "value": masked(str(value), mask) if mask else str(value), "rule": "DUPLICATE",
         "detail": ", ".join(str(other) for other in rows[: _NAMED + 1] if other != row)}
        for value, rows in groups
        for row in rows
    ]  # fmt: skip
    return pa.Table.from_pylist(said, PROBLEMS)


def _rewrite(path: Path, change: Callable[[pa.RecordBatch], pa.RecordBatch], more: pa.Table | None = None) -> None:
    """Write a Parquet file anew, batch by batch, and put it in the old one's place."""
    anew = path.with_suffix(".new")
    with pq.ParquetFile(path) as source, pq.ParquetWriter(anew, source.schema_arrow, compression="lz4") as writer:
        for batch in source.iter_batches():
            writer.write_batch(change(batch))
        if more is not None:
            writer.write_table(more)
    anew.replace(path)
