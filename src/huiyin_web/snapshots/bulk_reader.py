"""A process of its own that reads tables out of the database: `python -m huiyin_web.snapshots.bulk_reader`.

ADBC carries an SQLite of its own, and two SQLite libraries in one process void each other's locks: so it runs only
here, where nothing else has the database open. One read transaction sees all tables at the same moment, and memory
holds a few row groups. The order comes as JSON on standard input, as it may hold a password; on standard output
stands, after each batch, the number of its rows.
"""

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa

from huiyin.records.snapshots.parquet import GROUP_ROWS, write_parquet


def main() -> None:
    """Carry out the order on standard input."""
    order = json.load(sys.stdin)
    connect, rows = _DATABASES[order["vendor"]]
    with connect(order["database"]) as connection:
        for table in order["tables"]:
            schema = pa.ipc.read_schema(pa.py_buffer(bytes.fromhex(table["schema"])))
            with connection.cursor() as cursor:
                batches = _ahead(rows(cursor, table["sql"], schema))
                write_parquet(Path(table["path"]), schema, (_typed(batch, schema) for batch in batches))


def _sqlite(database: str) -> Any:
    from adbc_driver_sqlite import dbapi  # noqa: PLC0415  only this process may hold it, and only for SQLite

    return dbapi.connect(database)


def _sqlite_rows(cursor: Any, sql: str, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    # SQLite's columns have no type, and the driver guesses it from the first rows: so the first row is ours.
    first = ", ".join(f'{_example(field.type)} AS "{field.name}"' for field in schema)
    cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": GROUP_ROWS})
    cursor.execute(f"SELECT {first} UNION ALL SELECT * FROM ({sql})")  # noqa: S608  of a schema and the ORM's own SQL
    ours = 1
    for batch in cursor.fetch_record_batch():
        yield batch.slice(ours)
        ours = 0


def _example(kind: pa.DataType) -> str:
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        return "0"
    return "0.0" if pa.types.is_floating(kind) else "''"


def _postgresql(database: str) -> Any:
    from adbc_driver_postgresql import dbapi  # noqa: PLC0415  an optional dependency, at its one point of use

    connection = dbapi.connect(database)
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    return connection


def _postgresql_rows(cursor: Any, sql: str, _: pa.Schema) -> Iterator[pa.RecordBatch]:
    cursor.execute(sql)
    yield from cursor.fetch_record_batch()


_DATABASES = {"sqlite": (_sqlite, _sqlite_rows), "postgresql": (_postgresql, _postgresql_rows)}


def _ahead(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Read the next batch while the last one is written: both leave Python alone, so two cores share the work."""
    with ThreadPoolExecutor(1) as reader:
        coming = reader.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = reader.submit(next, batches, None)
            yield batch


def _typed(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    print(batch.num_rows, flush=True)  # noqa: T201  this is how it reports
    columns = [column.cast(field.type) for column, field in zip(batch.columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


if __name__ == "__main__":
    main()
