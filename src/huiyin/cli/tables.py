"""What a table on the disk says of itself before it is measured: its columns, and the years that it holds."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.dataset import Dataset, dataset

from huiyin.kernel.text import Text
from huiyin.measures.errors import CannotOpenError

_FOLDER = Text("it is a folder, not a file", "这是文件夹，不是文件")


def columns_of(source: Path) -> list[str]:
    """Give the names of a table's columns; none for what is no single file, such as a pattern.

    Raises:
        CannotOpenError: it is a folder, or holds no table.
    """
    if source.is_dir():
        raise CannotOpenError(source=source, why=_FOLDER)
    return _opened(source).schema.names if source.exists() else []


def years_in(source: Path) -> list[int]:
    """Give the years of a table that has a column `year`; a table of one moment has none.

    Raises:
        CannotOpenError: the file holds no table.
    """
    if "year" not in columns_of(source):
        return []
    years: list[int] = pc.unique(_opened(source).to_table(columns=["year"])["year"]).to_pylist()
    return sorted(years)


def _opened(source: Path) -> Dataset:
    try:
        # What is no Parquet is read as CSV, as where it is measured.
        return dataset(source, format="parquet" if source.suffix == ".parquet" else "csv")
    except (pa.ArrowException, OSError) as broken:
        raise CannotOpenError(source=source, why=str(broken).partition("\n")[0].rstrip(".")) from broken
