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
            _of_thread.connection = _root().cursor()
    connection: duckdb.DuckDBPyConnection = _of_thread.connection
    return connection


def give_back() -> None:
    """Give memory that is free to the system: engine and Arrow keep what they have used, each for itself alone."""
    database().execute("RESET memory_limit")  # whenever the limit is set, DuckDB lets go of all that it doesn't use
    pa.default_memory_pool().release_unused()


@cache
def _root() -> duckdb.DuckDBPyConnection:
    # Made once: starting a database takes longer than measuring a million rows. Files lie on this machine: who reads
    # ahead of the threads that compute takes memory and saves no time.
    root = duckdb.connect(config={"async_threads": 1})
    root.execute("SET disable_parquet_prefetching = true")
    return root
