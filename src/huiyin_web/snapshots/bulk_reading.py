"""Read the registered tables out of the database into a draft, by a process of their own (`bulk_reader`)."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from django.db import connection

from huiyin.records.snapshots import Draft
from huiyin_web.core.frozen import FrozenTable

_READER = "huiyin_web.snapshots.bulk_reader"


class ReadingFailedError(RuntimeError):
    """The process that reads ended with an error; the message is what it said last."""


def read_tables(
    tables: Iterable[FrozenTable], draft: Draft, *, lock: int, expected: int, heard: Callable[[float], None]
) -> None:
    """Write every table's rows, as they were committed, into the draft.

    Args:
        tables: what to read.
        draft: where to.
        lock: the descriptor of the writer's lock; the process holds it too, should this one be killed before it.
        expected: how many rows there are about, for the fraction.
        heard: told the fraction read; what it raises ends the reading.

    Raises:
        ReadingFailedError: the process failed.
    """
    order = {
        "vendor": connection.vendor,
        "database": _database(),
        "tables": [
            {
                "path": str(draft.path(table.name)),
                "schema": table.schema.serialize().to_pybytes().hex(),
                "sql": table.query().query.sql_with_params()[0],
            }
            for table in tables
        ],
    }
    with subprocess.Popen(  # noqa: S603  our own module, by our own interpreter
        [sys.executable, "-m", _READER],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, pass_fds=(lock,),
    ) as reader:  # fmt: skip
        try:
            words = _followed(reader, order, expected, heard)
        except BaseException:
            reader.kill()
            raise
    if reader.returncode:
        raise ReadingFailedError(words)


def _followed(
    reader: subprocess.Popen[str], order: dict[str, Any], expected: int, heard: Callable[[float], None]
) -> str:
    """Give the order, pass on what the process reports; give what it said of its errors."""
    if reader.stdin is None or reader.stdout is None or reader.stderr is None:
        raise ReadingFailedError
    with reader.stdin:
        json.dump(order, reader.stdin)
    rows = 0
    for line in reader.stdout:
        rows += int(line)
        heard(min(rows / max(expected, 1), 1.0))
    return reader.stderr.read()


def _database() -> str:
    """Give what ADBC opens: a file to read, or what PostgreSQL's own library takes."""
    given = connection.get_connection_params()
    if connection.vendor == "sqlite":
        return f"file:{quote(str(given['database']))}?mode=ro"
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415  an optional dependency, at its one point of use

    return make_conninfo(**{key: given[key] for key in ("dbname", "user", "password", "host", "port") if key in given})
