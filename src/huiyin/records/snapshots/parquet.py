"""Write Parquet so that the same rows give the same bytes: fixed options, fixed row groups, nothing of the moment."""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

# Small enough that one village's rows are read without the province's, large enough to pack well.
GROUP_ROWS = 5_000


def write_parquet(path: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    """Write batches of a schema, however they are cut, in row groups of `GROUP_ROWS`.

    Raises:
        pyarrow.ArrowInvalid: a batch does not fit the schema.
    """
    waiting: list[pa.RecordBatch] = []
    with pq.ParquetWriter(path, schema, compression="zstd", compression_level=1, version="2.6") as writer:
        for batch in batches:
            waiting.append(batch)
            if sum(one.num_rows for one in waiting) >= GROUP_ROWS:
                table = pa.Table.from_batches(waiting, schema)
                whole = table.num_rows // GROUP_ROWS * GROUP_ROWS
                writer.write_table(table.slice(0, whole), row_group_size=GROUP_ROWS)
                waiting = table.slice(whole).to_batches()
        rest = pa.Table.from_batches(waiting, schema)
        if rest.num_rows:
            writer.write_table(rest, row_group_size=GROUP_ROWS)
