"""Rows of a CSV file with more or fewer cells than its header: DuckDB takes such a file apart in some other way.

A file is looked at only where DuckDB refuses it, or has taken something for the header that can be none.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from huiyin.kernel.text import Text

_SEPARATORS = ",;\t|"
_NUMBER = re.compile(r"\s*[-+]?\d+(\.\d+)?\s*")


def uneven_row(file: str) -> Text | None:
    """Say which row is the first with another number of cells than the header; None where all are alike."""
    with Path(file).open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        header = next((line for line in lines if not _is_remark(line)), "")
        separator = max(_SEPARATORS, key=header.count)
        lines.seek(0)
        return next(_uneven(lines, separator), None)


def is_guess(file: str, header: Sequence[str]) -> bool:
    """Say whether a header is none that the file begins with, and looks like a row of data or several cells in one."""
    with Path(file).open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        first = next(lines, "")
    if next(csv.reader([first], delimiter=max(_SEPARATORS, key=first.count)), []) == [*header]:
        return False
    in_one = len(header) == 1 and any(mark in header[0] for mark in _SEPARATORS)
    return in_one or any(map(_NUMBER.fullmatch, header))


def _uneven(lines: Iterator[str], separator: str) -> Iterator[Text]:
    """Give the rows that are uneven; DuckDB passes over blank lines, and over remarks before the header."""
    rows, header, began = csv.reader(lines, delimiter=separator), 0, 1
    try:
        for row in rows:
            if not header:
                header = 0 if not row or _is_remark(row[0]) else len(row)
            elif row and len(row) != header:
                yield _UNEVEN.fill(line=f"{began:,}", cells=len(row), header=header)
            began = rows.line_num + 1
    except csv.Error:
        return


def _is_remark(line: str) -> bool:
    return line.startswith("#") or not line.strip()


_UNEVEN = Text(
    "the row in line {line} has {cells} cells, and the header has {header}; give every row a cell for each column, and "
    "put a cell that holds a separator in quotes",
    "第 {line} 行有 {cells} 格，而表头有 {header} 格，请使每行与表头格数一致，含分隔符的单元格请加引号",
)
