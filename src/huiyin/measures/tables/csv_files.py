"""CSV files as lazy tables: DuckDB tells from all rows what their columns hold, and every engine reads them so.

Left to themselves engines differ: `007` is a number to one and a text to another, and then is the group of `7`.
"""

import glob
from collections.abc import Sequence
from typing import Any

import narwhals as nw

from huiyin.measures.tables import spark
from huiyin.measures.tables.connection import database

_NUMBERS = {"BIGINT": nw.Int64, "DOUBLE": nw.Float64, "HUGEINT": nw.Float64}
_FLAG = "BOOLEAN"
_NONE = "(empty)"  # what DuckDB says where a file has no quotes


def header_of(file: str) -> list[str]:
    """Give the column names of a file as they stand there; none where it is empty."""
    # With the header read as data: DuckDB renames the second of `n` and `N` silently.
    head = database().read_csv(glob.escape(file), header=False, all_varchar=True).limit(1).fetchall()
    return [name for name in head[0] if name is not None] if head else []


def scan_csv(path: str, files: Sequence[str], engine: str) -> nw.LazyFrame[Any]:
    """Open CSV files with a header as one lazy table.

    Args:
        path: what names the files, as a pattern.
        files: the files.
        engine: the engine that reads them.
    """
    # From all rows: one text far down makes a column text, which is then named with its row count.
    told = database().read_csv(path, header=True, sample_size=-1)
    kinds = dict(zip(told.columns, map(str, told.types), strict=True))
    if engine == "duckdb":
        # Bare, a flag that is made a number is read as one from the text, and 'true' is none.
        flags = [name for name, kind in kinds.items() if kind == _FLAG]
        return nw.from_native(told).with_columns(nw.when(~nw.col(name).is_null()).then(nw.col(name)) for name in flags)
    separator, quote = _dialect(files[0])
    if engine == "spark":
        texts = spark.scan_csv(files, separator, quote)
    else:
        texts = nw.scan_csv(path, backend="polars", separator=separator, quote_char=quote or None, infer_schema=False)
    return texts.select(*(_read(name, kind) for name, kind in kinds.items()))


def _dialect(file: str) -> tuple[str, str]:
    """Give what separates the cells of a file and what they are quoted with, if they are."""
    found = database().sql("SELECT Delimiter, Quote FROM sniff_csv(?, sample_size=-1)", params=[glob.escape(file)])
    separator, quote = found.fetchall()[0]
    return separator, "" if quote == _NONE else quote


def _read(name: str, kind: str) -> nw.Expr:
    text = nw.col(name)
    if kind == _FLAG:
        return text.str.strip_chars().str.to_lowercase() == "true"
    return text.str.strip_chars().cast(_NUMBERS[kind]) if kind in _NUMBERS else text
