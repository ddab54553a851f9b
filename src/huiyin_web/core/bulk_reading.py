"""Read the registered tables out of the database, by a process of their own (`bulk_reader`)."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyarrow as pa
from django.db import connection

from huiyin_web.core.frozen import FrozenTable
from huiyin_web.core.libpq import conninfo

_READER = Path(__file__).with_name("bulk_reader.py")
_BATCH_ROWS = 5_000


class ReadingFailedError(RuntimeError):
    """The process that reads ended with an error; the message is what it said last."""


@contextmanager
def rows_of(tables: Sequence[FrozenTable]) -> Iterator[Iterator[Iterator[pa.RecordBatch]]]:
    """Give the rows of each table in turn, as they are committed at one moment, typed as registered.

    Each table's rows must be taken to the end before the next table's. If the block ends early, so does the process;
    if this process is killed, it ends at its next batch.

    Raises:
        ReadingFailedError: the process failed.
    """
    with subprocess.Popen(  # noqa: S603  our own file, by our own interpreter
        [sys.executable, "-P", _READER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as reader:
        if reader.stdin is None or reader.stdout is None or reader.stderr is None:
            raise ReadingFailedError
        try:
            with reader.stdin as order:
                order.write(json.dumps(_order(tables)).encode())
            yield (_typed(reader.stdout, table.schema) for table in tables)
        except pa.ArrowInvalid as error:
            reader.kill()
            raise ReadingFailedError(reader.stderr.read().decode()) from error
        except BaseException:
            reader.kill()
            raise


def _typed(stream: Any, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    for batch in pa.ipc.open_stream(stream):
        columns = [column.cast(field.type) for column, field in zip(batch.columns, schema, strict=True)]
        yield pa.RecordBatch.from_arrays(columns, schema=schema)


def _order(tables: Sequence[FrozenTable]) -> dict[str, Any]:
    queries = [table.query().query.sql_with_params()[0] for table in tables]
    if connection.vendor == "postgresql":
        return _postgresql() | {"queries": queries, "options": {}, "skip": 0}
    # SQLite's columns have no type, and the driver guesses it from the first row: so that row is ours, and skipped.
    return {
        "driver": "adbc_driver_sqlite.dbapi",
        "database": f"file:{quote(str(connection.get_connection_params()['database']))}?mode=ro",
        "begin": [],
        "queries": [
            f"SELECT {_examples(table.schema)} UNION ALL SELECT * FROM ({query})"  # noqa: S608  a schema, the ORM's SQL
            for table, query in zip(tables, queries, strict=True)
        ],
        "options": {"adbc.sqlite.query.batch_rows": _BATCH_ROWS},
        "skip": 1,
    }


def _postgresql() -> dict[str, Any]:
    return {
        "driver": "adbc_driver_postgresql.dbapi",
        "database": conninfo(connection),
        "begin": ["SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"],
    }


def _examples(schema: pa.Schema) -> str:
    return ", ".join(f'{_example(field.type)} AS "{field.name}"' for field in schema)


def _example(kind: pa.DataType) -> str:
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        return "0"
    return "0.0" if pa.types.is_floating(kind) else "''"
