"""Let one transaction go on at a time, where what it finds decides what it writes."""

from django.db import connection


def take_turn(lock: int) -> None:
    """Wait for every open transaction that took the same turn; the turn ends with the caller's own transaction.

    SQLite has one writer at a time and every transaction begins as one; PostgreSQL has to be told.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])
