"""What a file is once it is open: headings, and its rows as batches of text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyarrow as pa

from huiyin.records.headings import Headings


@dataclass(frozen=True, slots=True)
class Malformed:
    """A row with too many or too few cells; `text` is its beginning."""

    row: int
    expected: int
    actual: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An open file.

    Attributes:
        name: the file's name.
        tab: the tab that is read; for a text file its name without the ending.
        headings: the columns and what they mean.
        epoch_1904: whether serial dates count from 1904.
        batches: the rows below the headings: `row` (int32, as a spreadsheet numbers them) and one text column,
            never null, for each known heading, named by its field's key. Can be read once.
        malformed: fills while the batches are read.
        fraction: how much of the file is read, 0 to 1.
    """

    name: str
    tab: str
    headings: Headings
    epoch_1904: bool
    batches: Iterator[pa.RecordBatch]
    malformed: list[Malformed]
    fraction: Callable[[], float]
