"""The few ways in which the engine speaks SQL: names quoted, values as parameters."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import Field, Model

from huiyin.kernel.places import Level, code_range

SOME = 10_000  # rows that are held, or named in a statement, at once
_CACHE_KIBIBYTES = 65_536


def name_of(column: str) -> str:
    """Quote the name of a column."""
    return connection.ops.quote_name(column)


def table_of(model: type[Model]) -> str:
    """Quote the name of a model's table."""
    return connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001  Django's documented door


def key_of(model: type[Model]) -> tuple[str, str]:
    """Give the quoted name and the type of a model's primary key."""
    key = model._meta.pk  # noqa: SLF001  Django's documented door
    if key is None:
        raise TypeError(f"{model.__name__} is abstract")
    return name_of(key.column), str(key.db_type(connection))


def has_column(model: type[Model], column: str) -> bool:
    """Say whether a model's table has a column."""
    return column in _columns(model)


def type_of(model: type[Model], column: str) -> str:
    """Give the type of a model's column."""
    return str(_columns(model)[column].db_type(connection))


def _columns(model: type[Model]) -> "dict[str, Field[Any, Any]]":
    return {field.column: field for field in model._meta.concrete_fields}  # noqa: SLF001  Django's documented door


def rows_of(statement: str, values: Sequence[Any] = ()) -> list[Any]:
    """Give all rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def many_of(statement: str, values: Sequence[Any] = ()) -> Iterator[list[Any]]:
    """Give the rows of a query that may have a million, some at a time."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        while some := cursor.fetchmany(SOME):
            yield list(some)


def do(statement: str, values: Sequence[Any] = ()) -> int:
    """Carry out a statement and give how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def within(column: str, prefixes: Sequence[str]) -> tuple[str, list[str]]:
    """Give the condition that a place code lies below one of the prefixes, and its values; as `Scope.places` does."""
    villages = [prefix for prefix in prefixes if len(prefix) == Level.VILLAGE.digits]
    bounds = [code_range(prefix) for prefix in prefixes if len(prefix) < Level.VILLAGE.digits]
    listed = [f"{column} IN ({', '.join(['%s'] * len(villages))})"] if villages else []
    condition = " OR ".join([*listed, *(f"{column} BETWEEN %s AND %s" for _ in bounds)]) or "1 = 0"
    return f"({condition})", [*villages, *(bound for pair in bounds for bound in pair)]


@contextmanager
def bulk() -> Iterator[None]:
    """Make SQLite ready for a province at once, and put it back; open it before the transaction.

    The checks of our tables stay on: what they cost is lost in the noise (decision 4). Foreign keys don't: the id of a
    row that is referred to is read from its table in the same transaction; `foreign_key_check` looks at leisure.
    """
    if connection.vendor != "sqlite":
        yield
        return
    before = rows_of("PRAGMA cache_size")[0][0]
    do(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
    do("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        do("PRAGMA foreign_keys = ON")
        do(f"PRAGMA cache_size = {before}")
