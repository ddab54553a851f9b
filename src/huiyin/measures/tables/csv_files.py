"""CSV files as lazy tables: DuckDB tells from all rows what their columns hold, and every engine reads them so.

Left to themselves engines differ: `007` is a number to one and a text to another, and then is the group of `7`.
"""

import glob
from collections.abc import Sequence
from typing import Any

import duckdb
import narwhals as nw

from huiyin.kernel.text import Text
from huiyin.measures.errors import CannotOpenError
from huiyin.measures.tables import spark
from huiyin.measures.tables.connection import database

# What DuckDB may tell: all engines follow it. Dates stay texts, and so does a whole number that is too long for one.
_KINDS = ["BOOLEAN", "BIGINT", "HUGEINT", "DOUBLE", "VARCHAR"]
_NUMBERS = {"BIGINT": nw.Int64, "DOUBLE": nw.Float64}
_FLAG, _TOO_LONG = "BOOLEAN", "HUGEINT"
_TRUE, _FALSE = ("true", "t", "yes"), ("false", "f", "no")  # as DuckDB knows them
_NONE = "(empty)"  # what DuckDB says where a file has no quotes, or no comments


def header_of(file: str) -> list[str]:
    """Give the column names of a file as they stand there; none where it is empty."""
    # With the header read as data: DuckDB renames the second of `n` and `N` silently.
    head = database().read_csv(glob.escape(file), header=False, all_varchar=True).limit(1).fetchall()
    return [name for name in head[0] if name is not None] if head else []


def scan_csv(path: str, files: Sequence[str], engine: str) -> nw.LazyFrame[Any]:
    """Open CSV files with a header as one lazy table.

    Args:
        path: what names the files, as a pattern.
        files: the files, with the same header.
        engine: the engine that reads them.

    Raises:
        CannotOpenError: lines before the header or comments, which only DuckDB passes over.
    """
    told = _told(path)
    kinds = dict(zip(told.columns, map(str, told.types), strict=True))
    if engine == "duckdb":
        # Bare, a flag that is made a number is read as one from the text, and 'true' is none.
        flags = [name for name, kind in kinds.items() if kind == _FLAG]
        return nw.from_native(told).with_columns(nw.when(~nw.col(name).is_null()).then(nw.col(name)) for name in flags)
    separator, quote, is_plain = _dialect(files[0])
    if not is_plain:
        raise CannotOpenError(source=path, why=_NOT_PLAIN)
    if engine == "spark":
        texts = spark.scan_csv(files, separator, quote)
    else:
        texts = nw.scan_csv(path, backend="polars", separator=separator, quote_char=quote or None, infer_schema=False)
    texts = texts.rename(dict(zip(texts.collect_schema().names(), kinds, strict=True)))
    if len(kinds) > 1:
        # DuckDB passes over blank lines.
        texts = texts.filter(~nw.all_horizontal(*(nw.col(name).is_null() for name in kinds), ignore_nulls=False))
    return texts.select(*(_read(name, kind) for name, kind in kinds.items()))


def _told(path: str) -> duckdb.DuckDBPyRelation:
    # From all rows: one text far down makes a column text, which is then named with its row count.
    told = database().read_csv(path, header=True, sample_size=-1, auto_type_candidates=_KINDS)
    too_long = {name: "VARCHAR" for name, kind in zip(told.columns, told.types, strict=True) if str(kind) == _TOO_LONG}
    if not too_long:
        return told
    return database().read_csv(path, header=True, sample_size=-1, auto_type_candidates=_KINDS, dtype=too_long)


def _dialect(file: str) -> tuple[str, str, bool]:
    """Give what separates the cells of a file, what they are quoted with, and whether the header comes first."""
    found = database().sql(
        "SELECT Delimiter, Quote, SkipRows, Comment FROM sniff_csv(?, sample_size=-1)", params=[glob.escape(file)]
    )
    separator, quote, skipped, comment = found.fetchall()[0]
    return separator, "" if quote == _NONE else quote, not skipped and comment in {"", _NONE}


def _read(name: str, kind: str) -> nw.Expr:
    text = nw.when(nw.col(name) != "").then(nw.col(name)).alias(name)
    if kind == _FLAG:
        word = text.str.strip_chars().str.to_lowercase()
        yes, no = word.is_in(_TRUE), word.is_in(_FALSE)
        return nw.when(yes).then(nw.lit(value=True)).otherwise(nw.when(no).then(nw.lit(value=False))).alias(name)
    return text.str.strip_chars().cast(_NUMBERS[kind]).alias(name) if kind in _NUMBERS else text


_NOT_PLAIN = Text(
    "lines stand before its header, or comments among its rows, which only the engine 'duckdb' passes over; "
    "remove them",
    "表头之前有其他行，或各行之间有注释，只有 duckdb 引擎可以跳过，请删除",
)
