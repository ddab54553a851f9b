"""How SQLite reads a table: which index a query uses, or that it reads whole rows."""

from django.db import connection


def plans_of(queries, table):
    """Give the steps with which SQLite answers the captured queries of a table."""
    plans = []
    for query in queries:
        if f'"{table}"' in query["sql"]:
            with connection.cursor() as cursor:
                cursor.execute("EXPLAIN QUERY PLAN " + query["sql"])
                plans += [row[3] for row in cursor.fetchall()]
    return plans
