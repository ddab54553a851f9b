"""The small table by which an office makes the accounts below it: a place (name or code) and a person's name a row."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa

from huiyin.kernel.text import Text
from huiyin.records.archives import MEBIBYTE, Limits
from huiyin.records.fields import Field, Sheet
from huiyin.records.opening import open_sheet

MOST_BYTES = 2 * MEBIBYTE  # the file is read while its sender waits, in the process that serves everybody
LIMITS = Limits(entry=20 * MEBIBYTE, total=20 * MEBIBYTE, cells=100_000)  # 5,000 rows of 20 columns
_SOME = 1000
ACCOUNTS = Sheet(
    key="accounts",
    label=Text("accounts", "账号"),
    identity=("place", "name"),
    fields=(
        Field(
            "place", Text("place", "地区"), required=True, aliases=("村", "行政村", "乡镇", "区划代码", "place code")
        ),
        Field("name", Text("name", "姓名"), required=True, aliases=("人员姓名", "联系人")),
    ),
)
_BETWEEN = re.compile(r"\t|[,，;；]|\s{2,}|(?<=[0-9\u4e00-\u9fff]) ")  # a name in Latin letters may hold single blanks


def rows_of_text(text: str) -> list[tuple[str, str]]:
    """Give the rows of a pasted table; a row without a name has an empty one."""
    rows = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in _BETWEEN.split(line.strip(), maxsplit=1)]
        if cells[0]:
            rows.append((cells[0], cells[1] if len(cells) > 1 else ""))
    return rows


def rows_of_file(path: Path, *, most: int) -> list[tuple[str, str]]:
    """Give the rows of a CSV or Excel file, one more than `most` where there are more.

    Raises:
        FileRefusedError: one of its kinds: what is wrong with the file and how to mend it.
    """
    return list(islice(_filled(open_sheet(path, ACCOUNTS, LIMITS).batches), most + 1))


def _filled(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[str, str]]:
    for batch in batches:
        for at in range(0, batch.num_rows, _SOME):
            for row in batch.slice(at, _SOME).to_pylist():
                cells = str(row["place"]).strip(), str(row["name"]).strip()
                if any(cells):
                    yield cells
