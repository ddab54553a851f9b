"""Check a file against its sheet: the good rows go to one file, every problem to another.

Nothing is stored elsewhere and nothing is decided here: whether a file with problems is taken is the caller's
affair. Memory does not grow with the file, except that a workbook's tab is held as a whole.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from huiyin.kernel.text import Text
from huiyin.records.codemaps import code_map
from huiyin.records.duplicates import withdraw_duplicates
from huiyin.records.errors import EmptyFileError
from huiyin.records.fields import Sheet
from huiyin.records.former_numbers import withdraw_contested
from huiyin.records.lineage import withdraw_unplaced
from huiyin.records.opening import open_sheet
from huiyin.records.place_books import PlaceBook
from huiyin.records.problems import PROBLEMS
from huiyin.records.row_check import Computed, RowCheck, good_schema
from huiyin.records.spelling import Context

ROWS_FILE, PROBLEMS_FILE = "rows.arrow", "problems.parquet"
Progress = Callable[[float, int], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    Attributes:
        folder: where `rows.arrow` (Arrow IPC: `row`, then the sheet's fields, then what was computed) and
            `problems.parquet` (schema `PROBLEMS`) lie.
        tab: the tab that was read.
        headings: the user's own headings by field key.
        ignored: headings that mean no field.
        rows, good, refused: data rows in the file; those without a problem; those with one. rows = good + refused.
        problems: how many problems, by rule.
        repairs: how many repairs, by kind.
    """

    folder: Path
    tab: str
    headings: dict[str, str]
    ignored: tuple[str, ...]
    rows: int
    good: int
    refused: int
    problems: dict[str, int]
    repairs: dict[str, int]


def check_file(  # noqa: PLR0913  a check is what it depends on
    path: Path,
    sheet: Sheet,
    *,
    folder: Path,
    year: int,
    places: PlaceBook,
    codemap: str | None = None,
    day: date | None = None,
    computed: Computed | None = None,
    also: Callable[[pa.RecordBatch], None] | None = None,
    progress: Progress | None = None,
) -> Checked:
    """Check a CSV or .xlsx file.

    Args:
        path: the file.
        sheet: what it should hold.
        folder: where the good rows and the problems are written; it must exist.
        year: the year the file is for: places must exist in it, nobody is born after it.
        places: the places ever known.
        codemap: the name of the map by which numbers in code columns are understood; none: words and keys only.
        day: the day of the check, after which nothing can have happened; none: no day is one to come.
        computed: appends columns to the good rows.
        also: is given every batch of good rows as soon as it is checked, so that loading them may begin; rows that
            prove to be wrong together are known only at the end, as problems of the rules `withdrawing.LATE`.
        progress: told the fraction done and the rows read, once a batch.

    Raises:
        FileRefusedError: the file as a whole cannot be read as this sheet.
        CodeMapError: there is no such code map.
    """
    numbers = code_map(codemap).lists if codemap else {}
    reading = open_sheet(path, sheet)
    context = Context(year, places, numbers, reading.epoch_1904, day)
    schema = good_schema(sheet, computed)
    with ExitStack() as stack:
        # Not compressed: the file is short-lived, and is written and read at the disk's speed.
        good = stack.enter_context(pa.ipc.new_file(folder / ROWS_FILE, schema))
        found = stack.enter_context(pq.ParquetWriter(folder / PROBLEMS_FILE, PROBLEMS))
        check = RowCheck(sheet, context, computed, schema, [good.write_batch, *([also] if also else [])], found)
        for batch in reading.batches:
            check.take(batch)
            if progress:
                progress(reading.fraction(), check.rows)
        check.take_malformed(reading.malformed)
    if check.rows == 0:
        raise EmptyFileError(name=path.name, what=Text("there is no row below the headings", "标题行下没有数据行"))
    written = sheet, folder / ROWS_FILE, folder / PROBLEMS_FILE
    late = pa.concat_tables([
        withdraw_duplicates(*written), withdraw_unplaced(*written, book=places, year=year),
        withdraw_contested(*written),
    ])  # fmt: skip
    check.problems.update(Counter(late["rule"].to_pylist()))
    gone = pc.count_distinct(late["row"]).as_py()
    return Checked(
        folder=folder, tab=reading.tab, headings={one.key: one.heading for one in reading.headings.known if one.key},
        ignored=reading.headings.ignored, rows=check.rows, good=check.good - gone,
        refused=check.rows - check.good + gone, problems=dict(check.problems), repairs=dict(check.repairs),
    )  # fmt: skip
