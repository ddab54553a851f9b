"""Going back to an earlier migration, and forward again before the next test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


@contextmanager
def migrations_of(app: str) -> Iterator[Callable[[str], None]]:
    """Give a function that migrates an app to one of its migrations; every app is at its last when the block ends."""
    try:
        yield lambda name: MigrationExecutor(connection).migrate([(app, name)])
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
