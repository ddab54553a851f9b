"""Matching the rows of several years by the number of a unit: what recognises it, and how many were found where."""

from collections.abc import Iterable, Sequence
from typing import Any

import duckdb
import narwhals as nw

from huiyin.kernel.text import Text
from huiyin.measures.errors import CannotOpenError, DuplicateKeyError, MissingKeyError, TwoKindsError
from huiyin.measures.tables.columns import key_of, kind_of
from huiyin.measures.tables.engine import count_of, totals
from huiyin.measures.tables.sources import check_distinct


def matched(frames: Sequence[nw.LazyFrame[Any]], labels: Sequence[Text], key: str) -> Text:
    """Count who is found where, in one GROUP BY of the keys of all years; refuse keys that do not tell units apart.

    Args:
        frames: the years, each with the key.
        labels: what each is called.
        key: the column that recognises a unit.

    Returns:
        How many were found in all of them, and how many were not in each: for a definition.

    Raises:
        MissingKeyError: rows without a key.
        DuplicateKeyError: a key that several rows of one source have.
        CannotOpenError: relations of DuckDB that do not belong to one connection.
    """
    years = [f"in_{at}" for at in range(len(frames))]
    seen = [
        frame.select(key_of(frame, key).alias("key"), **{name: nw.lit(int(name == own)) for name in years})
        for frame, own in zip(frames, years, strict=True)
    ]
    try:
        rows_of_units = nw.concat(seen, how="vertical")
    except duckdb.InvalidInputException as apart:
        raise CannotOpenError(source="DuckDBPyRelation", why=_CONNECTIONS) from apart
    units = rows_of_units.group_by("key").agg(*(nw.col(name).sum() for name in years))
    known = ~nw.col("key").is_null()
    counts = {
        "units": count_of(known),
        "every": count_of(nw.all_horizontal(known, *map(_there, years), ignore_nulls=False)),
    }
    for name in years:
        again = known & (nw.col(name) > 1)
        counts |= {
            f"nameless {name}": nw.when(~known).then(nw.col(name)).sum(),
            f"rows {name}": nw.col(name).sum(),
            f"again {name}": count_of(again),
            f"example {name}": nw.when(again).then(nw.col("key").cast(nw.String)).min(),
            f"there {name}": count_of(known & _there(name)),
        }
    (found,) = totals(units, (), counts).to_pylist()
    for name, label in zip(years, labels, strict=True):
        rows = f"{found[f'rows {name}']:,}"
        if found[f"nameless {name}"]:
            raise MissingKeyError(column=key, year=label, count=f"{found[f'nameless {name}']:,}", rows=rows)
        if found[f"again {name}"]:
            count, example = f"{found[f'again {name}']:,}", found[f"example {name}"]
            raise DuplicateKeyError(column=key, year=label, count=count, rows=rows, example=example)
    absent = [
        _ABSENT.fill(count=f"{found['units'] - found[f'there {name}']:,}", year=label)
        for name, label in zip(years, labels, strict=True)
    ]
    return _MATCHED.fill(key=key, every=f"{found['every']:,}", absent=Text.join(absent))


def of_one_kind(frames: Sequence[nw.LazyFrame[Any]], key: str, used: Iterable[str]) -> list[str]:
    """Give the columns that are of the same kind in every year; refuse one that is asked for and is not.

    Raises:
        TwoKindsError: naming it and its kinds.
        SameNameError: columns of two years differ only by upper and lower case.
    """
    schemas = [frame.collect_schema() for frame in frames]
    kinds = {name: [schema[name] for schema in schemas if name in schema] for schema in schemas for name in schema}
    check_distinct(kinds)
    kept = [name for name, each in kinds.items() if len(set(map(kind_of, each))) == 1]
    asked = [name for name in used if name in kinds and name not in kept]
    for name in [*asked, key] if len(set(map(_key_kind, kinds[key]))) > 1 else asked:
        raise TwoKindsError(column=name, kinds=", ".join(str(kind) for kind in kinds[name]))
    return kept


def _key_kind(kind: nw.dtypes.DType) -> str:
    return str(kind) if kind.is_float() or kind.is_decimal() else kind_of(kind)


def _there(year: str) -> nw.Expr:
    return nw.col(year) > 0


_MATCHED = Text(
    "matched by '{key}': {every} found in every source; absent: {absent}",
    "按“{key}”匹配：各期均有 {every}；缺失：{absent}",
)
_ABSENT = Text("{count} in {year}", "{year} {count}")
_CONNECTIONS = Text(
    "relations of two connections can't be matched; make all of them from one connection, or give files",
    "不同连接的关系无法匹配，请用同一连接建立，或改为文件",
)
