"""Opening what a person hands over as a lazy table of an engine: the one seam where data come in.

A file is scanned, never loaded. A frozen year of the register will open here too.
"""

import glob
import os
import threading
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pyarrow as pa
import pyarrow.parquet as pq

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.errors import CannotOpenError, SameNameError


def open_source(source: Any, *, engine: str = "duckdb") -> nw.LazyFrame[Any]:
    """Open a source as a lazy table of the engine.

    Args:
        source: the path of a Parquet or CSV file (a pattern such as `year=*/part.parquet` may name several), a
            pyarrow, pandas or Polars table, or a DuckDB relation.
        engine: `"duckdb"` or `"polars"`.

    Raises:
        ParameterError: no such engine.
        CannotOpenError: no such file, or no kind of source that is known.
        SameNameError: two columns differ only by upper and lower case.
    """
    if engine not in ("duckdb", "polars"):
        raise ParameterError(name="engine", value=engine, allowed="duckdb, polars", mend=_ENGINES)
    if isinstance(source, str | os.PathLike):
        return _open_file(os.fspath(source), engine)
    frame = nw.from_native(source, pass_through=True)
    if isinstance(frame, nw.LazyFrame):
        if frame.implementation.value == engine:
            return _distinct(frame, frame.collect_schema().names())
        frame = frame.collect("pyarrow")
    if not isinstance(frame, nw.DataFrame):
        raise CannotOpenError(source=type(source).__name__, why=_UNKNOWN)
    return _open_arrow(frame.to_arrow(), engine)


def open_rows(path: Path) -> nw.LazyFrame[Any]:
    """Open a Parquet file as a lazy table of DuckDB whose column `file_row_number` says where each row stands."""
    return nw.from_native(_database().read_parquet(str(path), file_row_number=True))


def name_of(source: Any) -> str:
    """Give the name by which a definition cites a source."""
    if isinstance(source, str | os.PathLike):
        return Path(source).name
    return f"{type(source).__module__.partition('.')[0]} {type(source).__name__}"


def files_of(path: str) -> list[str]:
    """Give the files that a path or a pattern names.

    Raises:
        CannotOpenError: there are none.
    """
    files = sorted(glob.glob(path))  # noqa: PTH207  a pattern may be absolute, which Path.glob refuses
    if not files:
        raise CannotOpenError(source=path, why=_ABSENT)
    return files


def cannot_open(source: Any, files: Iterable[str], broken: Exception) -> CannotOpenError:
    """Say why files cannot be opened: a table of texts by its encoding, which engines tell in words of their own."""
    texts = (file for file in files if not file.endswith(".parquet"))
    why = str(broken).partition("\n")[0].rstrip(".") if all(map(_is_utf8, texts)) else _NOT_UTF8
    return CannotOpenError(source=source, why=why)


def _open_file(path: str, engine: str) -> nw.LazyFrame[Any]:
    files = files_of(path)
    parquet = path.endswith(".parquet")
    try:
        names = pq.read_schema(files[0]).names if parquet else _csv_names(files[0])
        frame = _scan_parquet(path, engine) if parquet else _scan_csv(path, engine)
    except (pa.ArrowException, duckdb.Error) as broken:
        raise cannot_open(path, files, broken) from broken
    return _distinct(frame, names)


def _is_utf8(file: str) -> bool:
    try:
        with Path(file).open(encoding="utf-8") as lines:
            for _line in lines:
                pass
    except UnicodeDecodeError:
        return False
    return True


def _scan_parquet(path: str, engine: str) -> nw.LazyFrame[Any]:
    if engine == "duckdb":
        return nw.from_native(_database().read_parquet(path))
    return nw.scan_parquet(path, backend="polars")


def _scan_csv(path: str, engine: str) -> nw.LazyFrame[Any]:
    # Kinds are told from all rows: one text far down makes a column text, which is then named with its row count.
    if engine == "duckdb":
        return nw.from_native(_database().read_csv(path, header=True, sample_size=-1))
    return nw.scan_csv(path, backend="polars", infer_schema_length=None)


def _csv_names(path: str) -> list[str]:
    # With the header read as data: DuckDB renames the second of `n` and `N` silently.
    head = _database().read_csv(path, header=False, all_varchar=True).limit(1).fetchall()
    if not head:
        raise CannotOpenError(source=path, why=_EMPTY)
    return [name for name in head[0] if name is not None]


def _open_arrow(table: pa.Table, engine: str) -> nw.LazyFrame[Any]:
    if engine == "duckdb":
        frame = nw.from_native(_database().from_arrow(table))
    else:
        frame = nw.from_arrow(table, backend="polars").lazy()
    return _distinct(frame, table.column_names)


def check_distinct(names: Collection[str]) -> None:
    """Refuse column names that engines mix up.

    Raises:
        SameNameError: two differ only by upper and lower case.
    """
    counts = Counter(name.lower() for name in names)
    same = sorted(name for name in names if counts[name.lower()] > 1)
    if same:
        raise SameNameError(names=", ".join(same))


def _distinct(frame: nw.LazyFrame[Any], names: list[str]) -> nw.LazyFrame[Any]:
    check_distinct(names)
    return frame


class _OfThread(threading.local):
    """A thread's own connection: tables of one connection can be joined, and none may be shared between threads."""

    def __init__(self) -> None:
        self.connection = _root().cursor()


def _database() -> duckdb.DuckDBPyConnection:
    return _of_thread().connection


@cache
def _of_thread() -> _OfThread:
    return _OfThread()


@cache
def _root() -> duckdb.DuckDBPyConnection:
    # Made once: starting a database takes longer than measuring a million rows.
    return duckdb.connect()


_ENGINES = Text(
    "DuckDB works out of core; Polars is the cross-check.", "DuckDB 可处理超内存数据，Polars 用于交叉核对。"
)
_ABSENT = Text("there is no such file", "文件不存在")
_NOT_UTF8 = Text(
    "it is not in UTF-8 but perhaps in GB18030 or GBK; save it anew as 'CSV UTF-8'",
    "编码不是 UTF-8，可能是 GB18030 或 GBK，请另存为“CSV UTF-8”格式",
)
_EMPTY = Text("the file is empty", "文件为空")
_UNKNOWN = Text("this kind of object is no table", "该类型的对象不是表格")
