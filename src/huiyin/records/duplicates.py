"""Find rows of one file that claim the same identity, without holding the file: DuckDB groups what is on disk."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.dataset

from huiyin.records.fields import Sheet
from huiyin.records.masking import masked
from huiyin.records.problems import PROBLEMS
from huiyin.records.withdrawing import withdraw

_MEMORY = "64MB"
_NAMED = 5  # how many of the other rows a problem names
_LOOKED = _NAMED + 1  # among so many are that many others; all would be a million times a million


def withdraw_duplicates(sheet: Sheet, rows: Path, problems: Path) -> pa.Table:
    """Take every row whose identity stands in the file more than once out of `rows` and add it to `problems`.

    Which of them is right nobody can tell, so none is kept; each names the others.

    Args:
        sheet: says what identifies a row.
        rows: an Arrow IPC file of checked rows, changed in place.
        problems: a Parquet file of problems, changed in place.

    Returns:
        The problems; none of a sheet whose rows nothing identifies.
    """
    if not sheet.identity:
        return PROBLEMS.empty_table()
    found = _problems(sheet, _repeated(sheet.identity, rows))
    withdraw(rows, problems, found)
    return found


def _repeated(identity: tuple[str, ...], rows: Path) -> list[tuple[str, list[int]]]:
    """Give each identity that occurs more than once, by its first field, with its rows."""
    key = ", ".join(f'"{one}"' for one in identity)
    file = pyarrow.dataset.dataset(rows, format="ipc")
    with duckdb.connect(config={"memory_limit": _MEMORY, "temp_directory": str(rows.parent)}) as engine:
        keys = engine.from_arrow(file.scanner(columns=[*identity]))
        repeated = keys.aggregate(f"{key}, count(*) AS times", key).filter("times > 1").project(key).to_arrow_table()
        if not repeated.num_rows:
            return []
        numbered = engine.from_arrow(file.scanner(columns=["row", *identity]))
        both = numbered.set_alias("numbered").join(engine.from_arrow(repeated).set_alias("repeated"), _same(identity))
        return both.aggregate(
            f'CAST(numbered."{identity[0]}" AS VARCHAR), list(row ORDER BY row)',
            ", ".join(f'numbered."{one}"' for one in identity),
        ).fetchall()


def _same(identity: tuple[str, ...]) -> str:
    return " AND ".join(f'numbered."{one}" = repeated."{one}"' for one in identity)


def _problems(sheet: Sheet, groups: list[tuple[str, list[int]]]) -> pa.Table:
    key = sheet.identity[0]
    mask = sheet.field(key).mask
    said = [
        (row, masked(value, mask) if mask else value, _others(row, rows[:_LOOKED]))
        for value, rows in groups
        for row in rows
    ]  # fmt: skip
    row, value, detail = zip(*said, strict=True) if said else ((), (), ())
    columns = (row, [key] * len(said), value, ["DUPLICATE"] * len(said), detail)
    return pa.table([pa.array(one, field.type) for one, field in zip(columns, PROBLEMS, strict=True)], schema=PROBLEMS)


def _others(row: int, rows: list[int]) -> str:
    return ", ".join([str(other) for other in rows if other != row][:_NAMED])
