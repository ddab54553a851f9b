"""Put checked rows where the database can read them: a SQLite file of its own, or an unlogged PostgreSQL table.

ADBC carries its own SQLite, and two SQLite libraries in one process void each other's locks. So ADBC never opens
the live database: it writes a file that is closed before our connection attaches it (DESIGN.md, section 6).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import adbc_driver_sqlite.dbapi
import pyarrow as pa
from django.db import connection

from huiyin_web.imports.folders import STAGED, folder_of

PREFIX = "import_staged_"
_ALIAS, _TABLE = "import_staging", "staged"
_TYPES: dict[pa.DataType, tuple[str, str]] = {
    pa.string(): ("TEXT", "text"),
    pa.bool_(): ("INTEGER", "boolean"),
    pa.int16(): ("INTEGER", "smallint"),
    pa.int32(): ("INTEGER", "integer"),
    pa.int64(): ("INTEGER", "bigint"),
    pa.float64(): ("REAL", "double precision"),
    pa.date32(): ("TEXT", "date"),
}


def stage(uuid: UUID, rows: Path) -> None:
    """Load an Arrow file of checked rows, in the place of what this import staged before.

    Raises:
        RuntimeError: a transaction is open, and would hide the rows or lock them out.
    """
    _outside_transaction()
    with pa.OSFile(str(rows)) as source, pa.ipc.open_file(source) as file:
        batches = (file.get_batch(at) for at in range(file.num_record_batches))
        reader = pa.RecordBatchReader.from_batches(file.schema, batches)
        if connection.vendor == "postgresql":
            _stage_in_postgresql(uuid, reader)
        else:
            _stage_in_sqlite(uuid, reader)


@contextmanager
def staged(uuid: UUID) -> Iterator[str]:
    """Give the name by which our connection reads an import's staged rows; open no transaction before.

    Raises:
        RuntimeError: a transaction is open.
    """
    _outside_transaction()
    if connection.vendor == "postgresql":
        yield connection.ops.quote_name(PREFIX + uuid.hex)
        return
    with connection.cursor() as cursor:
        cursor.execute(f"ATTACH DATABASE %s AS {_ALIAS}", [str(folder_of(uuid) / STAGED)])
    try:
        yield f"{_ALIAS}.{_TABLE}"
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DETACH DATABASE {_ALIAS}")


def is_staged(uuid: UUID) -> bool:
    """Say whether an import's rows are staged still: a crashed PostgreSQL empties what is unlogged."""
    if connection.vendor != "postgresql":
        return (folder_of(uuid) / STAGED).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [PREFIX + uuid.hex])
        return bool(cursor.fetchone()[0])


def unstage(uuid: UUID) -> None:
    """Remove an import's staged rows, if there are any."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(PREFIX + uuid.hex)}")
    else:
        (folder_of(uuid) / STAGED).unlink(missing_ok=True)


def staged_in_postgresql() -> list[UUID]:
    """Give every import that has a staging table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename LIKE %s", [PREFIX + "%"]
        )
        return [UUID(hex=name.removeprefix(PREFIX)) for (name,) in cursor.fetchall()]


def _stage_in_sqlite(uuid: UUID, reader: pa.RecordBatchReader) -> None:
    anew = folder_of(uuid) / f"{STAGED}.new"
    anew.unlink(missing_ok=True)
    with adbc_driver_sqlite.dbapi.connect(str(anew), autocommit=True) as own, own.cursor() as cursor:
        # What is lost with this file is made again by another check: no journal, no waiting for the disk.
        cursor.execute("PRAGMA journal_mode = OFF")
        cursor.execute("PRAGMA synchronous = OFF")
        cursor.execute(_create(f"CREATE TABLE {_TABLE}", reader.schema, 0))
        cursor.adbc_ingest(_TABLE, reader, mode="append")
    anew.replace(folder_of(uuid) / STAGED)


def _stage_in_postgresql(uuid: UUID, reader: pa.RecordBatchReader) -> None:
    import adbc_driver_postgresql.dbapi  # noqa: PLC0415  the optional dependency, at its one point of use
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415  likewise

    name = PREFIX + uuid.hex
    quoted = connection.ops.quote_name(name)
    unstage(uuid)
    with connection.cursor() as cursor:
        cursor.execute(_create(f"CREATE UNLOGGED TABLE {quoted}", reader.schema, 1))
    given = connection.get_connection_params()
    where = make_conninfo(**{key: given[key] for key in ("dbname", "user", "password", "host", "port") if key in given})
    with adbc_driver_postgresql.dbapi.connect(where) as own:
        with own.cursor() as bulk:
            bulk.adbc_ingest(name, reader, mode="append")
        own.commit()
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {quoted} ADD PRIMARY KEY (row)")
        cursor.execute(f"ANALYZE {quoted}")


def _create(create: str, schema: pa.Schema, dialect: int) -> str:
    """Give the statement that creates the staging table; its columns are field keys known in code."""
    columns = [f"{connection.ops.quote_name(field.name)} {_TYPES[field.type][dialect]}" for field in schema]
    if dialect == 0:
        columns[0] += " PRIMARY KEY"  # the rows come in their order: this costs nothing in SQLite
    return f"{create} ({', '.join(columns)})"


def _outside_transaction() -> None:
    if connection.in_atomic_block:
        raise RuntimeError("Rows are staged and attached outside any transaction.")
