"""Rows that continue another under a new number: the old number may be claimed once, and by no row that it still names.

After a split one part at most continues the household; the others are new, and leave the former number empty.
"""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from huiyin.records.fields import Sheet
from huiyin.records.problems import PROBLEMS
from huiyin.records.withdrawing import withdraw


def claims(former: pa.Array, own: pa.Array) -> pa.Array:
    """Give former numbers without those that say nothing: a row's own number."""
    if former.null_count == len(former):
        return former
    return pc.if_else(pc.equal(former, own), pa.scalar(None, pa.string()), former)


def withdraw_contested(sheet: Sheet, rows: Path, problems: Path) -> pa.Table:
    """Take rows out of `rows` that claim a number which another row claims, too, or bears; tell of them.

    Of several that claim one, nobody but the office knows which continues it: none comes in.

    Args:
        sheet: says in which field a row names its former number, if it may.
        rows: an Arrow IPC file of checked rows, changed in place.
        problems: a Parquet file of problems, changed in place.

    Returns:
        The problems.
    """
    if not sheet.former:
        return PROBLEMS.empty_table()
    with pa.memory_map(str(rows)) as source, pa.ipc.open_file(source) as file:
        claimed = _claimed(file, sheet)
        bearers = _bearers(file, sheet, claimed) if claimed.num_rows else {}
    found = pa.Table.from_pylist(_contested(claimed, bearers, sheet.former), schema=PROBLEMS)
    withdraw(rows, problems, found)
    return found


def _claimed(file: pa.ipc.RecordBatchFileReader, sheet: Sheet) -> pa.Table:
    """Give the rows that name a former number; a file without any is not looked through."""
    schema = pa.schema([file.schema.field("row"), file.schema.field(sheet.former)])
    batches = (file.get_batch(at).select(schema.names) for at in range(file.num_record_batches))
    some = [one.filter(one[1].is_valid()) for one in batches if one[1].null_count < one.num_rows]
    return pa.Table.from_batches(some, schema)


def _bearers(file: pa.ipc.RecordBatchFileReader, sheet: Sheet, claimed: pa.Table) -> dict[str, int]:
    """Give the rows that still bear a claimed number, by it."""
    wanted = pc.unique(claimed[1])
    found: dict[str, int] = {}
    for at in range(file.num_record_batches):
        batch = file.get_batch(at).select(["row", *sheet.identity])
        there = batch.filter(pc.is_in(batch[1], wanted))
        found |= dict(zip(there[1].to_pylist(), there[0].to_pylist(), strict=True))
    return found


def _contested(claimed: pa.Table, bearers: dict[str, int], field: str) -> list[dict[str, object]]:
    rows = list(zip(claimed[0].to_pylist(), claimed[1].to_pylist(), strict=True))
    first: dict[str, int] = {}
    second: dict[str, int] = {}
    for row, number in rows:
        if first.setdefault(number, row) != row:
            second.setdefault(number, row)
    found: list[dict[str, object]] = []
    for row, number in rows:
        if number in bearers:
            rule, other = "FORMER_IN_FILE", bearers[number]
        elif number in second:
            rule, other = "FORMER_TWICE", second[number] if row == first[number] else first[number]
        else:
            continue
        found.append({"row": row, "field": field, "value": number, "rule": rule, "detail": str(other)})
    return found
