"""The tables that a snapshot freezes: an app registers its own when it starts; `snapshots`, above them, reads them.

A table is registered with a query of plain columns, without parameters, sorted as the snapshot keeps it: it is
run by another process, on a connection of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class FrozenTable:
    """One table of a snapshot.

    Attributes:
        name: the file's name without its ending.
        schema: the columns that the query gives, in their order.
        query: gives the rows, as `values_list` of the schema's names.
    """

    name: str
    schema: pa.Schema
    query: Callable[[], QuerySet[Any, Any]]


_TABLES: dict[str, FrozenTable] = {}


def register_frozen(table: FrozenTable) -> None:
    """Add a table to what a snapshot freezes; an app does so once, when it starts.

    Raises:
        ValueError: the name is taken.
    """
    if _TABLES.setdefault(table.name, table) is not table:
        raise ValueError(f"The frozen table '{table.name}' is registered already; choose another name.")


def frozen_tables() -> tuple[FrozenTable, ...]:
    """Give the tables in the order in which they were registered."""
    return tuple(_TABLES.values())
