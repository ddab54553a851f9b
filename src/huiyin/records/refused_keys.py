"""Tell which rows of a file were refused, by what a row is recognised by; another file may bring them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from huiyin.records.codemaps import code_map
from huiyin.records.columns import ColumnReader
from huiyin.records.fields import Sheet
from huiyin.records.opening import open_sheet
from huiyin.records.place_books import PlaceBook
from huiyin.records.spelling import Context

Key = tuple[Any, ...]


def refused_keys(
    path: Path, sheet: Sheet, problems: Path, *, year: int, places: PlaceBook, codemap: str | None = None
) -> frozenset[Key] | None:
    """Give the keys of the refused rows of a checked file, read as the check reads them; none if one is not known.

    Args:
        path: the file.
        sheet: what it should hold; its `identity` fields are the key.
        problems: the Parquet file of its problems.
        year: the year the file is for.
        places: the places ever known.
        codemap: the name of the map by which it was checked; none: words and keys only.

    Raises:
        FileRefusedError: the file as a whole cannot be read as this sheet.
        CodeMapError: there is no such code map.
    """
    refused = pc.unique(pq.read_table(problems, columns=["row"])["row"])
    reading = open_sheet(path, sheet)
    context = Context(year, places, code_map(codemap).lists if codemap else {}, reading.epoch_1904)
    readers = [ColumnReader(sheet.field(key), context) for key in sheet.identity]
    keys: set[Key] = set()
    seen = 0
    for batch in reading.batches:
        rows = batch.filter(pc.is_in(batch["row"], refused))
        read = [reader.read(rows[key]).values for key, reader in zip(sheet.identity, readers, strict=True)]
        if any(column.null_count for column in read):
            return None
        seen += rows.num_rows
        keys.update(_tuples(read))
    # A row with too many or too few cells is in no batch: what it says of itself is not known.
    return frozenset(keys) if seen == len(refused) else None


def _tuples(columns: Iterable[pa.Array]) -> Iterable[Key]:
    return zip(*(column.to_pylist() for column in columns), strict=True)
