"""The connection to DuckDB, one for each thread."""

import threading
from functools import cache

import duckdb

_of_thread, _making = threading.local(), threading.Lock()


def database() -> duckdb.DuckDBPyConnection:
    """Give the thread's own connection: tables of one can be joined, and no two threads may use one at once."""
    if not hasattr(_of_thread, "connection"):
        with _making:
            _of_thread.connection = _root().cursor()
    connection: duckdb.DuckDBPyConnection = _of_thread.connection
    return connection


@cache
def _root() -> duckdb.DuckDBPyConnection:
    # Made once: starting a database takes longer than measuring a million rows.
    return duckdb.connect()
