"""Opening what a person hands over as a lazy table of an engine: the one seam where data come in.

A file is scanned, never loaded. Of a frozen year of the register it is the households.
"""

import glob
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, get_args

import duckdb
import narwhals as nw
import pyarrow as pa

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.errors import CannotOpenError, SameNameError
from huiyin.measures.tables import spark
from huiyin.measures.tables.connection import database
from huiyin.measures.tables.csv_files import header_of, scan_csv
from huiyin.measures.tables.uneven_rows import is_guess, uneven_row
from huiyin.records.snapshots import Snapshot

# To engines these names are patterns, of whatever columns there are.
_HOUSEHOLDS = "households"
_PATTERN = re.compile(r"\*|\^.*\$")
Engine = Literal["duckdb", "polars", "spark"]


def open_source(source: Any, *, engine: Engine | None = None) -> nw.LazyFrame[Any]:
    """Open a source as a lazy table of the engine.

    Args:
        source: the path of a Parquet or CSV file (a pattern such as `year=*/part.parquet` may name several), a
            pyarrow, pandas or Polars table, a DuckDB relation, a Spark DataFrame, or a frozen year (`Snapshot`), whose
            households are meant.
        engine: `"duckdb"`, `"polars"` or `"spark"`; left out, what `HUIYIN_ENGINE` names, else DuckDB. A lazy table of
            another engine is read into memory.

    Raises:
        ParameterError: no such engine, or one that is not installed.
        CannotOpenError: no such file, no kind of source that is known, or names that the engine cannot take.
        SameNameError: two columns have one name, or differ only by upper and lower case.
    """
    chosen = engine or os.environ.get("HUIYIN_ENGINE") or "duckdb"
    if chosen not in get_args(Engine):
        raise ParameterError(name="engine", value=chosen, allowed=", ".join(get_args(Engine)), mend=_ENGINES)
    frame = _opened(source, chosen)
    names = frame.collect_schema().names()
    _check_points(name_of(source), names, chosen)
    patterns = [name for name in names if _PATTERN.fullmatch(name)]
    if patterns:
        raise CannotOpenError(source=name_of(source), why=_PATTERNS.fill(names=", ".join(patterns)))
    return frame


def _opened(source: Any, engine: str) -> nw.LazyFrame[Any]:
    if isinstance(source, Snapshot):
        return _open_file(os.fspath(source.path(_HOUSEHOLDS)), engine)
    if isinstance(source, str | os.PathLike):
        return _open_file(os.fspath(source), engine)
    frame = _table(source)
    if isinstance(frame, nw.LazyFrame):
        if engine_of(frame) == engine:
            check_distinct(frame.collect_schema().names())
            return frame
        frame = frame.collect("pyarrow")
    if not isinstance(frame, nw.DataFrame):
        raise CannotOpenError(source=type(source).__name__, why=_UNKNOWN)
    try:
        table = frame.to_arrow()
    except pa.ArrowException as mixed:
        why = _MIXED.fill(said=": ".join(map(str, reversed(mixed.args))))
        raise CannotOpenError(source=name_of(source), why=why) from mixed
    return _open_arrow(name_of(source), table, engine)


def _table(source: Any) -> Any:
    """Give what a person hands over as a table of narwhals, or as it is where it is none."""
    try:
        return nw.from_native(source, pass_through=True)
    except nw.exceptions.DuplicateError:
        check_distinct([str(name) for name in getattr(source, "column_names", None) or source.columns])
        raise


def engine_of(frame: nw.LazyFrame[Any]) -> Engine:
    """Give the engine of a lazy table."""
    if frame.implementation.is_spark_like():
        return "spark"
    return "polars" if frame.implementation.is_polars() else "duckdb"


def open_rows(path: Path) -> nw.LazyFrame[Any]:
    """Open a Parquet file as a lazy table of DuckDB whose column `file_row_number` says where each row stands."""
    return nw.from_native(database().read_parquet(str(path), file_row_number=True))


def name_of(source: Any) -> str:
    """Give the name by which a definition cites a source."""
    if isinstance(source, Snapshot):
        return f"{_HOUSEHOLDS} {source.year} v{source.version}"
    if isinstance(source, str | os.PathLike):
        return Path(source).name
    return f"{type(source).__module__.partition('.')[0]} {type(source).__name__}"


def files_of(path: str) -> list[str]:
    """Give the files that a path or a pattern names; one that is there as it stands is no pattern.

    Raises:
        CannotOpenError: there are none, or it is a folder.
    """
    if Path(path).is_dir():
        raise CannotOpenError(source=path, why=_FOLDER)
    files = [path] if Path(path).is_file() else sorted(glob.glob(path))  # noqa: PTH207  a pattern may be absolute, which Path.glob refuses
    if not files:
        raise CannotOpenError(source=path, why=_ABSENT)
    return files


def cannot_open(source: Any, files: Iterable[str], broken: Exception) -> CannotOpenError:
    """Say why files cannot be opened: texts by encoding and rows, which engines tell in words of their own."""
    texts = [file for file in files if not _is_parquet(file)]
    if any(map(_is_workbook, texts)):
        return CannotOpenError(source=source, why=_WORKBOOK)
    why = next(filter(None, map(uneven_row, texts)), None) or str(broken).partition("\n")[0].rstrip(".")
    return CannotOpenError(source=source, why=why if all(map(_is_utf8, texts)) else _NOT_UTF8)


def _open_file(path: str, engine: str) -> nw.LazyFrame[Any]:
    files = files_of(path)
    pattern = glob.escape(path) if files == [path] else path
    try:
        if _is_parquet(path):
            columns = _columns_in(files)
            check_distinct([name for name, _ in next(iter(columns.values()))])
            _check_alike(columns)
            return _scan_parquet(pattern, files, engine)
        headers = {file: header_of(file) for file in files}
        for file, header in headers.items():
            if not header:
                raise CannotOpenError(source=file, why=_EMPTY)
            if is_guess(file, header) and (why := uneven_row(file)):
                raise CannotOpenError(source=file, why=why)
            if header != headers[files[0]]:
                raise CannotOpenError(source=file, why=_OTHER_HEADER.fill(first=name_of(files[0])))
        check_distinct(headers[files[0]])
        _check_points(path, headers[files[0]], engine)
        if engine != "duckdb" and not all(map(_is_utf8, files)):
            # DuckDB refuses it itself; Spark would read question marks.
            raise CannotOpenError(source=path, why=_NOT_UTF8)
        return scan_csv(pattern, files, engine)
    except (pa.ArrowException, duckdb.Error, nw.exceptions.NarwhalsError) as broken:
        raise cannot_open(path, files, broken) from broken


def _columns_in(files: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Give the columns of Parquet files with their kinds as they stand there: DuckDB's own table renames like names."""
    schema = "SELECT file_name, name, duckdb_type, coalesce(num_children, 0) FROM parquet_schema(?)"
    columns: dict[str, list[tuple[str, str]]] = {}
    nested = 0  # how many of the rows to come are parts of a column
    for file, name, kind, children in database().sql(schema, params=[[*map(glob.escape, files)]]).fetchall():
        if file not in columns:  # the first row is the file as a whole
            columns[file] = []
            continue
        if not nested:
            columns[file].append((name, kind))
        nested += children - bool(nested)
    return columns


def _check_alike(columns: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """Refuse Parquet files whose columns are not those of the first: engines would round them to fit, or pass over."""
    first, *others = columns
    its = dict(columns[first])
    for file in others:
        own = dict(columns[file])
        unlike = sorted(name for name in {*own, *its} if own.get(name) != its.get(name))
        if unlike:
            held = [of.get(unlike[0], _NOT_THERE) for of in (own, its)]
            why = _OTHER_COLUMN.fill(column=unlike[0], own=held[0], other=held[1], first=name_of(first))
            raise CannotOpenError(source=file, why=why)


def _check_points(source: str, names: Iterable[str], engine: str) -> None:
    pointed = [name for name in names if "." in name] if engine == "spark" else []
    if pointed:
        raise CannotOpenError(source=source, why=_POINTS.fill(names=", ".join(pointed)))


def _is_parquet(path: str) -> bool:
    return path.lower().endswith(".parquet")


def _is_workbook(file: str) -> bool:
    with Path(file).open("rb") as stream:
        return stream.read(4) in _WORKBOOKS


def _is_utf8(file: str) -> bool:
    try:
        with Path(file).open(encoding="utf-8") as lines:
            for _line in lines:
                pass
    except UnicodeDecodeError:
        return False
    return True


def _scan_parquet(pattern: str, files: list[str], engine: str) -> nw.LazyFrame[Any]:
    if engine == "duckdb":
        return nw.from_native(database().read_parquet(pattern))
    return spark.scan_parquet(files) if engine == "spark" else nw.scan_parquet(pattern, backend="polars")


def _open_arrow(source: str, table: pa.Table, engine: str) -> nw.LazyFrame[Any]:
    check_distinct(table.column_names)
    if not table.column_names:
        raise CannotOpenError(source=source, why=_NO_COLUMNS)
    long = [field.name for field in table.schema if pa.types.is_decimal256(field.type)]
    if long:
        raise CannotOpenError(source=source, why=_LONG.fill(names=", ".join(long)))
    if engine == "duckdb":
        return nw.from_native(database().from_arrow(table))
    if engine == "spark":
        return spark.from_arrow(table)
    return nw.from_arrow(table, backend="polars").lazy()


def check_distinct(names: Collection[str]) -> None:
    """Refuse column names that engines mix up.

    Raises:
        SameNameError: two are one, or differ only by upper and lower case.
    """
    counts = Counter(name.lower() for name in names)
    same = sorted(name for name in names if counts[name.lower()] > 1)
    if same:
        raise SameNameError(names=", ".join(same))


_ENGINES = Text(
    "DuckDB works out of core; Polars is the cross-check; Spark computes on a cluster.",
    "DuckDB 可处理超内存数据，Polars 用于交叉核对，Spark 可在集群上计算。",
)
_ABSENT = Text("there is no such file", "文件不存在")
_WORKBOOKS = (b"PK\x03\x04", bytes.fromhex("D0CF11E0"))  # how an .xlsx and an .xls file begin
_WORKBOOK = Text(
    "it is an Excel workbook; save the sheet as 'CSV UTF-8'", "这是 Excel 工作簿，请将工作表另存为“CSV UTF-8”格式"
)
_NOT_UTF8 = Text(
    "it is not in UTF-8 but perhaps in GB18030 or GBK; save it anew as 'CSV UTF-8'",
    "编码不是 UTF-8，可能是 GB18030 或 GBK，请另存为“CSV UTF-8”格式",
)
_OTHER_HEADER = Text(
    "its columns are not those of {first}, in the same order; write the files of a pattern alike",
    "各列及其顺序与 {first} 不一致，同一模式下的文件须使用相同表头",
)
_FOLDER = Text(
    "it is a folder; name the files in it, such as 'folder/*.parquet'",
    "这是文件夹，请指定其中的文件，例如“folder/*.parquet”",
)
_OTHER_COLUMN = Text(
    "its column '{column}' is {own}, and {other} in {first}; write the files of a pattern alike",
    "其“{column}”列为 {own}，而在 {first} 中为 {other}，同一模式下的文件须使用相同的列",
)
_NOT_THERE = "absent"
_MIXED = Text(
    "a column holds values of several kinds ({said}); make them all of one kind, such as text",
    "某列含有多种类型的值（{said}），请统一为一种类型，例如文本",
)
_NO_COLUMNS = Text("it has no columns", "没有任何列")
_LONG = Text(
    "engines take decimals of up to 38 digits; convert {names} to decimal128 or float64",
    "计算引擎最多支持 38 位的小数，请将 {names} 转换为 decimal128 或 float64",
)
_PATTERNS = Text(
    "engines take such a name for a pattern of columns; rename {names}",
    "计算引擎会把此类列名当作匹配模式，请修改列名 {names}",
)
_EMPTY = Text("the file is empty", "文件为空")
_POINTS = Text(
    "Spark takes the point in a column's name for a field of a record; rename {names}",
    "Spark 会把列名中的点当作嵌套字段，请修改列名 {names}",
)
_UNKNOWN = Text("this kind of object is no table", "该类型的对象不是表格")
