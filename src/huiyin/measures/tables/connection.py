"""The connection to DuckDB, one for each thread."""

import threading
from functools import cache

import duckdb
import pyarrow as pa

_of_thread, _making = threading.local(), threading.Lock()


def database() -> duckdb.DuckDBPyConnection:
    """Give the thread's own connection: tables of one can be joined, and no two threads may use one at once."""
    if not hasattr(_of_thread, "connection"):
        with _making:
            _of_thread.connection = _root()[0].cursor()
    connection: duckdb.DuckDBPyConnection = _of_thread.connection
    return connection


def give_back() -> None:
    """Give memory that is free to the system: engine and Arrow keep what they have used, each for itself alone."""
    _, usual = _root()
    # Whenever the limit is set, DuckDB lets go of all that it doesn't use. One that somebody chose stays: DuckDB tells
    # it rounded down, and to set it to that, turn by turn, would take it all away.
    if _limit(database()) == usual:
        database().execute("RESET memory_limit")
    pa.default_memory_pool().release_unused()


@cache
def _root() -> tuple[duckdb.DuckDBPyConnection, str]:
    """Give the connection that all others belong to, with the memory limit that it began with."""
    # Made once: starting a database takes longer than measuring a million rows. Files lie on this machine: who reads
    # ahead of the threads that compute takes memory and saves no time.
    root = duckdb.connect(config={"async_threads": 1})
    root.execute("SET disable_parquet_prefetching = true")
    return root, _limit(root)


def _limit(connection: duckdb.DuckDBPyConnection) -> str:
    (found,) = connection.execute("SELECT current_setting('memory_limit')").fetchall()
    return str(found[0])
