"""The narrow contract with the engines: one GROUP BY a verb, on narwhals, and small tables come back.

An engine only adds up. Whatever is statistical happens in NumPy on what comes back, so that every engine gives
the same numbers. No frame is used twice: narwhals has no common table expressions, and would compute it twice.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import narwhals as nw
import pyarrow as pa

from huiyin.measures.errors import NotComputedError
from huiyin.measures.tables.connection import give_back

_STREAMED = 100_000  # rows a batch


def totals(frame: nw.LazyFrame[Any], keys: Sequence[str], aggregates: Mapping[str, nw.Expr]) -> pa.Table:
    """Aggregate a lazy table by its keys (null is a key too), or as a whole where there are none.

    Returns:
        One row a group: the keys, then the aggregates by their names; plain types, no dictionaries.

    Raises:
        NotComputedError: the engine refuses what is in the rows.
    """
    return _collected(_grouped(frame, keys, aggregates), sparing=True).rename_columns([*keys, *aggregates])


def collapse(
    frame: nw.LazyFrame[Any], keys: Sequence[str], values: Sequence[str], weight: nw.Expr, *, squares: bool
) -> pa.Table:
    """Make one of all rows that are equal in keys and values.

    Returns:
        The keys and values; `weight`, the sum of the weights of the rows, and `squared`, that of their squares, where
        asked for.
    """
    sums = {"weight": weight.sum(), **({"squared": (weight * weight).sum()} if squares else {})}
    return collected(_grouped(frame, [*keys, *values], sums)).rename_columns([*keys, *values, *sums])


def count_of(flag: nw.Expr) -> nw.Expr:
    """Count the rows of which something is true."""
    # As numbers: Spark does not add up true and false.
    return flag.cast(nw.Int64).sum()


def panel(before: nw.LazyFrame[Any], now: nw.LazyFrame[Any], key: str) -> nw.LazyFrame[Any]:
    """Put two states of the same units side by side; a unit that one lacks has nulls there.

    Args:
        before: the earlier state; its columns get the ending `_before`.
        now: the later state.
        key: the column that recognises a unit, in both.
    """
    earlier = before.rename({name: f"{name}_before" for name in before.collect_schema().names()})
    return now.join(earlier, left_on=key, right_on=f"{key}_before", how="full")


def collected(frame: nw.LazyFrame[Any]) -> pa.Table:
    """Give the rows of a lazy table: plain types, no dictionaries."""
    return _collected(frame, sparing=False)


def _grouped(frame: nw.LazyFrame[Any], keys: Sequence[str], aggregates: Mapping[str, nw.Expr]) -> nw.LazyFrame[Any]:
    # Numbered in the engine: Spark takes the point in a name such as `fgt_0.5` for a field of a record.
    named = [expression.alias(f"aggregate_{at}") for at, expression in enumerate(aggregates.values())]
    return frame.group_by(*keys).agg(*named) if keys else frame.select(*named)


def _collected(frame: nw.LazyFrame[Any], *, sparing: bool) -> pa.Table:
    try:
        return _computed(frame, sparing=sparing)
    except (duckdb.Error, nw.exceptions.NarwhalsError, pa.ArrowException) as broken:
        raise NotComputedError(why=str(broken).partition("\n")[0].rstrip(".")) from broken


def _computed(frame: nw.LazyFrame[Any], *, sparing: bool) -> pa.Table:
    if frame.implementation is nw.Implementation.DUCKDB:
        relation = frame.to_native()
        # As a stream, rows are not in memory twice.
        table = _spared(relation) if sparing else relation.to_arrow_reader(_STREAMED).read_all()
    else:
        table = frame.collect("pyarrow").to_native()
    return table.cast(pa.schema([(field.name, _plain(field.type)) for field in table.schema]))


def _spared(relation: duckdb.DuckDBPyRelation) -> pa.Table:
    """Give few rows that were made of many: whole first, so that what made them is free before they are copied."""
    made = relation.materialize()
    if made.shape[0] <= _STREAMED:
        return made.to_arrow_table()
    give_back()
    table = made.to_arrow_reader(_STREAMED).read_all()
    del made
    give_back()
    return table


def _plain(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return pa.string()
    if pa.types.is_decimal(kind) and kind.scale:
        return pa.float64()
    # Counts come as 128-bit numbers from one engine and as unsigned ones from another.
    return pa.int64() if pa.types.is_decimal(kind) or pa.types.is_unsigned_integer(kind) else kind
