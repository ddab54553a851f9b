"""Find places whose parent or successor is nowhere: neither among the file's good rows nor in the register."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from huiyin.kernel.places import NATION
from huiyin.records.fields import Sheet
from huiyin.records.place_books import PlaceBook
from huiyin.records.place_columns import parents_of
from huiyin.records.problems import PROBLEMS
from huiyin.records.sheets import PLACES
from huiyin.records.withdrawing import withdraw

_LIFE = pa.schema([PLACES.field(key).arrow for key in ("code", "valid_from", "valid_to")])


def withdraw_unplaced(sheet: Sheet, rows: Path, problems: Path, *, book: PlaceBook, year: int) -> pa.Table:
    """Take every place without a parent, or with a successor that is nowhere, out of `rows`; add it to `problems`.

    A place of the file's year needs a parent in that year; one that ended before or begins later, one that is known.
    What is withdrawn is missing to those below it: they go too.

    Args:
        sheet: what the file holds; only a sheet of places has a lineage.
        rows: an Arrow IPC file of checked rows, changed in place.
        problems: a Parquet file of problems, changed in place.
        book: the register's places; the file's own stand before them.
        year: the year the file is for.

    Returns:
        The problems.
    """
    found = PROBLEMS.empty_table()
    if sheet.key != PLACES.key:
        return found
    with pa.OSFile(str(rows)) as source, pa.ipc.open_file(source) as file:
        left = file.read_all().select(["row", *_LIFE.names, "successor"]).combine_chunks()
    while (more := _unplaced(left, book, year)).num_rows:
        left = left.filter(pc.invert(pc.is_in(left["row"], more["row"])))
        found = pa.concat_tables([found, more])
    withdraw(rows, problems, found)
    return found


def _unplaced(left: pa.Table, book: PlaceBook, year: int) -> pa.Table:
    known = _known(left, book)
    there = known.filter(_exists(known, year))["code"]
    parents = pa.chunked_array([parents_of(one) for one in left["code"].chunks], pa.string())
    needed = pc.if_else(_exists(left, year), pc.is_in(parents, there), pc.is_in(parents, known["code"]))
    orphan = pc.and_(pc.is_valid(parents), pc.invert(needed))
    lost = pc.and_(pc.is_valid(left["successor"]), pc.invert(pc.is_in(left["successor"], known["code"])))
    return pa.concat_tables([
        _problems("PLACE_PARENT", "code", left.filter(orphan), parents.filter(orphan)),
        _problems("PLACE_SUCCESSOR", "successor", left.filter(lost), None),
    ])  # fmt: skip


def _known(left: pa.Table, book: PlaceBook) -> pa.Table:
    """Give the lives of all places: the file's, and the register's that the file does not tell of anew."""
    nation = {"code": NATION, "valid_from": None, "valid_to": None}
    lives = [{"code": code, "valid_from": one.valid_from, "valid_to": one.valid_to} for code, one in book.lives.items()]
    register = pa.Table.from_pylist([nation, *lives], _LIFE)
    untold = pc.invert(pc.is_in(register["code"], left["code"]))
    return pa.concat_tables([left.select(_LIFE.names), register.filter(untold)])


def _exists(places: pa.Table, year: int) -> pa.ChunkedArray:
    """Say of each place whether it exists on any day of a year, as `PlaceBook.objection` does."""
    begun = pc.fill_null(pc.less_equal(pc.year(places["valid_from"]), year), True)
    return pc.and_(begun, pc.fill_null(pc.greater_equal(pc.year(places["valid_to"]), year), True))


def _problems(rule: str, field: str, places: pa.Table, details: pa.ChunkedArray | None) -> pa.Table:
    count = len(places)
    said = pa.nulls(count, pa.string()) if details is None else details
    columns = [places["row"], pa.repeat(field, count), places[field], pa.repeat(rule, count), said]
    return pa.Table.from_arrays(columns, schema=PROBLEMS)
