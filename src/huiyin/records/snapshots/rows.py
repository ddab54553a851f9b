"""Find rows of a frozen table by id, which are kept in memory, or by number: only their row groups are read."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from huiyin.records.snapshots.reading import Snapshot

_KEPT = 12  # tables in memory: eight bytes a row


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    metadata: pq.FileMetaData
    starts: NDArray[np.int64]  # the first row of each row group


def find_row(snapshot: Snapshot, table: str, row_id: int, columns: Collection[str]) -> dict[str, Any] | None:
    """Give a row's columns; one that did not exist when the year was frozen is none.

    Args:
        snapshot: the frozen year.
        table: `households` or `persons`.
        row_id: our permanent id.
        columns: what is asked for; the fewer, the faster.

    Raises:
        KeyError: there is no such table.
    """
    index = _index(snapshot, table)
    at = np.flatnonzero(_ids(snapshot, table) == row_id)
    if not len(at):
        return None
    group = int(np.searchsorted(index.starts, at[0], side="right")) - 1
    there = set(index.metadata.schema.names)
    with pq.ParquetFile(snapshot.path(table), metadata=index.metadata) as file:
        rows = file.read_row_group(group, columns=[name for name in columns if name in there], use_threads=False)
    found: dict[str, Any] = rows.slice(int(at[0] - index.starts[group]), 1).to_pylist()[0]
    return {name: found.get(name) for name in columns}


def find_help(snapshot: Snapshot, household: int) -> pa.Table | None:
    """Give the help that a household had received in its year as frozen: `given_on` and `amount` in fen.

    Args:
        snapshot: the frozen year.
        household: our permanent id; the rows lie in the order of it, and few others are read.

    Returns:
        One row an item; none where the year was frozen without help, as those before it was kept were.
    """
    if "help" not in snapshot.manifest.files:
        return None
    within = [date(snapshot.year, 1, 1), date(snapshot.year, 12, 31)]
    wanted = [
        ("household_id", "==", household), ("given_on", ">=", within[0]), ("given_on", "<=", within[1]),
    ]  # fmt: skip
    return pq.read_table(snapshot.path("help"), columns=["given_on", "amount"], filters=wanted, use_threads=False)


def find_rows(snapshot: Snapshot, table: str, row_ids: NDArray[np.int64], columns: Sequence[str]) -> pa.Table:
    """Give columns of some rows, in the order in which their ids are given; those near each other are read together.

    Raises:
        KeyError: there is no such table.
        ValueError: one of the ids is not there, or is asked for twice.
    """
    ids = _ids(snapshot, table)
    there = np.flatnonzero(np.isin(ids, row_ids))
    there = there[np.argsort(ids[there])]
    if len(there) < len(row_ids):
        raise ValueError(f"{len(row_ids) - len(there)} of the ids are not in {table}, or are asked for twice")
    return take_rows(snapshot, table, there[np.searchsorted(ids[there], row_ids)], columns)


def take_rows(
    snapshot: Snapshot, table: str, at: NDArray[np.int32] | NDArray[np.int64], columns: Sequence[str]
) -> pa.Table:
    """Give columns of some rows by their numbers in the file, from 0, in the order in which they are given.

    Raises:
        KeyError: there is no such table, or it lacks a column.
        IndexError: the table has not so many rows.
    """
    index = _index(snapshot, table)
    if not len(at):
        return index.metadata.schema.to_arrow_schema().empty_table().select(list(columns))
    groups = np.searchsorted(index.starts, at, side="right") - 1
    needed = np.unique(groups)
    with pq.ParquetFile(snapshot.path(table), metadata=index.metadata) as file:
        rows = file.read_row_groups(needed.tolist(), columns=list(columns), use_threads=False)
    # Where each group begins among those that were read.
    sizes = [index.metadata.row_group(group).num_rows for group in needed.tolist()]
    begins = np.append(0, np.cumsum(sizes))[np.searchsorted(needed, groups)]
    return rows.select(list(columns)).take(at - index.starts[groups] + begins)


@lru_cache(maxsize=_KEPT)
def _index(snapshot: Snapshot, table: str) -> _Index:
    with pq.ParquetFile(snapshot.path(table)) as file:
        sizes = [file.metadata.row_group(at).num_rows for at in range(file.num_row_groups)]
        return _Index(file.metadata, np.cumsum([0, *sizes])[:-1])


@lru_cache(maxsize=_KEPT)
def _ids(snapshot: Snapshot, table: str) -> NDArray[np.int64]:
    with pq.ParquetFile(snapshot.path(table)) as file:
        ids: NDArray[np.int64] = file.read(columns=["id"])["id"].to_numpy()
    return ids
