"""What a table on the disk says of itself before it is measured: its columns, and the years that it holds."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.dataset import Dataset, dataset

from huiyin.cli.errors import NoYearError
from huiyin.kernel.text import Text
from huiyin.measures.tables.sources import cannot_open, files_of

_EMPTY = Text("it is empty", "为空")
_FOR_EXAMPLE = Text("for example '{value}'", "例如“{value}”")


def columns_of(source: Path) -> list[str]:
    """Give the names of a table's columns; none for a pattern, which may name several.

    Raises:
        CannotOpenError: it is not there, is a folder, or holds no table.
    """
    files_of(str(source))
    if not source.exists():
        return []
    with _opened(source) as table:
        return list(table.schema.names)


def years_in(source: Path) -> list[int]:
    """Give the years of a table that has a column `year`; a table of one moment has none.

    Raises:
        CannotOpenError: the file holds no table.
        NoYearError: some rows have no year there, or what is none.
    """
    if "year" not in columns_of(source):
        return []
    with _opened(source) as table:
        written = table.to_table(columns=["year"])["year"].cast(pa.string())
    counts = {(one["values"] or "").strip(): one["counts"] for one in pc.value_counts(written).to_pylist()}
    _need_years(source, counts)
    return sorted(map(int, counts))


def _need_years(source: Path, counts: Mapping[str, int]) -> None:
    """Refuse rows whose year cannot be read: to which year they belong, nobody can say for them."""
    wrong = {value: count for value, count in counts.items() if not (value.isascii() and value.isdecimal())}
    if wrong:
        value = next(iter(wrong))
        raise NoYearError(
            source=source,
            count=sum(wrong.values()),
            rows=sum(counts.values()),
            example=_FOR_EXAMPLE.fill(value=value) if value else _EMPTY,
        )


@contextmanager
def _opened(source: Path) -> Iterator[Dataset]:
    try:
        # What is no Parquet is read as CSV, as where it is measured.
        yield dataset(source, format="parquet" if source.suffix == ".parquet" else "csv")
    except (pa.ArrowException, OSError, UnicodeDecodeError) as broken:
        raise cannot_open(source, [str(source)], broken) from broken
