"""A process of its own that reads queries out of the database, as Arrow streams on standard output.

ADBC carries an SQLite of its own, and two SQLite libraries in one process void each other's locks: so it runs only
here, where nothing else has the database open. One read transaction sees all tables at the same moment, and memory
holds one batch. The order comes as JSON on standard input, as it may hold a password. This file is run by its path
and imports nothing of ours: it is to start at once.
"""

import json
import sys
from importlib import import_module

import pyarrow as pa


def main() -> None:
    """Carry out the order: `driver`, `database`, `begin` statements, statement `options`, `queries`, rows to `skip`."""
    order = json.load(sys.stdin)
    driver = import_module(order["driver"])
    with driver.connect(order["database"]) as connection, pa.PythonFile(sys.stdout.buffer, "w") as out:
        for statement in order["begin"]:
            with connection.cursor() as cursor:
                cursor.execute(statement)
        for query in order["queries"]:
            with connection.cursor() as cursor:
                cursor.adbc_statement.set_options(**order["options"])
                cursor.execute(query)
                rows, skip = cursor.fetch_record_batch(), order["skip"]
                with pa.ipc.new_stream(out, rows.schema) as stream:
                    for batch in rows:
                        stream.write_batch(batch.slice(skip))
                        skip = 0


if __name__ == "__main__":
    main()
