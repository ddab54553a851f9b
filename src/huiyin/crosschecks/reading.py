"""Read a department's list: its rows, who each is about, and every cell that could not be read."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from huiyin.crosschecks.kinds import ListKind
from huiyin.records.checking import PROBLEMS_FILE, ROWS_FILE, check_file
from huiyin.records.identity_numbers import read_identities
from huiyin.records.place_books import PlaceBook
from huiyin.records.problems import PROBLEMS, append_problems
from huiyin.records.sounding import with_sounds

DOCUMENT = "document"
_NUMBER_LENGTH = 18  # a disability certificate begins with the ID number
_LOOKS_LIKE_ONE = "^[0-9]{17}[0-9X]"


@dataclass(frozen=True, slots=True)
class ListRead:
    """A list that was read.

    Attributes:
        rows: the rows that name somebody: `row`, the sheet's fields, how names sound, and `document`, the sound
            18-digit ID number of whoever it is about, null where there is none. Where a fact is unreadable, all facts
            are null: whom a list holds does not hang on how it writes a date.
        total, refused: rows of the file, and those of them that name nobody. total = rows + refused.
        unsound: of the rows, those whose number is no sound ID number.
        problems: how many problems, by rule; they lie in the folder's `problems.parquet`.
        tab, headings: the tab that was read, and the office's own headings by field.
    """

    rows: pa.Table
    total: int
    refused: int
    unsound: int
    problems: dict[str, int]
    tab: str
    headings: dict[str, str]


def read_list(
    path: Path, kind: ListKind, *, folder: Path, year: int, places: PlaceBook,
    progress: Callable[[float, int], None] | None = None,
) -> ListRead:  # fmt: skip
    """Read a CSV or .xlsx file as a list of a kind.

    Args:
        path: the file.
        kind: what it lists.
        folder: where `problems.parquet` is written; it must exist.
        year: the year of the list: nobody in it is born later.
        places: the places ever known.
        progress: told the fraction done and the rows read.

    Raises:
        FileRefusedError: the file as a whole cannot be read as this list.
    """
    told: dict[str, Any] = {"year": year, "places": places, "computed": with_sounds}
    checked = check_file(path, kind.sheet, folder=folder, progress=progress, **told)
    rows = _taken(folder)
    if checked.refused:
        with TemporaryDirectory(dir=folder) as inner:
            check_file(path, kind.whom, folder=Path(inner), **told)
            named = _taken(Path(inner))
        factless = named.filter(pc.invert(pc.is_in(named["row"], rows["row"])))
        rows = pa.concat_tables([rows, factless], promote_options="default").sort_by("row").combine_chunks()
    rows = _with_documents(rows, year)
    nobody = pc.and_(rows[DOCUMENT].is_null(), rows["birth_date"].is_null())
    found = _problems(rows.filter(nobody))
    append_problems(folder / PROBLEMS_FILE, found.to_batches())
    rows = rows.filter(pc.invert(nobody))
    unsound = pc.sum(pc.and_(rows[DOCUMENT].is_null(), rows["id_number"].is_valid())).as_py() or 0
    return ListRead(
        rows=rows, total=checked.rows, refused=checked.rows - rows.num_rows, unsound=unsound,
        problems=dict(Counter(checked.problems) + Counter(found["rule"].to_pylist())), tab=checked.tab,
        headings=checked.headings,
    )  # fmt: skip


def _taken(folder: Path) -> pa.Table:
    """Give the good rows of a check, and delete their file: it holds ID numbers."""
    path = folder / ROWS_FILE
    with pa.OSFile(str(path)) as source, pa.ipc.open_file(source) as file:
        rows = file.read_all().combine_chunks()
    path.unlink()
    return rows


def _with_documents(rows: pa.Table, year: int) -> pa.Table:
    """Append the sound ID numbers and, for likeness, whatever looks like one; what does not is emptied."""
    written = pc.utf8_upper(pc.replace_substring_regex(pc.fill_null(rows["id_number"], ""), r"\s", ""))
    number = pc.utf8_slice_codeunits(written, 0, _NUMBER_LENGTH).combine_chunks()
    sound = pa.array(read_identities(number, year).rule == "")
    likely = pc.match_substring_regex(number, _LOOKS_LIKE_ONE)
    nothing = pa.scalar(None, pa.string())
    rows = rows.append_column("number", pc.if_else(likely, number, nothing))
    return rows.append_column(DOCUMENT, pc.if_else(sound, number, nothing))


def _problems(rows: pa.Table) -> pa.Table:
    count = rows.num_rows
    told = [
        rows["row"],
        pa.repeat("", count),
        pa.repeat("", count),
        pa.repeat("NOBODY", count),
        pa.nulls(count, pa.string()),
    ]
    return pa.Table.from_arrays(told, schema=PROBLEMS)
