"""Put checked rows where the database can read them: a SQLite file of its own, or an unlogged PostgreSQL table.

ADBC carries its own SQLite, and two SQLite libraries in one process void each other's locks. So ADBC never opens
the live database: it writes a file that is closed before our connection attaches it (DESIGN.md, section 6).
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Full, Queue
from uuid import UUID

import adbc_driver_sqlite.dbapi
import pyarrow as pa
from django.db import connection

from huiyin_web.core.libpq import conninfo
from huiyin_web.imports.folders import STAGED, folder_of

PREFIX = "import_staged_"
_ALIAS, _TABLE, _SEEN, _FILLED = "import_staging", "staged", "seen", "filled"
_HEX = 32  # the characters of an import's identity in the name of a table
_HALF = f"{STAGED}.new"
_SEEN_COLUMNS = "(row integer PRIMARY KEY, version integer, changed boolean)"
_PAGE_BYTES = 32_768
_AHEAD, _PATIENCE = 4, 0.1  # batches waiting to be loaded; seconds between looks at a loader that is behind
_Load = Callable[[pa.RecordBatchReader], None]
_TYPES: dict[pa.DataType, tuple[str, str]] = {
    pa.string(): ("TEXT", "text"),
    pa.bool_(): ("INTEGER", "boolean"),
    pa.int16(): ("INTEGER", "smallint"),
    pa.int32(): ("INTEGER", "integer"),
    pa.int64(): ("INTEGER", "bigint"),
    pa.float64(): ("REAL", "double precision"),
    pa.date32(): ("TEXT", "date"),
}


@dataclass(frozen=True, slots=True)
class Staged:
    """The names by which our connection reads what an import has staged.

    Attributes:
        rows: the checked rows.
        seen: which version of which registered row the check has compared a row with, and whether they differed.
    """

    rows: str
    seen: str


@contextmanager
def filling(uuid: UUID, schema: pa.Schema, *, sparse: str = "") -> Iterator[Callable[[pa.RecordBatch], None]]:
    """Give the function that takes checked rows, in the place of what this import staged before.

    They are loaded while the next are being checked, by a thread that lets Python run. When the block is left they
    are all there; when it fails, none is.

    Args:
        uuid: of the import.
        schema: of the rows.
        sparse: a column that is mostly empty, whose few filled rows are to be found at no cost.

    Raises:
        RuntimeError: a transaction is open, and would hide the rows or lock them out.
    """
    _outside_transaction()
    unstage(uuid)
    into = _into_postgresql if connection.vendor == "postgresql" else _into_sqlite
    load = into(uuid, schema, sparse)
    waiting: Queue[pa.RecordBatch | None] = Queue(_AHEAD)
    with ThreadPoolExecutor(1) as pool:
        loaded = pool.submit(load, pa.RecordBatchReader.from_batches(schema, iter(waiting.get, None)))

        def put(batch: pa.RecordBatch | None) -> None:
            while not loaded.done():
                try:
                    return waiting.put(batch, timeout=_PATIENCE)
                except Full:
                    continue
            return None if batch is None else loaded.result()

        try:
            yield put
            put(None)
            loaded.result()
            _finish(uuid)
        except BaseException:
            put(None)
            loaded.exception()
            unstage(uuid)
            raise


@contextmanager
def staged(uuid: UUID) -> Iterator[Staged]:
    """Let our connection read what an import has staged; open no transaction before.

    Raises:
        RuntimeError: a transaction is open.
    """
    _outside_transaction()
    if connection.vendor == "postgresql":
        yield Staged(*_tables(uuid))
        return
    with connection.cursor() as cursor:
        cursor.execute(f"ATTACH DATABASE %s AS {_ALIAS}", [str(folder_of(uuid) / STAGED)])
    try:
        yield Staged(f"{_ALIAS}.{_TABLE}", f"{_ALIAS}.{_SEEN}")
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
            cursor.execute(f"DROP TABLE IF EXISTS {', '.join(_tables(uuid))}")
    else:
        for name in (STAGED, _HALF):
            (folder_of(uuid) / name).unlink(missing_ok=True)


def staged_in_postgresql() -> set[UUID]:
    """Give every import that has staging tables."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename LIKE %s", [PREFIX + "%"]
        )
        return {UUID(hex=name.removeprefix(PREFIX)[:_HEX]) for (name,) in cursor.fetchall()}


def _tables(uuid: UUID) -> tuple[str, str]:
    """Give the quoted names of an import's tables in PostgreSQL: its rows, and what the check has seen."""
    name = connection.ops.quote_name
    return name(PREFIX + uuid.hex), name(f"{PREFIX}{uuid.hex}_{_SEEN}")


def _into_sqlite(uuid: UUID, schema: pa.Schema, sparse: str) -> _Load:
    target = str(folder_of(uuid) / _HALF)

    def load(rows: pa.RecordBatchReader) -> None:
        with adbc_driver_sqlite.dbapi.connect(target, autocommit=True) as own, own.cursor() as cursor:
            # What is lost with this file is made again by another check: no journal, no waiting for the disk.
            for pragma in ("journal_mode = OFF", "synchronous = OFF", f"page_size = {_PAGE_BYTES}"):
                cursor.execute(f"PRAGMA {pragma}")
            cursor.execute(_create(f"CREATE TABLE {_TABLE}", schema, 0))
            if sparse:
                cursor.execute(_index(_FILLED, _TABLE, sparse))
            cursor.execute(f"CREATE TABLE {_SEEN} {_SEEN_COLUMNS}")
            cursor.adbc_ingest(_TABLE, rows, mode="append")

    return load


def _into_postgresql(uuid: UUID, schema: pa.Schema, sparse: str) -> _Load:
    import adbc_driver_postgresql.dbapi  # noqa: PLC0415  the optional dependency, at its one point of use

    name, (rows_table, seen_table) = PREFIX + uuid.hex, _tables(uuid)
    with connection.cursor() as cursor:
        cursor.execute(_create(f"CREATE UNLOGGED TABLE {rows_table}", schema, 1))
        if sparse:
            cursor.execute(_index(f"{name}_{_FILLED}", rows_table, sparse))
        cursor.execute(f"CREATE UNLOGGED TABLE {seen_table} {_SEEN_COLUMNS}")
    where = conninfo(connection)

    def load(rows: pa.RecordBatchReader) -> None:
        with adbc_driver_postgresql.dbapi.connect(where) as own:
            with own.cursor() as cursor:
                cursor.adbc_ingest(name, rows, mode="append")
            own.commit()

    return load


def _finish(uuid: UUID) -> None:
    """Let what is loaded be found: under its name, and quickly."""
    if connection.vendor != "postgresql":
        (folder_of(uuid) / _HALF).replace(folder_of(uuid) / STAGED)
        return
    rows, _ = _tables(uuid)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {rows} ADD PRIMARY KEY (row)")
        cursor.execute(f"ANALYZE {rows}")


def _create(create: str, schema: pa.Schema, dialect: int) -> str:
    """Give the statement that creates the staging table; its columns are field keys known in code."""
    columns = [f"{connection.ops.quote_name(field.name)} {_TYPES[field.type][dialect]}" for field in schema]
    if dialect == 0:
        columns[0] += " PRIMARY KEY"  # the rows come in their order: this costs nothing in SQLite
    return f"{create} ({', '.join(columns)})"


def _index(name: str, table: str, sparse: str) -> str:
    """Give the statement that indexes the filled rows of a column; made before the rows come, it costs them nothing."""
    column = connection.ops.quote_name(sparse)
    return f"CREATE INDEX {connection.ops.quote_name(name)} ON {table} ({column}) WHERE {column} IS NOT NULL"


def _outside_transaction() -> None:
    if connection.in_atomic_block:
        raise RuntimeError("Rows are staged and attached outside any transaction.")
