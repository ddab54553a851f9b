"""Arrays of numbers turned into the cells of an office's sheet: keys, flags, dates, money; and the files of them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from huiyin.records.fields import Sheet
from huiyin.synthetic.counting import Bools, Ints

Cells = Any  # a pyarrow array, or a NumPy array of numbers: what `pa.table` takes
_FLAGS = ("no", "yes")
_LIST_SEPARATOR = ","


def words(vocabulary: Iterable[str], codes: Ints, *, where: Bools | None = None) -> pa.Array:
    """Give the word of each code; an empty cell for a negative code or where `where` is false."""
    empty = codes < 0 if where is None else ~where | (codes < 0)
    return pa.array(list(vocabulary), pa.string()).take(pa.array(codes, mask=empty))


def flags(values: Bools) -> pa.Array:
    """Give yes and no."""
    return words(_FLAGS, values.astype(np.int64))


def several(vocabulary: Iterable[str], codes: Ints) -> pa.Array:
    """Give the keys of a row of codes, joined; negative codes are left out.

    Args:
        vocabulary: the keys.
        codes: one row a cell, one column a key.
    """
    keys = list(vocabulary)
    base = len(keys) + 1
    packed, cell = np.unique((codes + 1) @ base ** np.arange(codes.shape[1]), return_inverse=True)
    joined = [
        _LIST_SEPARATOR.join(keys[digit - 1] for digit in _digits(int(number), base, codes.shape[1]) if digit)
        for number in packed
    ]
    return words(joined, cell, where=np.any(codes >= 0, axis=1))


def dates(days: Ints, *, where: Bools | None = None) -> pa.Array:
    """Give dates from days since 1970-01-01; an empty cell where `where` is false."""
    return pa.array(days.astype(np.int32), pa.int32(), mask=None if where is None else ~where).cast(pa.date32())


def nothing(count: int) -> pa.Array:
    """Give cells that nobody has filled in."""
    return pa.nulls(count, pa.string())


def prefixed(prefix: str, numbers: Ints, where: Bools) -> pa.Array:
    """Give whole numbers as text behind a prefix; an empty cell where `where` is false."""
    return pc.if_else(pa.array(where), pc.binary_join_element_wise(prefix, digits(numbers), ""), None)


def digits(numbers: Ints) -> pa.Array:
    """Give whole numbers as text."""
    return pa.array(numbers).cast(pa.string())


class SheetFile:
    """A sheet's CSV file, written in parts; money in whole yuan."""

    def __init__(self, path: Path, sheet: Sheet) -> None:
        self._keys = [field.key for field in sheet.kept]
        self._path = path
        self._writer: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._writer is not None:
            self._writer.close()

    def write(self, columns: Mapping[str, Cells]) -> None:
        """Add rows.

        Raises:
            KeyError: a column of the sheet is not given.
        """
        table = pa.table({key: columns[key] for key in self._keys})
        if self._writer is None:
            self._writer = pa_csv.CSVWriter(self._path, table.schema)
        self._writer.write_table(table)


def _digits(number: int, base: int, length: int) -> list[int]:
    return [number // base**at % base for at in range(length)]
